/// What [dev.parlor.Node] is made of according to the settings: alone or one of many nodes, with metrics and traces or
/// without.
@NullMarked
package dev.parlor.setup;

import org.jspecify.annotations.NullMarked;
