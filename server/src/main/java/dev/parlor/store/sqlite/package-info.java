/// SQLite: one writer that commits in groups, several readers, and the lock on the file.
@NullMarked
package dev.parlor.store.sqlite;

import org.jspecify.annotations.NullMarked;
