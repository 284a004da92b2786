package dev.parlor.realtime.command;

import dev.parlor.json.StoredText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The `id` that a client may give a message (contract §3.0).
final class MessageId {
    /// In characters (code points).
    static final int LONGEST = 64;

    private MessageId() {}

    /// Whether this is no id: anything but a text of 1 to [#LONGEST] characters, none of them a control
    /// character or half a character, or nothing at all.
    static boolean malformed(@Nullable FieldValue sent) {
        return sent != null
                && sent.kind() != FieldValue.ValueKind.NULL
                && (sent.kind() != FieldValue.ValueKind.TEXT
                        || sent.text().isEmpty()
                        || sent.text().codePointCount(0, sent.text().length()) > LONGEST
                        || !StoredText.acceptsKey(sent.text()));
    }

    /// The id, if there is one that is well formed.
    static Optional<String> of(@Nullable FieldValue sent) {
        return sent == null || sent.kind() != FieldValue.ValueKind.TEXT || malformed(sent)
                ? Optional.empty()
                : Optional.of(sent.text());
    }
}
