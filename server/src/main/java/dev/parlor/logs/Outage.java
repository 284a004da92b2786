package dev.parlor.logs;

/// Marks exceptions that mean: something outside of the program does not work. Their message is a sentence for the
/// operator that says everything, so their stack traces are not written.
public interface Outage {}
