package dev.parlor.config;

/// A setting that can't be used. The message is one line for the operator: the setting, its value, and what
/// is expected.
public final class ConfigProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConfigProblem(String message) {
        super(message, null, false, false);
    }
}
