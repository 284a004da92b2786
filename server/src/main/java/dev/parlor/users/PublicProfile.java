package dev.parlor.users;

import dev.parlor.users.avatars.Avatars;
import java.util.Optional;

/// What friends see of a user.
///
/// @param avatar the path of the picture on this server, if any
public record PublicProfile(String firstName, Optional<String> avatar) {
    /// The profile of a deleted account.
    public static final PublicProfile DELETED = new PublicProfile(Users.DELETED, Optional.empty());

    /// @param picture the name of the picture
    static PublicProfile of(String firstName, Optional<String> picture) {
        return new PublicProfile(firstName, picture.map(name -> Avatars.PATH + name + "/"));
    }
}
