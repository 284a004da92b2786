package dev.parlor.notifications;

import dev.parlor.http.Resource;
import dev.parlor.http.Response;
import dev.parlor.http.Routes;

/// A user's unread messages and open invites, by REST (contract §2.5).
final class UnreadResource implements Resource {
    private final BadgeCounts counts;

    UnreadResource(BadgeCounts counts) {
        this.counts = counts;
    }

    @Override
    public void mount(Routes routes) {
        routes.on(
                "GET",
                "/api/chat/unread-summary/",
                request -> Response.ok(UnreadSummary.of(counts, request.caller().userId())));
    }
}
