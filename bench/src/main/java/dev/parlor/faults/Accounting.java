package dev.parlor.faults;

import dev.parlor.bench.Api;
import dev.parlor.bench.Figure;
import dev.parlor.bench.Goal;
import dev.parlor.bench.Marks;
import dev.parlor.bench.Node;
import dev.parlor.faults.Trouble.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Compares, after an [Evening], what everybody was told with what the server has.
final class Accounting {
    private static final int PAGE = 200;
    /// A game that is made and joined.
    private static final int WITHOUT_MOVES = 2;

    private final String fault;
    private final Evening evening;
    private int moves;
    private int messages;

    private Accounting(String fault, Evening evening) {
        this.fault = fault;
        this.evening = evening;
    }

    /// @param fault what has happened, as the names of the figures begin
    /// @return how much was acknowledged, and how much of it is wrong, which nothing may be
    static List<Figure> of(String fault, Evening evening, Node node) throws IOException, InterruptedException {
        var accounting = new Accounting(fault, evening);
        try (var api = new Api(node)) {
            for (var pair : evening.pairs()) {
                accounting.talk(api, pair);
                for (var match : pair.matches()) {
                    accounting.match(api, pair, match);
                }
            }
        }
        return accounting.figures();
    }

    private List<Figure> figures() {
        var games = (int) evening.matches().count();
        var figures = new ArrayList<>(List.of(
                Figure.of(fault + "moves acknowledged, in " + games + " games", moves, "moves", Goal.atLeast(games)),
                Figure.of(
                        fault + "messages acknowledged, of "
                                + 2 * evening.pairs().size() + " people",
                        messages,
                        "messages",
                        Goal.atLeast(2 * evening.pairs().size()))));
        for (var kind : Kind.values()) {
            figures.add(Figure.of(
                    fault + "moves and messages " + kind.text(),
                    evening.trouble().count(kind),
                    "times",
                    Goal.atMost(0)));
        }
        return figures;
    }

    private void match(Api api, Pair pair, Pair.Match match) throws IOException, InterruptedException {
        var game = api.game(match.id(), pair.firstChatter().account());
        var version = game.get("version").asInt();
        var board = game.get("board_state").asString();
        if (Marks.on(board) != version - WITHOUT_MOVES) {
            add(Kind.DOUBLED, "Game " + match.id() + " has version " + version + " and the board " + board);
        }
        moves += evening.ask(
                () -> match.first().check(version, board, 'X') + match.second().check(version, board, 'O'));
    }

    private void talk(Api api, Pair pair) throws IOException, InterruptedException {
        var stored = stored(api, pair.firstChatter());
        var texts = stored.stream()
                .map(message -> message.get("content").asString())
                .toList();
        var once = new HashSet<String>();
        for (var text : texts) {
            if (!once.add(text)) {
                add(Kind.DOUBLED, pair.firstChatter() + ": '" + text + "' is there twice");
            }
        }
        var ids = stored.stream().map(message -> message.get("id").asLong()).toList();
        for (var chatter : pair.chatters().toList()) {
            messages += chatter.acknowledged().size();
            for (var text : chatter.acknowledged()) {
                if (!once.contains(text)) {
                    add(Kind.LOST, chatter + ": '" + text + "' was acknowledged and is not there");
                }
            }
            var heard = evening.ask(() -> List.copyOf(chatter.heard()));
            if (!chatter.line().hasLeft() && !heard.containsAll(ids)) {
                add(Kind.LOST, chatter + " has heard " + heard.size() + " of " + ids.size() + " messages");
            }
        }
    }

    /// The whole conversation, oldest first.
    private static List<JsonNode> stored(Api api, Chatter chatter) throws IOException, InterruptedException {
        var token = chatter.account().token();
        var conversation = api.call(
                        "GET", "chat/conversation-with/" + chatter.friend().id() + "/", token, Map.of())
                .get("conversation_id");
        var path = "chat/conversations/" + conversation + "/messages/?limit=" + PAGE;
        var all = api.call("GET", path, token, Map.of()).valueStream().toList();
        while (all.size() % PAGE == 0 && !all.isEmpty()) {
            var before = api.call("GET", path + "&before=" + all.getFirst().get("id"), token, Map.of())
                    .valueStream()
                    .toList();
            if (before.isEmpty()) {
                break;
            }
            all = Stream.concat(before.stream(), all.stream()).toList();
        }
        return all;
    }

    private void add(Kind kind, String sentence) {
        evening.ask(() -> {
            evening.trouble().add(kind, sentence);
            return 0;
        });
    }
}
