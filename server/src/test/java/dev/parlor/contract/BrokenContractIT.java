package dev.parlor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.dialect.Dialects;
import dev.parlor.testkit.LiveNode;
import dev.parlor.testkit.Witness;
import dev.parlor.testkit.Witnesses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A contract and a server that differ are told apart, whichever of the two was changed: what a real server said in
/// a real game is held to documents that differ from it in one place.
///
/// docs/contract-enforcement.md has the same five the other way round, with the server changed.
class BrokenContractIT {
    private static final Heard HEARD = new Heard();

    @BeforeAll
    static void listenToAGame() {
        try (var live = LiveNode.start();
                var _ = Witnesses.watch(live.port(), HEARD)) {
            var alice = live.person("Alice");
            var game =
                    alice.api().post("/api/games/", Map.of("is_ai_game", true)).json();
            alice.api().get("/api/games/open-games/");
            var path = "/api/games/" + game.path("id").asLong() + "/";
            var taken = alice.api()
                    .post(
                            path + "move/",
                            Map.of(
                                    "position",
                                    game.path("board_state").asString().indexOf('_')));
            try (var socket = alice.socket("/ws/game/" + game.path("id").asLong() + "/")) {
                socket.next("game_update");
                socket.send("{\"type\":\"move\",\"position\":"
                        + taken.json().path("board_state").asString().indexOf('X') + "}");
                socket.next("error");
            }
        }
    }

    @Test
    void aGameAsItIsWrittenDownIsFine() {
        assertThat(objections(document -> {}, document -> {})).isEmpty();
        assertThat(HEARD.exchanges).hasSizeGreaterThan(4);
        assertThat(HEARD.frames).hasSizeGreaterThan(3);
    }

    @Test
    void aRenamedFieldIsNoticed() {
        assertThat(objections(
                        document -> {
                            var game = object(document, "/components/schemas/Game");
                            var fields = (ObjectNode) game.path("properties");
                            fields.set("revision", fields.remove("version"));
                            ((ArrayNode) game.path("required"))
                                    .removeIf(name -> name.asString().equals("version"));
                        },
                        document -> {}))
                .anySatisfy(objection -> assertThat(objection).contains("/api/games/", "version"));
    }

    @Test
    void aFieldOfAnotherTypeIsNoticed() {
        assertThat(objections(
                        document -> {},
                        document -> object(document, "/components/schemas/GameUpdate/properties/game_id")
                                .removeAll()
                                .put("type", "integer")))
                .anySatisfy(objection -> assertThat(objection)
                        .contains("A game_update came on /ws/game/", "/game_id: string found, integer expected"));
    }

    @Test
    void aFrameThatIsNotWrittenDownIsNoticed() {
        assertThat(objections(
                        document -> {},
                        document -> object(document, "/operations").remove("sayHello")))
                .anySatisfy(objection -> assertThat(objection).contains("A frame of type \"session_established\""));
    }

    @Test
    void anErrorThatIsNotWrittenDownIsNoticed() {
        assertThat(objections(
                        document -> {},
                        document -> ((ArrayNode) document.at("/channels/game/x-error-codes"))
                                .removeIf(code -> code.asString().matches("cell_taken|not_your_turn|game_over"))))
                .anySatisfy(objection -> assertThat(objection).contains("An error came on /ws/game/", "lists only"));
    }

    @Test
    void aRouteThatIsNotWrittenDownIsNoticed() {
        assertThat(objections(document -> object(document, "/paths").remove("/api/games/open-games/"), document -> {}))
                .anySatisfy(objection -> assertThat(objection).contains("GET /api/games/open-games/ answered 200"));
    }

    /// What is said against all that was heard, once the documents were changed.
    private static List<String> objections(Consumer<ObjectNode> rest, Consumer<ObjectNode> sockets) {
        var openApi = (ObjectNode) ContractDocuments.REST.root().node().deepCopy();
        rest.accept(openApi);
        var asyncApi = (ObjectNode) ContractDocuments.SOCKETS.root().node().deepCopy();
        sockets.accept(asyncApi);
        var restContract = new RestContract(new Document(openApi, Dialects.getDraft202012()));
        var socketContract = new SocketContract(new Document(asyncApi, Dialects.getDraft7()));
        return Stream.concat(
                        HEARD.exchanges.stream().map(restContract::objection),
                        HEARD.frames.stream().map(frame -> socketContract.objection(frame.path(), frame.text())))
                .flatMap(Optional::stream)
                .toList();
    }

    private static ObjectNode object(ObjectNode document, String pointer) {
        return (ObjectNode) document.at(pointer);
    }

    private record Frame(String path, String text) {}

    /// Keeps what it sees, and objects to nothing.
    private static final class Heard implements Witness {
        private final List<Exchange> exchanges = new ArrayList<>();
        private final List<Frame> frames = new ArrayList<>();

        @Override
        public void answered(Exchange exchange) {
            exchanges.add(exchange);
        }

        @Override
        public void said(String path, String text) {
            frames.add(new Frame(path, text));
        }

        @Override
        public void done(String path, String text) {}

        @Override
        public void closed(String path, int code, String reason) {
            assertThat(code).as(path + " " + reason).isNotEqualTo(4500);
        }
    }
}
