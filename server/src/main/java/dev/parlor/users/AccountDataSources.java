package dev.parlor.users;

import dev.parlor.realtime.TopicLocks;
import java.util.List;

/// What an account consists of, besides itself.
///
/// @param order in which the features tell of what happens
record AccountDataSources(TopicLocks order, List<AccountDataSource> parts) {
    static final AccountDataSources NONE = new AccountDataSources(new TopicLocks(), List.of());
}
