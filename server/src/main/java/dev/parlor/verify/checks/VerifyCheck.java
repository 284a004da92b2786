package dev.parlor.verify.checks;

/// Looks at one thing.
@FunctionalInterface
public interface VerifyCheck {
    /// Returns something worth knowing, or nothing.
    ///
    /// @throws Setback when it is not as it should be
    String run() throws InterruptedException;
}
