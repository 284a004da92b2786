package dev.parlor.operator;

import dev.parlor.store.DatabaseAddress;
import dev.parlor.store.admin.Backups;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./parlor backup FILE`: saves the embedded database to one file, even while the server runs.
@Command(
        name = "backup",
        description = "Writes the embedded database into a file; also while the server runs.",
        mixinStandardHelpOptions = true)
public final class BackupCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The backup, a new file.")
    private Path file = Path.of("");

    @Option(names = "--force", description = "Replaces the file if it exists.")
    private boolean force;

    @CommandLine.Mixin
    private final CommandSettings configured;

    @Spec
    private CommandSpec spec;

    /// @param environment source of the settings
    public BackupCommand(Map<String, String> environment) {
        configured = new CommandSettings(environment);
    }

    @Override
    public Integer call() {
        var config = configured.config();
        return switch (configured.address(config)) {
            case DatabaseAddress.PostgresAddress postgres ->
                CommandResult.refused(
                        spec,
                        "The data is in PostgreSQL. Use its own tool:\n    " + PostgresTools.backup(postgres, file));
            case DatabaseAddress.SqliteAddress sqlite -> {
                var taken = Backups.take(sqlite, file, force);
                yield switch (taken) {
                    case Backups.BackupResult.BackupRefused(String why) -> CommandResult.refused(spec, why);
                    case Backups.BackupResult.BackupDone(Path backup) ->
                        CommandResult.done(
                                spec,
                                "The backup is " + backup + ", verified."
                                        + signingKey(config.secretKey().isEmpty(), config.dataFolder()));
                };
            }
        };
    }

    private static String signingKey(boolean kept, Path dataFolder) {
        return kept
                ? "\nKeep a copy of "
                        + dataFolder.resolve("secret.key").toAbsolutePath().normalize()
                        + " too: without it, everyone has to log in again."
                : "";
    }
}
