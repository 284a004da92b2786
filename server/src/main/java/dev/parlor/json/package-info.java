/// The one JSON mapper of the server.
@NullMarked
package dev.parlor.json;

import org.jspecify.annotations.NullMarked;
