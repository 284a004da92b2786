package dev.parlor.verify.checks;

/// One check of the deployment.
@FunctionalInterface
public interface VerifyCheck {
    /// Returns a remark for the report, or an empty string.
    ///
    /// @throws dev.parlor.verify.client.CheckFailed when the check fails or can't be made
    String run() throws InterruptedException;
}
