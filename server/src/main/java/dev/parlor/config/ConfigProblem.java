package dev.parlor.config;

/// A setting that can't be used. The message is one line for the operator: which setting, what it is, what it
/// should be.
public final class ConfigProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConfigProblem(String message) {
        super(message, null, false, false);
    }
}
