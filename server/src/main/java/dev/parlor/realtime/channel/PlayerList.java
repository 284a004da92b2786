package dev.parlor.realtime.channel;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.OptionalInt;

/// `update_player_list`: who is here.
///
/// @param players one entry for each user, in join order, at most [#MOST_LISTED]
/// @param count the total, when it is more than are listed
/// @param <E> what the group shows of a user
record PlayerList<E>(
        String type,
        List<E> players,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) OptionalInt count) {
    static final int MOST_LISTED = 100;

    static <E> PlayerList<E> of(List<E> everybody) {
        return everybody.size() <= MOST_LISTED
                ? new PlayerList<>("update_player_list", everybody, OptionalInt.empty())
                : new PlayerList<>(
                        "update_player_list", everybody.subList(0, MOST_LISTED), OptionalInt.of(everybody.size()));
    }
}
