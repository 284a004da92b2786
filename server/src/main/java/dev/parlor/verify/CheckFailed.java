package dev.parlor.verify;

/// The end of a check that can't go on.
final class CheckFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient CheckOutcome finding;

    CheckFailed(CheckOutcome finding) {
        super(finding.words(), null, false, false);
        this.finding = finding;
    }

    static CheckFailed failed(String sentence) {
        return new CheckFailed(new CheckOutcome.FailedCheck(sentence));
    }

    static CheckFailed unable(String sentence) {
        return new CheckFailed(new CheckOutcome.UnableToCheck(sentence));
    }

    CheckOutcome finding() {
        return finding;
    }
}
