package dev.parlor.realtime.redis;

/// The nodes that belong together.
///
/// @param name tells them from others that share their Redis
/// @param agreement what each must have, or they can't work together: the fingerprint of the signing key
public record Fleet(String name, String agreement) {}
