package dev.parlor.realtime;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/// The answer to a message that was refused: `{"type":"error","code":"…","message":"sentence"}`. The socket stays
/// open.
///
/// @param code stable, for programs
/// @param message a plain sentence that says what to do
@JsonPropertyOrder({"type", "code", "message"})
public record ErrorMessage(String type, String code, String message) {
    public ErrorMessage(String code, String message) {
        this("error", code, message);
    }
}
