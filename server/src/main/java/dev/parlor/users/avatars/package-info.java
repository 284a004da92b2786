/// Profile pictures: decoding within bounds, cropping, storing and serving them.
@NullMarked
package dev.parlor.users.avatars;

import org.jspecify.annotations.NullMarked;
