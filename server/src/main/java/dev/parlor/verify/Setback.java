package dev.parlor.verify;

/// The end of a check that can't go on.
final class Setback extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    Setback(Finding finding) {
        super(finding.words(), null, false, false);
        this.finding = finding;
    }

    static Setback failed(String sentence) {
        return new Setback(new Finding.Failed(sentence));
    }

    static Setback unable(String sentence) {
        return new Setback(new Finding.Unable(sentence));
    }

    Finding finding() {
        return finding;
    }
}
