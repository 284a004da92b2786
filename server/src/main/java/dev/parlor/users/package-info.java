/// Accounts: who a user is, and what others may know about them.
///
/// Owns the account, its profile and its counters (contract §2.1, §2.2), and wires the packages below it.
/// Does not own what accounts do: games have a result counted inside their own transaction.
@NullMarked
package dev.parlor.users;

import org.jspecify.annotations.NullMarked;
