package dev.parlor.http;

/// A body that is no JSON.
///
/// @param type its media type
@SuppressWarnings("ArrayRecordComponent") // written, never compared
public record Picture(String type, byte[] bytes) {}
