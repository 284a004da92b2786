package dev.parlor.users;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parlor.users.avatars.Avatars;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The user JSON of contract §2.2. For the account's owner only, because it includes the e-mail address.
///
/// @param avatar an absolute URL
/// @param status `online` or `offline`
/// @param guest whether the account has no address and password of its own (yet)
public record UserView(
        long id,
        String email,
        @JsonProperty("first_name") String firstName,
        @JsonProperty("last_name") String lastName,
        @Nullable String avatar,
        @JsonProperty("total_games_played") int gamesPlayed,
        int wins,
        int losses,
        int draws,
        String status,
        @JsonProperty("created_at") Instant createdAt,
        boolean guest) {
    /// @param origin of this server, as the caller sees it
    static UserView of(User user, boolean online, String origin) {
        return new UserView(
                user.id().value(),
                user.email(),
                user.firstName(),
                user.lastName(),
                user.avatar().map(name -> origin + Avatars.PATH + name + "/").orElse(null),
                user.gamesPlayed(),
                user.wins(),
                user.losses(),
                user.draws(),
                online ? "online" : "offline",
                user.createdAt(),
                user.guest());
    }
}
