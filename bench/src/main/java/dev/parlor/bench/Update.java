package dev.parlor.bench;

import io.netty.buffer.ByteBuf;
import io.netty.util.CharsetUtil;
import java.util.Optional;

/// What a `game_update` says, as far as load needs to know.
///
/// @param mine whether the receiver is to move
record Update(int version, String board, boolean completed, boolean mine) {
    private static final byte[] START = "{\"type\":\"game_update\"".getBytes(CharsetUtil.US_ASCII);

    /// Without decoding: whether a frame is one.
    static boolean is(ByteBuf payload) {
        if (payload.readableBytes() < START.length) {
            return false;
        }
        for (var i = 0; i < START.length; i++) {
            if (payload.getByte(payload.readerIndex() + i) != START[i]) {
                return false;
            }
        }
        return true;
    }

    /// Empty for other messages.
    ///
    /// @throws IllegalStateException when the server refuses something: load is always right
    static Optional<Update> of(ByteBuf payload) {
        if (!is(payload)) {
            var text = payload.toString(CharsetUtil.UTF_8);
            if (text.startsWith("{\"type\":\"error\"")) {
                throw new IllegalStateException("The server says " + text);
            }
            return Optional.empty();
        }
        var json = Api.JSON.readTree(payload.toString(CharsetUtil.UTF_8));
        var completed = json.get("is_completed").asBoolean();
        return Optional.of(new Update(
                json.get("version").asInt(),
                json.get("board_state").asString(),
                completed,
                !completed && json.get("current_turn").equals(json.get("player_role"))));
    }
}
