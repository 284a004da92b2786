/// Notifications for each user, wherever they are: a log of events for each user, and the counts on badges.
///
/// Owns the log (`event_id`), its frames and how long they are kept, and `/ws/notifications/`. Does not own
/// the content of events: it is transport only, and knows no feature. The feature that causes an event adds
/// it in its own transaction.
@NullMarked
package dev.parlor.notifications;

import org.jspecify.annotations.NullMarked;
