package dev.parlor.users;

import dev.parlor.users.avatars.Avatars;
import java.util.Optional;

/// How friends see a person.
///
/// @param avatar where on this server the picture is, if there is one: a path
public record PublicProfile(String firstName, Optional<String> avatar) {
    /// Of an account that is gone.
    public static final PublicProfile DELETED = new PublicProfile(Users.DELETED, Optional.empty());

    /// @param picture its name
    static PublicProfile of(String firstName, Optional<String> picture) {
        return new PublicProfile(firstName, picture.map(name -> Avatars.PATH + name + "/"));
    }
}
