/// The program: the command line, and the node that it runs.
@NullMarked
package dev.parlor;

import org.jspecify.annotations.NullMarked;
