package dev.parlor.operator;

import dev.parlor.store.DatabaseAddress;
import dev.parlor.store.admin.Backups;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./parlor restore FILE`: replaces the embedded database with a backup while the server is stopped.
@Command(
        name = "restore",
        description = "Restores the embedded database from a backup; the server must be stopped.",
        mixinStandardHelpOptions = true)
public final class RestoreCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "A backup.")
    private Path file = Path.of("");

    @CommandLine.Mixin
    private final CommandSettings configured;

    @Spec
    private CommandSpec spec;

    private final InstantSource clock = InstantSource.system();

    /// @param environment source of the settings
    public RestoreCommand(Map<String, String> environment) {
        configured = new CommandSettings(environment);
    }

    @Override
    public Integer call() {
        return switch (configured.address(configured.config())) {
            case DatabaseAddress.PostgresAddress postgres ->
                CommandResult.refused(
                        spec,
                        "The data is in PostgreSQL. Use its own tool:\n    " + PostgresTools.restore(postgres, file));
            case DatabaseAddress.SqliteAddress sqlite ->
                switch (Backups.putBack(file, sqlite, clock.instant())) {
                    case Backups.BackupResult.BackupRefused(String why) -> CommandResult.refused(spec, why);
                    case Backups.BackupResult.BackupDone(Path kept) ->
                        CommandResult.done(
                                spec,
                                "Restored " + sqlite.file() + "."
                                        + (kept.equals(sqlite.file())
                                                ? ""
                                                : "\nThe previous database is kept as " + kept));
                };
        };
    }
}
