package dev.parlor.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;

/// The settings as text, with the source of each. The environment takes precedence over the file.
public final class Settings {
    /// The file that is read by default, if it exists.
    public static final Path STANDARD_FILE = Path.of("parlor.properties");

    private static final String PREFIX = "PARLOR_";

    private final Map<Setting, SettingValue> given = new EnumMap<>(Setting.class);

    private record SettingValue(String value, String source) {}

    private Settings() {}

    /// Reads the environment, and the file if there is one.
    ///
    /// @param file named by the operator, so it must exist; empty for [#STANDARD_FILE], which may be missing
    /// @throws ConfigProblem when a name is unknown or the file can't be read
    public static Settings load(Map<String, String> environment, Optional<Path> file) {
        return read(environment, file, problem -> {
            throw problem;
        });
    }

    /// Like [#load], but continues after a problem.
    static Settings read(Map<String, String> environment, Optional<Path> file, Consumer<ConfigProblem> problems) {
        var settings = new Settings();
        file.or(Settings::standardFile).ifPresent(there -> settings.addFile(there, problems));
        settings.addEnvironment(environment, problems);
        return settings;
    }

    /// The default settings file, if it exists.
    public static Optional<Path> standardFile() {
        return Optional.of(STANDARD_FILE).filter(Files::exists);
    }

    /// All settings with a non-empty value.
    public List<Setting> found() {
        return given.keySet().stream()
                .filter(setting -> find(setting).isPresent())
                .toList();
    }

    /// A copy in which this setting is not set.
    Settings without(Setting setting) {
        var rest = new Settings();
        rest.given.putAll(given);
        rest.given.remove(setting);
        return rest;
    }

    /// The text of a setting; empty when it is not set.
    public Optional<String> find(Setting setting) {
        return Optional.ofNullable(given.get(setting)).map(SettingValue::value).filter(value -> !value.isBlank());
    }

    /// The text of a setting, or its default.
    public String text(Setting setting) {
        return find(setting).orElse(setting.standard()).strip();
    }

    /// The source of a setting's value, in words.
    public String source(Setting setting) {
        return find(setting).isPresent() ? given.get(setting).source() : "default";
    }

    private void addEnvironment(Map<String, String> environment, Consumer<ConfigProblem> problems) {
        environment.forEach((name, value) -> {
            var bare = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
            var setting = Setting.named(bare);
            if (setting.isPresent()) {
                // The prefixed name is meant only for Parlor, so it takes precedence.
                if (name.startsWith(PREFIX) || !environment.containsKey(PREFIX + name)) {
                    given.put(setting.get(), new SettingValue(value, "environment " + name));
                }
            } else if (name.startsWith(PREFIX)) {
                problems.accept(unknown(name, "the environment"));
            }
        });
    }

    private void addFile(Path file, Consumer<ConfigProblem> problems) {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            problems.accept(unreadable(file, unreadable));
        }
        properties.forEach((key, value) -> {
            var name = key.toString();
            var bare = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
            Setting.named(bare)
                    .ifPresentOrElse(
                            setting -> given.put(setting, new SettingValue(value.toString(), file.toString())),
                            () -> problems.accept(unknown(name, file.toString())));
        });
    }

    private static ConfigProblem unreadable(Path file, Exception why) {
        var reason = why instanceof NoSuchFileException ? "there is no such file" : why.getMessage();
        return new ConfigProblem("Cannot read the settings in " + file + ": " + reason);
    }

    private static ConfigProblem unknown(String name, String where) {
        return new ConfigProblem(
                name + " in " + where + " is no setting of Parlor. ./parlor help config lists all of them.");
    }
}
