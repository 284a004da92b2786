/// Guests: accounts without a password, which expire when unused and can be turned into full accounts.
@NullMarked
package dev.parlor.users.guests;

import org.jspecify.annotations.NullMarked;
