package dev.parlor.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything that is wrong with what was set, where a start stops at the first; and what it comes to without that.
///
/// @param settings those that can be used
/// @param config the same, checked and typed
/// @param problems a sentence each
public record SettingsReview(Settings settings, Config config, List<String> problems) {
    /// Reads what a start would read.
    public static SettingsReview of(Map<String, String> environment, Optional<Path> file) {
        var problems = new ArrayList<String>();
        var settings = Settings.read(environment, file, problem -> problems.add(problem.getMessage()));
        while (true) {
            try {
                return new SettingsReview(settings, Config.of(settings), List.copyOf(problems));
            } catch (ConfigProblem problem) {
                problems.add(problem.getMessage());
                settings = settings.without(culprit(settings, problem));
            }
        }
    }

    /// What a problem is about: whatever it names first.
    private static Setting culprit(Settings settings, ConfigProblem problem) {
        var sentence = problem.getMessage();
        return settings.found().stream()
                .filter(setting -> sentence.contains(setting.name()))
                .min(Comparator.comparingInt((Setting setting) -> sentence.indexOf(setting.name()))
                        .thenComparingInt(setting -> -setting.name().length()))
                .orElseThrow(() -> problem);
    }
}
