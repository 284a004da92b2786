package dev.parlor.verify.checks;

import dev.parlor.verify.client.CheckFailed;
import dev.parlor.verify.client.ClientSocket;
import dev.parlor.verify.client.SocketEvent;
import dev.parlor.verify.client.TestUsers;
import dev.parlor.verify.client.VerifyEndpoint;

/// Checks that a socket can be opened through any proxies in front of Parlor, with both ways to authenticate.
public record UpgradeCheck(TestUsers party, VerifyEndpoint at) implements VerifyCheck {
    private static final String PATH = "/ws/notifications/";

    @Override
    public String run() throws InterruptedException {
        var alice = party.alice().at(at);
        try (var socket = alice.socket(PATH)) {
            hello(
                    socket,
                    "this node does not know a ticket that was just issued. All nodes need the same"
                            + " DATABASE_URL, and clocks that agree.");
        }
        try (var socket = alice.socketByHeader(PATH)) {
            hello(
                    socket,
                    "it works with a ticket in the query, but the Authorization header does not arrive on upgrades:"
                            + " make the proxy forward it.");
        }
        return "";
    }

    private void hello(ClientSocket socket, String whenUnknown) throws InterruptedException {
        switch (socket.await("hello", at.patience())) {
            case SocketEvent.CloseEvent(var code, var reason) ->
                throw CheckFailed.failed(socket.name() + " opened, but was closed at once with " + code
                        + (reason.isEmpty() ? "" : " (" + reason + ")") + ": " + advice(code, whenUnknown));
            case SocketEvent.SilenceEvent _ ->
                throw CheckFailed.failed(socket.name() + " opened, but \"hello\" did not come within "
                        + at.patience().toSeconds()
                        + " s: a proxy buffers what is sent on sockets. Turn off buffering for /ws/.");
            case SocketEvent.FrameEvent _, SocketEvent.PingEvent _, SocketEvent.PongEvent _ -> {}
        }
    }

    private static String advice(int code, String whenUnknown) {
        return switch (code) {
            case 4401 -> whenUnknown;
            case 1012 -> "this node is stopping. Verify again when it is back.";
            case 4500 -> "look up the id in Parlor's log.";
            default ->
                "a proxy accepts the upgrade, but does not keep the connection to Parlor. Make it treat /ws/ as WebSocket,"
                        + " with a timeout of more than 60 s.";
        };
    }
}
