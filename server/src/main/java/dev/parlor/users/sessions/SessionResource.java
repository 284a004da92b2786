package dev.parlor.users.sessions;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parlor.http.ProblemResponses;
import dev.parlor.http.Request;
import dev.parlor.http.Resource;
import dev.parlor.http.Response;
import dev.parlor.http.Routes;
import dev.parlor.identity.UserId;
import dev.parlor.json.StoredText;
import dev.parlor.users.login.DemoAccounts;
import java.time.Instant;
import java.util.Optional;

/// `/api/users/profile/sessions/`: where the caller is logged in, and how to end that elsewhere.
public final class SessionResource implements Resource {
    private final Sessions sessions;

    public SessionResource(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void mount(Routes routes) {
        routes.on("GET", "/api/users/profile/sessions/", this::list)
                .on("DELETE", "/api/users/profile/sessions/", this::endOthers)
                .on("DELETE", "/api/users/profile/sessions/{id}/", this::end);
    }

    /// @param current whether it is the session of this request
    private record View(
            String id,
            @JsonProperty("created_at") Instant created,
            @JsonProperty("last_used_at") Instant lastUsed,
            @JsonProperty("expires_at") Instant expires,
            @JsonProperty("user_agent") Optional<String> userAgent,
            Optional<String> address,
            boolean current) {
        static View of(SessionDetails session, String current) {
            return new View(
                    session.id(),
                    session.created(),
                    session.lastUsed(),
                    session.expires(),
                    session.userAgent(),
                    session.address(),
                    session.id().equals(current));
        }
    }

    private Response list(Request request) {
        var caller = request.caller();
        var all = sessions.of(caller).stream().map(session -> View.of(session, caller.sessionId()));
        // The other sessions of a demo account are those of strangers.
        return Response.ok(
                all.filter(view -> view.current() || !caller.shared()).toList());
    }

    private Response endOthers(Request request) {
        DemoAccounts.refuseChange(request);
        sessions.endOthers(request.caller());
        return Response.noContent();
    }

    private Response end(Request request) {
        DemoAccounts.refuseChange(request);
        var id = request.path("id");
        // PostgreSQL can't be asked for a text that it can't store.
        return StoredText.accepts(id)
                        && sessions.end(new UserId(request.caller().userId()), id)
                ? Response.noContent()
                : ProblemResponses.notFound();
    }
}
