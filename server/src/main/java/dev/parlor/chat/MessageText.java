package dev.parlor.chat;

import dev.parlor.json.BlankText;
import dev.parlor.json.StoredText;
import dev.parlor.realtime.command.CommandReply;
import java.time.Duration;
import java.util.Optional;

/// What somebody wants to say: trimmed, not blank, and not longer than allowed.
///
/// @param text as [StoredText] demands
public record MessageText(String text) {
    /// What is said of a message that is no text at all.
    public static final String NOT_TEXT = "Message must be a string.";

    /// How long a repeat of a message is known for one (contract §3.0).
    public static final Duration REPEATED = Duration.ofMinutes(5);

    /// What came of reading it.
    public sealed interface TextResult {
        record ValidText(MessageText text) implements TextResult {}

        record InvalidText(CommandReply.CommandRefused why) implements TextResult {}
    }

    /// @param said as it was sent, if it was
    /// @param longest in characters (code points), after trimming
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
