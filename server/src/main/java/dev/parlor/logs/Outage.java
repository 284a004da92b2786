package dev.parlor.logs;

/// Marks an exception caused by something outside the program. Its message is a complete sentence for the
/// operator, so its stack trace is not logged.
public interface Outage {}
