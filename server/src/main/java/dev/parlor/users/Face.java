package dev.parlor.users;

import java.util.Optional;

/// How friends see a person.
///
/// @param avatar where on this server the picture is, if there is one: a path
public record Face(String firstName, Optional<String> avatar) {
    /// Of an account that is gone.
    public static final Face DELETED = new Face(Users.DELETED, Optional.empty());

    /// @param picture its name
    static Face of(String firstName, Optional<String> picture) {
        return new Face(firstName, picture.map(name -> Avatars.PATH + name + "/"));
    }
}
