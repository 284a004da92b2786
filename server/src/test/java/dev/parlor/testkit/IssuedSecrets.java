package dev.parlor.testkit;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Every token and password that went over the wire in this test run. None of them may stand in the log.
public final class IssuedSecrets {
    private static final Pattern IN_JSON =
            Pattern.compile("\"(?:access|refresh|token|ticket|password|current|new)\"\\s*:\\s*\"([^\"\\\\]{8,})\"");
    private static final Set<String> ALL = ConcurrentHashMap.newKeySet();

    private IssuedSecrets() {}

    static void note(Optional<String> sent, String received) {
        sent.ifPresent(IssuedSecrets::note);
        note(received);
    }

    private static void note(String body) {
        IN_JSON.matcher(body).results().map(result -> result.group(1)).forEach(ALL::add);
    }

    /// All so far.
    public static Set<String> all() {
        return Set.copyOf(ALL);
    }
}
