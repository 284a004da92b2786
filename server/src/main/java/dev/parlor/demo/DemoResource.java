package dev.parlor.demo;

import dev.parlor.friends.FriendsModule;
import dev.parlor.http.ProblemResponses;
import dev.parlor.http.Request;
import dev.parlor.http.Resource;
import dev.parlor.http.Response;
import dev.parlor.http.Routes;
import dev.parlor.identity.UserId;
import dev.parlor.limits.AddressKey;
import dev.parlor.limits.NamedLimit;
import dev.parlor.limits.RateLimit;
import dev.parlor.limits.RateLimit.RateDecision;
import dev.parlor.users.login.DemoAccounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `POST /api/demo/login/player1/` and `…/player2/`.
public final class DemoResource implements Resource {
    private static final List<String> NAMES = List.of("Player One", "Player Two");

    private final DemoAccounts accounts;
    private final FriendsModule friends;
    private final DemoSettings settings;
    private final RateLimit logins;

    /// @throws IllegalArgumentException when one of the addresses is not an e-mail address
    public DemoResource(DemoAccounts accounts, FriendsModule friends, DemoSettings settings) {
        for (var i = 0; i < NAMES.size(); i++) {
            var email = settings.emails().get(i);
            if (!accounts.accepts(email)) {
                throw new IllegalArgumentException(
                        "DEMO_PLAYER" + (i + 1) + "_EMAIL: \"" + email + "\" is no e-mail address.");
            }
        }
        this.accounts = accounts;
        this.friends = friends;
        this.settings = settings;
        this.logins = settings.logins();
    }

    /// The rate limits of the demo.
    public List<NamedLimit> throttles() {
        return List.of(new NamedLimit("demo_logins", logins));
    }

    @Override
    public void mount(Routes routes) {
        routes.open("POST", "/api/demo/login/player1/", request -> enter(request, 0))
                .open("POST", "/api/demo/login/player2/", request -> enter(request, 1));
    }

    private Response enter(Request request, int player) {
        if (logins.tryConsume(AddressKey.of(request.address())) instanceof RateDecision.RequestThrottled throttled) {
            return ProblemResponses.throttled(throttled.retryAfter());
        }
        return players()
                .map(both -> Response.ok(accounts.enter(both.get(player))))
                .orElseGet(() -> ProblemResponses.refused(
                        "The e-mail address of a demo player belongs to an account. The operator of this server can choose"
                                + " another one.",
                        "demo_unavailable"));
    }

    /// Both players, as friends; empty when one of their addresses belongs to another account.
    private Optional<List<UserId>> players() {
        var both = new ArrayList<UserId>();
        for (var i = 0; i < NAMES.size(); i++) {
            accounts.account(settings.emails().get(i), NAMES.get(i)).ifPresent(both::add);
        }
        if (both.size() < NAMES.size()) {
            return Optional.empty();
        }
        friends.join(both.getFirst(), both.getLast());
        return Optional.of(both);
    }
}
