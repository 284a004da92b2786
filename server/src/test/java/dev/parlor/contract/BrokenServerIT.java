package dev.parlor.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.parlor.WrittenRoutesIT;
import dev.parlor.contract.Break.Edit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whoever changes the server and not the contract fails the build, and is told where: each break is compiled into
/// a server of its own, and a test of the build is run against that (docs/contract-enforcement.md).
class BrokenServerIT {
    private static final String FIND = ".on(\"GET\", \"/api/games/{id}/\", this::find)";
    private static final String WELCOME = "connection.offer(Frame.of(new SessionEstablished(";

    static Stream<Arguments> breaks() {
        return Stream.of(
                arguments(
                        new Break(
                                "a field renamed",
                                "game/socket/GameUpdate.java",
                                new Edit("@JsonProperty(\"board_state\")", "@JsonProperty(\"board\")")),
                        SocketsContractIT.class,
                        "A game_update came on /ws/game/[0-9]+/, .* required property 'board_state' not found"),
                arguments(
                        new Break(
                                "a type changed",
                                "game/socket/GameUpdate.java",
                                new Edit("String gameId", "long gameId"),
                                new Edit("match.id().toString()", "match.id().value()")),
                        SocketsContractIT.class,
                        "A game_update came on /ws/game/[0-9]+/, .* /game_id: integer found, string expected"),
                arguments(
                        new Break(
                                "a frame that is not written down",
                                "game/socket/GameSocket.java",
                                new Edit(
                                        WELCOME,
                                        "connection.offer(Frame.of(java.util.Map.of(\"type\", \"weather\")));"
                                                + WELCOME)),
                        SocketsContractIT.class,
                        "A frame of type \"weather\" came on /ws/game/[0-9]+/"),
                arguments(
                        occupied("an error on a socket that is missing from the contract"),
                        SocketsContractIT.class,
                        "An error came on /ws/game/[0-9]+/, but asyncapi.yaml lists only .*\"code\":\"occupied\""),
                arguments(
                        occupied("an error over REST that is missing from the contract"),
                        GamesContractIT.class,
                        "/move/ answered 400, but not as openapi.yaml has it.*\"code\":\"occupied\""),
                arguments(
                        new Break(
                                "an extra route",
                                "game/rest/GameResource.java",
                                new Edit(FIND, FIND + ".on(\"GET\", \"/api/games/{id}/moves/\", this::find)")),
                        WrittenRoutesIT.class,
                        "GET /api/games/\\{id}/moves/"),
                arguments(
                        new Break(
                                "a route that is gone",
                                "game/rest/GameResource.java",
                                new Edit(".on(\"GET\", \"/api/games/open-games/\", this::open)", "")),
                        WrittenRoutesIT.class,
                        "GET /api/games/open-games/"),
                arguments(
                        new Break(
                                "a command renamed",
                                "game/socket/GameCommand.java",
                                new Edit("@WireName(\"resign\")", "@WireName(\"give_up\")")),
                        CommandsTest.class,
                        "give_up"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaks")
    void isNoticed(Break change, Class<?> test, String said) {
        try (var broken = new BrokenServer(change)) {
            assertThat(broken.failuresOf(test))
                    .anySatisfy(failure -> assertThat(failure).containsPattern("(?s)" + said));
        }
    }

    /// It is the breaks that fail these tests, and not how they are run here.
    @Test
    void aServerThatIsOnlyCompiledAnewIsFine() {
        var nothing =
                new Break("nothing", "game/socket/GameUpdate.java", new Edit("/// The state of a game", "/// A game"));
        try (var same = new BrokenServer(nothing)) {
            for (var test : new Class<?>[] {
                SocketsContractIT.class, GamesContractIT.class, WrittenRoutesIT.class, CommandsTest.class
            }) {
                assertThat(same.failuresOf(test)).isEmpty();
            }
        }
    }

    private static Break occupied(String what) {
        return new Break(
                what, "game/match/GameRefusal.java", new Edit("CELL_TAKEN(\"cell_taken\"", "CELL_TAKEN(\"occupied\""));
    }
}
