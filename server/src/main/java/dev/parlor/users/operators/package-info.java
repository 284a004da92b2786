/// Account operations for the operator's commands, and how running nodes learn about them.
@NullMarked
package dev.parlor.users.operators;

import org.jspecify.annotations.NullMarked;
