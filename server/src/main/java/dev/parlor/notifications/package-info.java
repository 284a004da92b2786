/// What each user is told wherever they are: a log of events for each user, and the counts on badges.
///
/// Owns the log (`event_id`), its frames and how long they are kept, and `/ws/notifications/`. Does not own what is
/// told: it is transport only, and knows no feature. Whoever causes an event adds it in its own transaction.
@NullMarked
package dev.parlor.notifications;

import org.jspecify.annotations.NullMarked;
