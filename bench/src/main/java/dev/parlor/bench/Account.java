package dev.parlor.bench;

/// Somebody who can log in, and has.
record Account(String email, String token) {}
