package dev.parlor.http;

/// A body that is not JSON.
///
/// @param type its media type
@SuppressWarnings("ArrayRecordComponent") // written, never compared
public record BinaryBody(String type, byte[] bytes) {}
