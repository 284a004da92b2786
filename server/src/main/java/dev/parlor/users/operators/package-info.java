/// What the operator's commands do to accounts, and how running nodes learn about it.
@NullMarked
package dev.parlor.users.operators;

import org.jspecify.annotations.NullMarked;
