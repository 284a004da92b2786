package dev.parlor.verify;

import dev.parlor.verify.checks.AccountCheck;
import dev.parlor.verify.checks.FriendsCheck;
import dev.parlor.verify.checks.GameCheck;
import dev.parlor.verify.checks.LobbyCheck;
import dev.parlor.verify.checks.LogoutCheck;
import dev.parlor.verify.checks.MessagesCheck;
import dev.parlor.verify.checks.PresenceCheck;
import dev.parlor.verify.checks.ReachCheck;
import dev.parlor.verify.checks.ReadyCheck;
import dev.parlor.verify.checks.ResumeCheck;
import dev.parlor.verify.checks.ReturnCheck;
import dev.parlor.verify.checks.SignalsCheck;
import dev.parlor.verify.checks.SocketCheck;
import dev.parlor.verify.checks.TokenCheck;
import dev.parlor.verify.checks.UpgradeCheck;
import dev.parlor.verify.checks.VerifyCheck;
import dev.parlor.verify.client.TestAccount;
import dev.parlor.verify.client.TestUsers;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The checks, their order and their dependencies.
final class VerifyPlan {
    private final TestUsers users;
    private final IdleSockets idleSockets;
    private final List<VerifyStep> steps = new ArrayList<>();

    VerifyPlan(TestUsers users, IdleSockets idleSockets) {
        this.users = users;
        this.idleSockets = idleSockets;
    }

    List<VerifyStep> steps(InstantSource clock) {
        var base = users.base();
        var reached = add("base answers", new ReachCheck(base, clock));
        add("base is ready", new ReadyCheck(base), reached);
        if (users.hasSecond()) {
            var other = add("second answers", new ReachCheck(users.second(), clock));
            add("second is ready", new ReadyCheck(users.second()), other);
            people(addBoth(addArrival(reached), other));
        } else {
            people(addUpgrade(addArrival(reached)));
        }
        return List.copyOf(steps);
    }

    private VerifyStep addArrival(VerifyStep reached) {
        return add("register and log in", users::arrive, reached);
    }

    private VerifyStep addUpgrade(VerifyStep arrived) {
        return add("WebSocket at base", new UpgradeCheck(users, users.base()), arrived);
    }

    /// Returns the step that proves that both endpoints belong to one deployment.
    private VerifyStep addBoth(VerifyStep arrived, VerifyStep other) {
        var upgrade = addUpgrade(arrived);
        var account = add("second knows the account", new AccountCheck(users), arrived, other);
        var second = add("WebSocket at second", new UpgradeCheck(users, users.second()), account);
        return add("signals cross", new SignalsCheck(users), upgrade, account, second);
    }

    private void people(VerifyStep ready) {
        var left = add("sockets to leave alone", idleSockets::begin, ready);
        var friends = add("friends", new FriendsCheck(users), ready);
        sockets(ready, friends);
        add("wrong token", new TokenCheck(users.base()), ready);
        if (users.hasSecond()) {
            add("wrong token at second", new TokenCheck(users.second()), ready);
        }
        add("direct messages", new MessagesCheck(users), friends);
        add("lobby", new LobbyCheck(users), ready);
        add("game", new GameCheck(users), ready);
        add("coming back to messages", new ResumeCheck(users), friends);
        add("coming back to a game", new ReturnCheck(users), ready);
        add("online and offline", new PresenceCheck(users), friends);
        add("log-out ends sockets", new LogoutCheck(users), ready);
        add("quiet sockets stay open", idleSockets::end, left);
    }

    private void sockets(VerifyStep ready, VerifyStep friends) {
        socket("notifications", guest -> "/ws/notifications/", "hello", ready);
        socket("friends' status", guest -> "/ws/friends/status/", "", ready);
        socket("direct messages", guest -> "/ws/chat/" + users.bob().id() + "/", "", friends);
        socket("lobby", guest -> users.room("socket"), "connection_success", ready);
        socket("game", VerifyPlan::game, "session_established", ready);
    }

    private void socket(String name, SocketCheck.SocketPath path, String first, VerifyStep needed) {
        add("socket: " + name, new SocketCheck(users, path, first), needed);
    }

    private static String game(TestAccount guest) throws InterruptedException {
        var game = guest.post("/api/games/", Map.of("is_ai_game", true)).expect(201);
        return "/ws/game/" + game.json().path("id").asLong(0) + "/";
    }

    private VerifyStep add(String name, VerifyCheck check, VerifyStep... needs) {
        var step = new VerifyStep(name, check, needs);
        steps.add(step);
        return step;
    }
}
