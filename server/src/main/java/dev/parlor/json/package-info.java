/// The one JSON mapper of the server, and what JSON leaves to its reader.
@NullMarked
package dev.parlor.json;

import org.jspecify.annotations.NullMarked;
