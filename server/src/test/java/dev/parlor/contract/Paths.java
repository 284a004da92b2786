package dev.parlor.contract;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Paths with parameters, `/api/games/{id}/`: which of them a request meant.
record Paths(List<String> templates) {
    Paths {
        // A written-out segment wins over a parameter: '{' comes after every letter, '-' and '_'.
        templates = templates.stream().sorted(Comparator.naturalOrder()).toList();
    }

    /// @param target path, with its last slash or without, and perhaps a query
    Optional<String> find(String target) {
        var segments = segments(path(target));
        return templates.stream()
                .filter(template -> matches(segments(template), segments))
                .findFirst();
    }

    static String path(String target) {
        return target.split("\\?", 2)[0];
    }

    private static boolean matches(List<String> template, List<String> path) {
        if (template.size() != path.size()) {
            return false;
        }
        for (var i = 0; i < path.size(); i++) {
            var wanted = template.get(i);
            if (path.get(i).isEmpty() || !(wanted.startsWith("{") || wanted.equals(path.get(i)))) {
                return false;
            }
        }
        return true;
    }

    private static List<String> segments(String path) {
        var start = path.startsWith("/") ? 1 : 0;
        var end = path.length() > 1 && path.endsWith("/") ? path.length() - 1 : path.length();
        return List.of(path.substring(start, end).split("/", -1));
    }
}
