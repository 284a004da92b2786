/// Password hashes: the rules for a new password, Argon2, and a fair queue for the slow work of hashing.
@NullMarked
package dev.parlor.users.passwords;

import org.jspecify.annotations.NullMarked;
