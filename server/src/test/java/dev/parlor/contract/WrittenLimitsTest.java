package dev.parlor.contract;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.config.Setting;
import dev.parlor.limits.Rate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// The limits that are written down (`x-limits`) are those of the program, and each stands where it holds.
class WrittenLimitsTest {
    /// Where the program keeps those that can't be set.
    private static final Map<String, String> CONSTANTS = Map.ofEntries(
            entry("ticket", "users.sessions.SocketTickets.LIFETIME"),
            entry("body", "http.request.RequestBodies.MOST"),
            entry("exports", "users.privacy.ExportPlaces.MOST"),
            entry("exportsOfAddress", "users.privacy.ExportPlaces.MOST_OF_ADDRESS"),
            entry("exportTime", "http.request.ResponseWriter.LONGEST_STREAM"),
            entry("picture", "users.avatars.AvatarResource.MOST"),
            entry("stalled", "http.server.ConnectionLimits.DEFAULTS.stalled"),
            entry("requestLine", "http.server.ServerListener.LONGEST_REQUEST_LINE"),
            entry("headers", "http.server.ServerListener.MOST_HEADERS"),
            entry("openGames", "game.Games.OPEN_GAMES_SHOWN"),
            entry("openGamesOfOne", "game.Games.OPEN_GAMES_OF_ONE"),
            entry("gamesPage", "game.match.GameQuery.MOST"),
            entry("messagesPage", "chat.direct.ChatResource.LARGEST_PAGE"),
            entry("conversations", "chat.direct.ChatResource.MOST_CONVERSATIONS"),
            entry("sessions", "users.sessions.Sessions.MOST"),
            entry("pendingRequests", "friends.FriendStore.MOST_SENT"),
            entry("blocks", "friends.blocks.BlockStore.MOST"),
            entry("invitesShown", "invites.InviteQuery.MOST"),
            entry("typing", "chat.direct.ChatModule.TYPING"),
            entry("frameBytes", "realtime.netty.frame.FrameDecoder.MOST_BYTES"),
            entry("waiting", "realtime.netty.NettyConnection.MOST_WAITING"),
            entry("ping", "realtime.netty.limits.SocketTiming.DEFAULTS.pingEvery"),
            entry("silence", "realtime.netty.limits.SocketTiming.DEFAULTS.silence"),
            entry("repeats", "realtime.command.Idempotency.REMEMBERED"),
            entry("listed", "realtime.channel.PlayerList.MOST_LISTED"),
            entry("listPause", "realtime.channel.Roster.PAUSE"),
            entry("rematchOffer", "game.rematch.RematchOffer.LIFETIME"),
            entry("history", "chat.lobby.LobbyStore.KEPT"),
            entry("historyKept", "chat.lobby.LobbyRetention.KEPT"),
            entry("replayedMessages", "chat.direct.DirectMessages.MOST_REPLAYED"),
            entry("replayedBytes", "realtime.MissedMessages.MOST_BYTES"),
            entry("events", "notifications.Inbox.MOST"),
            entry("eventsKept", "notifications.EventRetention.KEPT"),
            entry("grace", "presence.PresenceLeases.GRACE"));

    private static final Map<String, Duration> UNITS = Map.of(
            "milliseconds", Duration.ofMillis(1),
            "seconds", Duration.ofSeconds(1),
            "minutes", Duration.ofMinutes(1),
            "days", Duration.ofDays(1));

    /// One that is written down.
    record Limit(String name, JsonNode node) {
        private String text(String field) {
            return node.path(field).asString("");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Limit> limits() {
        return Stream.of(ContractDocuments.REST, ContractDocuments.SOCKETS)
                .flatMap(document -> document.root().at("x-limits").node().properties().stream())
                .map(limit -> new Limit(limit.getKey(), limit.getValue()));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void isThatOfTheProgram(Limit limit) throws ReflectiveOperationException {
        if (limit.node.has("setting")) {
            var setting = Setting.valueOf(limit.text("setting"));
            assertThat(limit.text("value")).isEqualTo(setting.standard());
            assertThat(limit.text("of")).isEqualTo(setting.meaning());
        } else {
            assertThat(CONSTANTS).containsKey(limit.name);
            assertThat(value(limit)).isEqualTo(constant(CONSTANTS.get(limit.name)));
        }
    }

    @ParameterizedTest
    @MethodSource("limits")
    void saysWhatItIsOfAndWhatHappensBeyond(Limit limit) {
        assertThat(limit.text("of")).endsWith(".");
        assertThat(limit.text("beyond")).isNotBlank();
    }

    @Test
    void everyLimitThatCanBeSetIsWrittenDown() {
        assertThat(limits().map(limit -> limit.text("setting")))
                .containsAll(Arrays.stream(Setting.values())
                        .map(Enum::name)
                        .filter(name -> name.startsWith("LIMIT_") || name.endsWith("_LIFETIME"))
                        .toList());
    }

    @Test
    void everyLimitStandsWhereItHolds() {
        for (var document : List.of(ContractDocuments.REST, ContractDocuments.SOCKETS)) {
            var limits = document.root().at("x-limits").node();
            var named = new TreeSet<String>();
            document.root().node().forEach(child -> collect(child, named));
            assertThat(named).isSubsetOf(limits.propertyNames());
            assertThat(limits.propertyNames().stream()
                            .filter(name ->
                                    !limits.path(name).path("everywhere").asBoolean(false)))
                    .isSubsetOf(named);
        }
    }

    @Test
    void everyRouteAndEverySocketSaysWhichLimitsHold() {
        assertThat(new RestContract(ContractDocuments.REST)
                        .operations().stream()
                                .filter(operation -> operation.path().startsWith("/api/")))
                .allSatisfy(route -> assertThat(names(route.place().node())).contains("requests"));
        assertThat(new SocketContract(ContractDocuments.SOCKETS).channels().values())
                .allSatisfy(channel -> assertThat(names(channel.node())).contains("frames", "frameBytes", "silence"));
    }

    private static void collect(JsonNode node, Set<String> names) {
        names.addAll(names(node));
        node.forEach(child -> collect(child, names));
    }

    /// The limits that something names.
    private static List<String> names(JsonNode node) {
        return node.path("x-limits").valueStream().map(JsonNode::asString).toList();
    }

    private static Object value(Limit limit) {
        var unit = UNITS.get(limit.text("unit"));
        var value = limit.node.path("value");
        if (value.isString()) {
            return Rate.parse(value.asString());
        }
        return unit == null ? value.intValue() : unit.multipliedBy(value.intValue());
    }

    /// The value of a static field, or of a component of the record in it.
    private static Object constant(String path) throws ReflectiveOperationException {
        var component = path.matches(".*\\.[a-z]\\w*") ? path.substring(path.lastIndexOf('.') + 1) : "";
        var field = component.isEmpty() ? path : path.substring(0, path.lastIndexOf('.'));
        var dot = field.lastIndexOf('.');
        var found = Class.forName("dev.parlor." + field.substring(0, dot)).getDeclaredField(field.substring(dot + 1));
        found.setAccessible(true);
        var value = found.get(null);
        return component.isEmpty()
                ? value
                : value.getClass().getMethod(component).invoke(value);
    }
}
