package dev.parlor.faults;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What should not have happened, as sentences. Confined to the thread of the [dev.parlor.bench.Wire].
final class Trouble {
    /// What kind of promise was broken.
    enum Kind {
        /// Acknowledged, or sent to others, and not there.
        LOST("lost"),
        /// There, or told, more than once.
        DOUBLED("doubled"),
        /// Told in another order than it happened, or with a gap.
        DISORDER("told in disorder"),
        /// Refused though it was right.
        REFUSED("refused though right");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    private final Map<Kind, List<String>> sentences = new EnumMap<>(Kind.class);

    void add(Kind kind, String sentence) {
        var list = sentences.computeIfAbsent(kind, _ -> new ArrayList<>());
        list.add(sentence);
        System.err.println(kind + ": " + sentence);
    }

    int count(Kind kind) {
        return sentences.getOrDefault(kind, List.of()).size();
    }
}
