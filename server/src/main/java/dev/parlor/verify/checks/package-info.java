/// The checks of `./parlor verify`, one class each.
@NullMarked
package dev.parlor.verify.checks;

import org.jspecify.annotations.NullMarked;
