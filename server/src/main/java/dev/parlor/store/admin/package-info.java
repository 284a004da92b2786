/// What the operator's commands need from a database: backups, inspection, and moving from SQLite to
/// PostgreSQL.
@NullMarked
package dev.parlor.store.admin;

import org.jspecify.annotations.NullMarked;
