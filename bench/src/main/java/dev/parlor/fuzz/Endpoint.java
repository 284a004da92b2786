package dev.parlor.fuzz;

import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// One kind of socket.
///
/// @param path where the next connection goes
/// @param commands what may be sent there, each a JSON object
/// @param probe a command that is always answered; `%s` stands for its `id`
record Endpoint(Supplier<String> path, List<String> commands, String probe) {
    static Endpoint game(LongSupplier id) {
        return new Endpoint(
                () -> "/ws/game/" + id.getAsLong() + "/",
                List.of(
                        "{\"type\":\"move\",\"position\":4,\"version\":1}",
                        "{\"type\":\"move\",\"position\":\"0\"}",
                        "{\"type\":\"move\",\"position\":8.0,\"id\":\"m\"}",
                        "{\"type\":\"sync\"}",
                        "{\"type\":\"resign\"}",
                        "{\"type\":\"rematch_request\"}",
                        "{\"type\":\"rematch_accept\"}",
                        "{\"type\":\"rematch_decline\"}"),
                "{\"type\":\"sync\",\"id\":\"%s\"}");
    }

    static Endpoint lobby(Supplier<String> name) {
        return new Endpoint(
                () -> "/ws/chat/lobby/" + name.get() + "/",
                List.of(
                        "{\"type\":\"chat_message\",\"message\":\"hi\"}",
                        "{\"type\":\"chat_message\",\"message\":\"hi\",\"id\":\"c\"}",
                        "{\"type\":\"ready\",\"ready\":true}",
                        "{\"type\":\"start_game\"}",
                        "{\"type\":\"leave_lobby\"}"),
                "{\"type\":\"ready\",\"ready\":false,\"id\":\"%s\"}");
    }

    static Endpoint chat(long friend) {
        return new Endpoint(
                () -> "/ws/chat/" + friend + "/",
                List.of(
                        "{\"type\":\"message\",\"message\":\"hello\"}",
                        "{\"type\":\"message\",\"message\":\"hello\",\"id\":\"d\"}",
                        "{\"type\":\"typing\"}",
                        "{\"type\":\"read\",\"message_id\":1}"),
                "{\"type\":\"read\",\"message_id\":0,\"id\":\"%s\"}");
    }

    static Endpoint notifications() {
        return new Endpoint(
                () -> "/ws/notifications/",
                List.of("{\"type\":\"sync\",\"since\":0}", "{\"type\":\"sync\",\"since\":17,\"epoch\":\"x\"}"),
                "{\"type\":\"sync\",\"since\":0,\"epoch\":\"none\",\"id\":\"%s\"}");
    }

    static Endpoint status() {
        return new Endpoint(
                () -> "/ws/friends/status/", List.of("{\"type\":\"sync\"}"), "{\"type\":\"sync\",\"id\":\"%s\"}");
    }
}
