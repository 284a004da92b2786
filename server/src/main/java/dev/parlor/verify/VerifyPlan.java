package dev.parlor.verify;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What is looked at, in which order, and what depends on what.
final class VerifyPlan {
    private final TestUsers party;
    private final IdleSockets quiet;
    private final List<VerifyStep> steps = new ArrayList<>();

    VerifyPlan(TestUsers party, IdleSockets quiet) {
        this.party = party;
        this.quiet = quiet;
    }

    List<VerifyStep> steps(InstantSource clock) {
        var base = party.base();
        var reached = add("base answers", new ReachCheck(base, clock));
        add("base is ready", new ReadyCheck(base), reached);
        if (party.hasSecond()) {
            var other = add("second answers", new ReachCheck(party.second(), clock));
            add("second is ready", new ReadyCheck(party.second()), other);
            people(addBoth(addArrival(reached), other));
        } else {
            people(addUpgrade(addArrival(reached)));
        }
        return List.copyOf(steps);
    }

    private VerifyStep addArrival(VerifyStep reached) {
        return add("register and log in", party::arrive, reached);
    }

    private VerifyStep addUpgrade(VerifyStep arrived) {
        return add("WebSocket at base", new UpgradeCheck(party, party.base()), arrived);
    }

    /// Returns the step after which the two are known to be one.
    private VerifyStep addBoth(VerifyStep arrived, VerifyStep other) {
        var upgrade = addUpgrade(arrived);
        var account = add("second knows the account", new AccountCheck(party), arrived, other);
        var second = add("WebSocket at second", new UpgradeCheck(party, party.second()), account);
        return add("signals cross", new SignalsCheck(party), upgrade, account, second);
    }

    private void people(VerifyStep ready) {
        var left = add("sockets to leave alone", quiet::begin, ready);
        var friends = add("friends", new FriendsCheck(party), ready);
        sockets(ready, friends);
        add("wrong token", new TokenCheck(party.base()), ready);
        if (party.hasSecond()) {
            add("wrong token at second", new TokenCheck(party.second()), ready);
        }
        add("direct messages", new MessagesCheck(party), friends);
        add("lobby", new LobbyCheck(party), ready);
        add("game", new GameCheck(party), ready);
        add("coming back to messages", new ResumeCheck(party), friends);
        add("coming back to a game", new ReturnCheck(party), ready);
        add("online and offline", new PresenceCheck(party), friends);
        add("log-out ends sockets", new LogoutCheck(party), ready);
        add("quiet sockets stay open", quiet::end, left);
    }

    private void sockets(VerifyStep ready, VerifyStep friends) {
        socket("notifications", guest -> "/ws/notifications/", "hello", ready);
        socket("friends' status", guest -> "/ws/friends/status/", "", ready);
        socket("direct messages", guest -> "/ws/chat/" + party.bob().id() + "/", "", friends);
        socket("lobby", guest -> party.room("socket"), "connection_success", ready);
        socket("game", VerifyPlan::game, "session_established", ready);
    }

    private void socket(String name, SocketCheck.SocketPath path, String first, VerifyStep needed) {
        add("socket: " + name, new SocketCheck(party, path, first), needed);
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
