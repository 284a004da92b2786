package dev.parlor.operator;

import dev.parlor.config.Config;
import dev.parlor.config.ConfigProblem;
import dev.parlor.store.Database;
import dev.parlor.store.DatabaseAddress;
import dev.parlor.store.Databases;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The settings for a command: those of a server started from the same directory.
final class CommandSettings {
    private final Map<String, String> environment;

    @Option(names = "--config", description = "The settings file. Default: parlor.properties, if it exists.")
    private Optional<Path> file = Optional.empty();

    CommandSettings(Map<String, String> environment) {
        this.environment = environment;
    }

    Config config() {
        var config = Config.load(environment, file);
        // Commands print their own output; the log is for errors in the layers below.
        new Config.LogSettings(config.log().json(), false, "error").apply();
        return config;
    }

    /// The address of the database.
    DatabaseAddress address(Config config) {
        try {
            return DatabaseAddress.of(config.databaseUrl(), config.dataFolder());
        } catch (IllegalArgumentException malformed) {
            throw new ConfigProblem(malformed.getMessage());
        }
    }

    /// Opens the database, even while a server uses it.
    Database open(Config config) {
        return Databases.openBeside(address(config));
    }
}
