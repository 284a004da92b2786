package dev.parlor.users;

import dev.parlor.realtime.TopicOrder;
import java.util.List;

/// What an account consists of, besides itself.
///
/// @param order in which the features tell of what happens
record AccountParts(TopicOrder order, List<AccountPart> parts) {
    static final AccountParts NONE = new AccountParts(new TopicOrder(), List.of());
}
