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

/// The settings that a command works with: those that the server would have, started from the same place.
final class CommandSettings {
    private final Map<String, String> environment;

    @Option(names = "--config", description = "The settings file. Default: parlor.properties, if it exists.")
    private Optional<Path> file = Optional.empty();

    CommandSettings(Map<String, String> environment) {
        this.environment = environment;
    }

    Config config() {
        var config = Config.load(environment, file);
        // What commands have to say they print; the log is for what goes wrong beneath.
        new Config.LogSettings(config.log().json(), false, "error").apply();
        return config;
    }

    /// Where the database is.
    DatabaseAddress address(Config config) {
        try {
            return DatabaseAddress.of(config.databaseUrl(), config.dataFolder());
        } catch (IllegalArgumentException malformed) {
            throw new ConfigProblem(malformed.getMessage());
        }
    }

    /// Opens the database, beside a running server.
    Database open(Config config) {
        return Databases.openBeside(address(config));
    }
}
