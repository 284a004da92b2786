package dev.parlor;

/// The server can't run here. The message is one line for the operator: why, and what to do.
final class StartupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartupException(String message, Throwable cause) {
        super(message, cause, false, false);
    }
}
