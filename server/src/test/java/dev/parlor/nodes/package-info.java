/// Two processes that are one server, and people who go on at the other when one is gone.
@NullMarked
package dev.parlor.nodes;

import org.jspecify.annotations.NullMarked;
