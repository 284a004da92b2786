/// Commands for operators, each run as a process of its own.
///
/// Owns the command-line interface and its messages. Does not own the operations themselves: accounts belong
/// to `users`, databases to `store`. A running server loads nothing from this package.
@NullMarked
package dev.parlor.operator;

import org.jspecify.annotations.NullMarked;
