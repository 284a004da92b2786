package dev.parlor.http;

import dev.parlor.limits.Rate;
import dev.parlor.limits.RateLimit;
import dev.parlor.realtime.Authenticator;
import dev.parlor.realtime.Principal;
import dev.parlor.testkit.Api;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// A server on a free port, with a few routes of its own and an authenticator that reads `user-<id>`.
final class TestServer implements AutoCloseable {
    final AtomicBoolean ready = new AtomicBoolean(true);
    final WebServer server;
    final int port;

    TestServer(Resource... resources) {
        this(WebSettings.local(0), Rate.flow(100_000, 100_000), resources);
    }

    TestServer(WebSettings settings, Rate requests, Resource... resources) {
        var limit = new RateLimit(requests, TimeMeter.SYSTEM_NANOTIME);
        var surroundings = new Surroundings(
                new TokensAreNames(), limit, channel -> {}, path -> path.matches("/ws/game/\\d+"), ready::get);
        server = new WebServer(settings, surroundings, List.of(resources));
        port = server.start();
    }

    Api api() {
        return Api.at(port);
    }

    @Override
    public void close() {
        server.stop(Duration.ofSeconds(1));
    }

    /// `user-7` is user 7; `gone` and `inactive` are accounts that no longer may; anything else is no token.
    private static final class TokensAreNames implements Authenticator {
        @Override
        public Outcome authenticate(String accessToken) {
            if (accessToken.startsWith("user-")) {
                var id = Long.parseLong(accessToken.substring(5));
                return new Outcome.Granted(new Principal(id, "s" + id, Instant.MAX));
            }
            return new Outcome.Denied(
                    switch (accessToken) {
                        case "gone" -> Reason.USER_NOT_FOUND;
                        case "inactive" -> Reason.USER_INACTIVE;
                        default -> Reason.TOKEN_NOT_VALID;
                    });
        }

        @Override
        public Optional<Instant> sessionExpiry(Principal principal) {
            return Optional.of(principal.sessionExpires());
        }
    }
}
