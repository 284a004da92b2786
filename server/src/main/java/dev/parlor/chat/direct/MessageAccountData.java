package dev.parlor.chat.direct;

import dev.parlor.identity.UserId;
import dev.parlor.store.Database;
import dev.parlor.store.Pages;
import dev.parlor.users.privacy.AccountDataSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// An account's direct messages, sent and received. They stay for the others.
record MessageAccountData(Database database, MessageStore store) implements AccountDataSource {
    /// Ids are read in larger pages than messages: no index has the messages of several conversations in order, so
    /// each page of ids looks at all of them.
    private static final int IDS_AT_ONCE = 20_000;

    @Override
    public String name() {
        return "messages";
    }

    @Override
    public Object belongings(UserId user) {
        var ids = Pages.<Long>of(last -> database.read(handle -> store.ids(handle, user, last.orElse(0L), IDS_AT_ONCE)))
                .iterator();
        return new Pages<DirectMessage, MessageView>(
                last -> next(ids), page -> page.stream().map(MessageView::of).toList());
    }

    /// The next page; empty when there are no more ids.
    private List<DirectMessage> next(Iterator<Long> ids) {
        List<DirectMessage> page = List.of();
        while (page.isEmpty() && ids.hasNext()) {
            var some = new ArrayList<Long>(Pages.SIZE);
            while (some.size() < Pages.SIZE && ids.hasNext()) {
                some.add(ids.next());
            }
            page = database.read(handle -> store.find(handle, some));
        }
        return page;
    }
}
