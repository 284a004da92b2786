package dev.parlor.verify.client;

import java.util.Map;
import java.util.Optional;

/// A temporary account, logged in at one endpoint.
///
/// @param id the user's id on the server
public record TestAccount(VerifyEndpoint at, TestCredentials credentials, long id, String access, String refresh) {
    /// @param email under `.invalid`, where no mail can be delivered
    public record TestCredentials(String email, String password, String firstName) {
        /// The body of the log-in request.
        public Map<String, String> logIn() {
            return Map.of("email", email, "password", password);
        }

        @Override
        public String toString() {
            return email;
        }
    }

    /// Logs in with a new session.
    public static TestAccount logIn(VerifyEndpoint at, TestCredentials credentials) throws InterruptedException {
        var tokens = at.call("POST", "/api/token/", Optional.empty(), credentials.logIn())
                .expect(200);
        var access = tokens.json().path("access").asString("");
        var profile = at.call("GET", "/api/users/profile/", Optional.of(access), Map.of())
                .expect(200)
                .json();
        if (!profile.path("email").asString("").equals(credentials.email())) {
            throw CheckFailed.failed(
                    "GET /api/users/profile/ at " + at.name()
                            + " shows another user: something in front of Parlor caches responses. Disable caching under /api/.");
        }
        return new TestAccount(
                at,
                credentials,
                profile.path("id").asLong(0),
                access,
                tokens.json().path("refresh").asString(""));
    }

    /// The same session at another endpoint.
    public TestAccount at(VerifyEndpoint other) {
        return new TestAccount(other, credentials, id, access, refresh);
    }

    public HttpAnswer get(String path) throws InterruptedException {
        return at.call("GET", path, Optional.of(access), Map.of());
    }

    public HttpAnswer post(String path, Map<String, ?> body) throws InterruptedException {
        return at.call("POST", path, Optional.of(access), body);
    }

    /// Opens a socket as a browser does: with a ticket.
    ///
    /// @param path without a query
    public ClientSocket socket(String path) throws InterruptedException {
        return socket(path, "");
    }

    /// @param query for instance `since=4`
    public ClientSocket socket(String path, String query) throws InterruptedException {
        var ticket = post("/api/token/ticket/", Map.of())
                .expect(201)
                .json()
                .path("ticket")
                .asString("");
        var rest = query.isEmpty() ? "" : "&" + query;
        return new BrowserHandshake(at, path + "?ticket=" + ticket + rest, Optional.empty()).open();
    }

    /// Opens a socket as a program does: with the token in a header.
    public ClientSocket socketByHeader(String path) throws InterruptedException {
        return new BrowserHandshake(at, path, Optional.of(access)).open();
    }

    @Override
    public String toString() {
        return credentials + " at " + at.name();
    }
}
