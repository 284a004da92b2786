/// Profile pictures: decoding within limits, cropping, storing and serving them.
@NullMarked
package dev.parlor.users.avatars;

import org.jspecify.annotations.NullMarked;
