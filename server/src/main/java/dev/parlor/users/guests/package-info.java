/// Guests: accounts without a password, which expire when unused and can become accounts.
@NullMarked
package dev.parlor.users.guests;

import org.jspecify.annotations.NullMarked;
