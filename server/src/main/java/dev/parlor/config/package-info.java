/// What an operator can set, where it was set, and what is wrong with it.
///
/// Owns every name, its default and its check. Does not own what the values do: [dev.parlor.Node] hands them on,
/// and no other package reads the environment.
@NullMarked
package dev.parlor.config;

import org.jspecify.annotations.NullMarked;
