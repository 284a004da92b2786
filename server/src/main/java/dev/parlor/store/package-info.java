/// The database: connections, transactions, migrations.
///
/// Owns how a transaction runs and what happens after its commit, on SQLite and on PostgreSQL. Does not own any
/// table: each feature keeps its SQL in its own `*Store`.
@NullMarked
package dev.parlor.store;

import org.jspecify.annotations.NullMarked;
