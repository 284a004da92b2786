package dev.parlor.users;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/// What an account's owner sees of their own identity.
///
/// @param avatar the path of the picture on this server, if any
/// @param guest whether the account has no address and password of its own (yet)
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
