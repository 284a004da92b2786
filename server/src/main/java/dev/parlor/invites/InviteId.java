package dev.parlor.invites;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// The id of an invite.
///
/// @param value a UUID in lower case
record InviteId(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /// A random id that can't be guessed.
    static InviteId random() {
        return new InviteId(UUID.randomUUID().toString());
    }

    /// Parses an id; empty when the text is not a UUID.
    static Optional<InviteId> parse(String text) {
        return FORM.matcher(text).matches()
                ? Optional.of(new InviteId(UUID.fromString(text).toString()))
                : Optional.empty();
    }
}
