package dev.parlor.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All problems with the settings, where a start stops at the first one, and the configuration without the
/// bad settings.
///
/// @param settings those that can be used
/// @param config the same, validated and typed
/// @param problems one sentence each
public record SettingsReview(Settings settings, Config config, List<String> problems) {
    /// Reads the same sources as a start.
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

    /// The setting that caused a problem: the first one that its message names.
    private static Setting culprit(Settings settings, ConfigProblem problem) {
        var sentence = problem.getMessage();
        return settings.found().stream()
                .filter(setting -> sentence.contains(setting.name()))
                .min(Comparator.comparingInt((Setting setting) -> sentence.indexOf(setting.name()))
                        .thenComparingInt(setting -> -setting.name().length()))
                .orElseThrow(() -> problem);
    }
}
