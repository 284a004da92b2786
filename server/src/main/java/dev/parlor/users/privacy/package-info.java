/// A user's own data: the export of everything, and deletion.
///
/// Owns the list of [AccountDataSource]s. Each feature exports and deletes its own part.
@NullMarked
package dev.parlor.users.privacy;

import org.jspecify.annotations.NullMarked;
