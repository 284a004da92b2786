package dev.parlor.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// What was set, as text, and where. The environment wins over the file.
public final class Settings {
    /// The file that is read when no other is named, if it is there.
    public static final Path STANDARD_FILE = Path.of("parlor.properties");

    private static final String PREFIX = "PARLOR_";

    private final Map<Setting, Given> given = new EnumMap<>(Setting.class);

    private record Given(String value, String source) {}

    private Settings() {}

    /// Reads the environment, and the file if there is one.
    ///
    /// @param file named by the operator, so it must be there; empty for [#STANDARD_FILE], which need not
    /// @throws ConfigProblem when a name is unknown or the file can't be read
    public static Settings load(Map<String, String> environment, Optional<Path> file) {
        var settings = new Settings();
        file.or(() -> Optional.of(STANDARD_FILE).filter(Files::exists)).ifPresent(settings::addFile);
        settings.addEnvironment(environment);
        return settings;
    }

    /// The text of a setting, when it was set to something.
    public Optional<String> find(Setting setting) {
        return Optional.ofNullable(given.get(setting)).map(Given::value).filter(value -> !value.isBlank());
    }

    /// The text of a setting, or its default.
    public String text(Setting setting) {
        return find(setting).orElse(setting.standard()).strip();
    }

    /// Where its value comes from, in words.
    public String source(Setting setting) {
        return find(setting).isPresent() ? given.get(setting).source() : "default";
    }

    private void addEnvironment(Map<String, String> environment) {
        environment.forEach((name, value) -> {
            var bare = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
            var setting = Setting.named(bare);
            if (setting.isPresent()) {
                // The prefixed name is meant for nobody but us: it wins over the bare one.
                if (name.startsWith(PREFIX) || !environment.containsKey(PREFIX + name)) {
                    given.put(setting.get(), new Given(value, "environment " + name));
                }
            } else if (name.startsWith(PREFIX)) {
                throw unknown(name, "the environment");
            }
        });
    }

    private void addFile(Path file) {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new ConfigProblem("Can't read the settings in " + file + ": " + unreadable.getMessage());
        }
        properties.forEach((key, value) -> {
            var name = key.toString();
            var bare = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
            var setting = Setting.named(bare).orElseThrow(() -> unknown(name, file.toString()));
            given.put(setting, new Given(value.toString(), file.toString()));
        });
    }

    private static ConfigProblem unknown(String name, String where) {
        return new ConfigProblem(
                name + " in " + where + " is no setting of Parlor. ./parlor help config lists all of them.");
    }
}
