package dev.parlor.realtime.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/// The answer to a message that was refused: `{"type":"error","code":"…","message":"sentence"}`. The socket stays
/// open.
///
/// @param code stable, for programs
/// @param message a plain sentence that says what to do
/// @param id the `id` of the refused message, when it had one
public record ErrorMessage(
        String type,
        String code,
        String message,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> id) {
    public ErrorMessage(String code, String message) {
        this(code, message, Optional.empty());
    }

    ErrorMessage(String code, String message, Optional<String> id) {
        this("error", code, message, id);
    }
}
