package dev.parlor.users.login;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parlor.http.ProblemResponses;
import dev.parlor.http.Request;
import dev.parlor.http.Resource;
import dev.parlor.http.Response;
import dev.parlor.http.Routes;
import dev.parlor.identity.Authenticator.DenialReason;
import dev.parlor.limits.AddressKey;
import dev.parlor.limits.RateLimit;
import dev.parlor.limits.RateLimit.RateDecision;
import dev.parlor.users.sessions.ClientDevice;
import dev.parlor.users.sessions.Sessions;
import dev.parlor.users.sessions.SocketTickets;
import java.util.Map;

/// The token routes (contract §2.1), with the names and shapes of SimpleJWT.
public final class TokenResource implements Resource {
    /// Ours are far shorter; what is longer is simply not valid.
    private static final int LONGEST_TOKEN = 16_384;

    private final Logins logins;
    private final Sessions sessions;
    private final SocketTickets tickets;
    private final RateLimit attempts;

    /// @param attempts to log in, for each address
    public TokenResource(Logins logins, Sessions sessions, SocketTickets tickets, RateLimit attempts) {
        this.logins = logins;
        this.sessions = sessions;
        this.tickets = tickets;
        this.attempts = attempts;
    }

    @Override
    public void mount(Routes routes) {
        routes.open("POST", "/api/token/", this::logIn)
                .open("POST", "/api/token/refresh/", this::refresh)
                .open("POST", "/api/token/verify/", this::verify)
                .open("POST", "/api/token/blacklist/", this::logOut)
                .on("POST", "/api/token/ticket/", this::ticket);
    }

    private Response logIn(Request request) {
        if (attempts.tryConsume(AddressKey.of(request.address())) instanceof RateDecision.RequestThrottled throttled) {
            return ProblemResponses.throttled(throttled.retryAfter());
        }
        var typed = LoginFields.read(request.fields());
        return switch (logins.attempt(typed.email(), typed.password(), ClientDevice.of(request))) {
            case Logins.LoginResult.LoginAccepted welcome -> Response.ok(welcome.tokens());
            case Logins.LoginResult.LoginRefused refused ->
                ProblemResponses.unauthenticated(
                        "No active account found with the given credentials", "no_active_account");
            case Logins.LoginResult.TooOften tooOften -> ProblemResponses.throttled(tooOften.retryAfter());
        };
    }

    private Response refresh(Request request) {
        return switch (sessions.refresh(token(request, "refresh"), ClientDevice.of(request))) {
            case Sessions.RefreshResult.SessionRenewed renewed -> Response.ok(renewed.pair());
            case Sessions.RefreshResult.RefreshDenied denied -> denied(denied.reason());
        };
    }

    private Response verify(Request request) {
        return sessions.verify(token(request, "token")) ? Response.ok(Map.of()) : denied(DenialReason.TOKEN_NOT_VALID);
    }

    private Response logOut(Request request) {
        return sessions.end(token(request, "refresh")) ? Response.ok(Map.of()) : denied(DenialReason.TOKEN_NOT_VALID);
    }

    /// @param lifetime in seconds
    private record TicketView(
            String ticket, @JsonProperty("expires_in") long lifetime) {}

    private Response ticket(Request request) {
        return tickets.issue(request.caller())
                .map(ticket -> Response.created(new TicketView(ticket, SocketTickets.LIFETIME.toSeconds())))
                .orElseGet(() -> denied(DenialReason.TOKEN_NOT_VALID));
    }

    /// @throws Problem 400 when it is missing
    private static String token(Request request, String field) {
        var fields = request.fields();
        var token = fields.secret(field, LONGEST_TOKEN);
        fields.check();
        return token;
    }

    private static Response denied(DenialReason reason) {
        return ProblemResponses.unauthenticated(reason.detail(), reason.code());
    }
}
