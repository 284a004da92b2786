package dev.parlor.users.privacy;

import dev.parlor.realtime.channel.TopicLocks;
import java.util.List;

/// What an account consists of, besides itself.
///
/// @param order in which the features tell of what happens
public record AccountDataSources(TopicLocks order, List<AccountDataSource> parts) {
    public static final AccountDataSources NONE = new AccountDataSources(new TopicLocks(), List.of());
}
