/// Password hashes: the rules for a new password, Argon2, and a fair queue for the slow hashing.
@NullMarked
package dev.parlor.users.passwords;

import org.jspecify.annotations.NullMarked;
