/// The database: transactions, migrations, outages.
///
/// Owns how a transaction runs and what happens after its commit. Does not own any table: each feature keeps
/// its SQL in its own `*Store`.
@NullMarked
package dev.parlor.store;

import org.jspecify.annotations.NullMarked;
