/// PostgreSQL: the pool, its errors, and connection poolers in front of it.
@NullMarked
package dev.parlor.store.postgres;

import org.jspecify.annotations.NullMarked;
