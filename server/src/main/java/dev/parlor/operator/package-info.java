/// Commands for whoever runs the server, each a process of its own.
///
/// Owns how operators ask for something and what they are told. Does not own what is done: accounts are those of
/// `users`, databases those of `store`. Nothing here is loaded by a running server.
@NullMarked
package dev.parlor.operator;

import org.jspecify.annotations.NullMarked;
