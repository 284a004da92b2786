package dev.parlor.faults;

import java.util.List;
import java.util.stream.Stream;

/// Two friends, each at a node of their own, who chat and see each other, and may play.
record Pair(
        Chatter firstChatter, Chatter secondChatter, Watcher firstWatcher, Watcher secondWatcher, List<Match> matches) {
    /// A game between the two.
    ///
    record Match(long id, Player first, Player second) {
        Stream<Player> players() {
            return Stream.of(first, second);
        }

        boolean over() {
            return first.over() && second.over();
        }
    }

    Stream<Chatter> chatters() {
        return Stream.of(firstChatter, secondChatter);
    }

    Stream<Watcher> watchers() {
        return Stream.of(firstWatcher, secondWatcher);
    }

    Stream<Line> lines() {
        return Stream.of(
                        chatters().map(Chatter::line),
                        watchers().map(Watcher::line),
                        matches.stream().flatMap(Match::players).map(Player::line))
                .flatMap(lines -> lines);
    }

    /// All that the second has open.
    Stream<Line> secondLines() {
        return Stream.concat(
                Stream.of(secondChatter.line(), secondWatcher.line()),
                matches.stream().map(match -> match.second().line()));
    }
}
