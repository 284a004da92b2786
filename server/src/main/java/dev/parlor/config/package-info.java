/// What an operator can configure, where each setting comes from, and what is wrong with it.
///
/// Owns every setting's name, default and validation. Does not own what the values do: [dev.parlor.Node]
/// passes them on, and no other package reads the environment.
@NullMarked
package dev.parlor.config;

import org.jspecify.annotations.NullMarked;
