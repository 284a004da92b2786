package dev.parlor.verify.client;

/// Ends a check that can't continue.
public final class CheckFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient CheckOutcome finding;

    CheckFailed(CheckOutcome finding) {
        super(finding.words(), null, false, false);
        this.finding = finding;
    }

    public static CheckFailed failed(String sentence) {
        return new CheckFailed(new CheckOutcome.FailedCheck(sentence));
    }

    public static CheckFailed unable(String sentence) {
        return new CheckFailed(new CheckOutcome.UnableToCheck(sentence));
    }

    public CheckOutcome finding() {
        return finding;
    }
}
