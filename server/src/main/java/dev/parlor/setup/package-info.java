/// Builds the parts of [dev.parlor.Node] that depend on the settings: single node or cluster, with or without
/// metrics and traces.
@NullMarked
package dev.parlor.setup;

import org.jspecify.annotations.NullMarked;
