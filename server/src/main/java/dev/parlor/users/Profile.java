package dev.parlor.users;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/// What an account shows to its owner of who they are.
///
/// @param avatar where on this server the picture is, if there is one: a path
/// @param guest whether it has no address and password of its own (yet)
public record Profile(
        @JsonProperty("first_name") String firstName,
        @JsonProperty("last_name") String lastName,
        Optional<String> avatar,
        boolean guest) {
    static Profile of(User user) {
        return new Profile(
                user.firstName(),
                user.lastName(),
                PublicProfile.of(user.firstName(), user.avatar()).avatar(),
                user.guest());
    }
}
