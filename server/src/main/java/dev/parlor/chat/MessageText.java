package dev.parlor.chat;

import dev.parlor.json.BlankText;
import dev.parlor.json.StoredText;
import dev.parlor.realtime.command.CommandReply;
import java.time.Duration;
import java.util.Optional;

/// The text of a chat message: trimmed, not blank, and within the length limit.
///
/// @param text as [StoredText] requires
public record MessageText(String text) {
    /// The error for a message that is not a text.
    public static final String NOT_TEXT = "Message must be a string.";

    /// How long a resent message is recognized as a duplicate (contract §3.0).
    public static final Duration REPEATED = Duration.ofMinutes(5);

    /// The result of reading a text.
    public sealed interface TextResult {
        record ValidText(MessageText text) implements TextResult {}

        record InvalidText(CommandReply.CommandRefused why) implements TextResult {}
    }

    /// @param said the text as sent, if the client sent one
    /// @param longest the limit in characters (code points), after trimming
    public static TextResult read(Optional<String> said, int longest) {
        var text = said.orElse("").strip();
        if (BlankText.is(text) && StoredText.accepts(text)) {
            return wrong("empty_message", "Message cannot be empty.");
        } else if (text.codePointCount(0, text.length()) > longest) {
            return wrong("message_too_long", "Message is too long. Max " + longest + " characters.");
        } else if (!StoredText.accepts(text)) {
            return wrong("bad_field", "Field \"message\" holds a NUL or half a character.");
        }
        return new TextResult.ValidText(new MessageText(text));
    }

    private static TextResult wrong(String code, String sentence) {
        return new TextResult.InvalidText(new CommandReply.CommandRefused(code, sentence));
    }
}
