package dev.parlor.bench;

/// Somebody who can log in, and has.
public record Account(long id, String email, String token) {}
