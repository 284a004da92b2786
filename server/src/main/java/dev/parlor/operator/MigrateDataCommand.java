package dev.parlor.operator;

import dev.parlor.config.Config;
import dev.parlor.store.DatabaseAddress;
import dev.parlor.store.admin.DatabaseTransfer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `./parlor migrate-data`: copies everything from the embedded database into an empty PostgreSQL database.
@Command(
        name = "migrate-data",
        description = "Copies everything from the embedded database into an empty PostgreSQL; the server must be"
                + " stopped.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything was copied",
            "1:nothing was copied",
            "2:a wrong option or setting",
            "75:unknown: the connection broke during COMMIT; run it again"
        })
public final class MigrateDataCommand implements Callable<Integer> {
    private static final String POSTGRES = "postgres(ql)?://.*";

    @Option(
            names = "--from",
            paramLabel = "PATH",
            description = "The data folder, or a database file: a backup, for instance. Default: DATA_DIR.")
    private Optional<String> from = Optional.empty();

    @Option(
            names = "--to",
            paramLabel = "URL",
            description = "postgresql://user:password@host:5432/database. Default: DATABASE_URL, which, unlike an"
                    + " argument, does not show in the process list.")
    private Optional<String> to = Optional.empty();

    @CommandLine.Mixin
    private final CommandSettings configured;

    @Spec
    private CommandSpec spec;

    /// @param environment source of the settings
    public MigrateDataCommand(Map<String, String> environment) {
        configured = new CommandSettings(environment);
    }

    @Override
    public Integer call() {
        var config = configured.config();
        var source = source(config);
        var target = target(config);
        var progress = new TransferProgress(spec.commandLine().getErr());
        return switch (DatabaseTransfer.run(source, target, progress)) {
            case DatabaseTransfer.TransferResult.TransferRefused(String why) -> CommandResult.refused(spec, why);
            case DatabaseTransfer.TransferResult.TransferUnknown(String why) -> CommandResult.unknown(spec, why);
            case DatabaseTransfer.TransferResult.TransferDone(int tables, long rows) ->
                CommandResult.done(
                        spec,
                        "Copied " + rows + " rows in " + tables + " tables from " + source.file() + "\nto " + target
                                + ", and compared every one.\n\n"
                                + next(config, source));
        };
    }

    private DatabaseAddress.SqliteAddress source(Config config) {
        var text = from.map(path -> path.replaceFirst("^(jdbc:)?sqlite:(//(?=/))?", ""));
        if (text.filter(path -> path.matches(POSTGRES)).isPresent()) {
            throw wrong("Data moves from SQLite to PostgreSQL only, not back: --from is a data folder or a file.");
        }
        var place = text.map(Path::of).orElseGet(config::dataFolder);
        return new DatabaseAddress.SqliteAddress(
                text.isEmpty() || Files.isDirectory(place) ? place.resolve("parlor.db") : place);
    }

    private DatabaseAddress.PostgresAddress target(Config config) {
        var url = to.or(config::databaseUrl)
                .orElseThrow(() ->
                        wrong("Give the target: DATABASE_URL, or --to postgresql://user:password@host:5432/database"));
        if (!url.strip().matches(POSTGRES)) {
            throw wrong("Data moves from SQLite to PostgreSQL only: --to must begin with postgresql://");
        }
        try {
            if (DatabaseAddress.of(Optional.of(url), config.dataFolder())
                    instanceof DatabaseAddress.PostgresAddress there) {
                return there;
            }
        } catch (IllegalArgumentException malformed) {
            throw wrong(malformed.getMessage().replaceFirst("^DATABASE_URL", to.isEmpty() ? "DATABASE_URL" : "--to"));
        }
        throw wrong("--to is empty.");
    }

    private ParameterException wrong(String why) {
        return new ParameterException(spec.commandLine(), why);
    }

    /// The remaining steps, so that no user has to log in again.
    private static String next(Config config, DatabaseAddress.SqliteAddress source) {
        var start = "Start the server with DATABASE_URL set to it. ";
        var old = "\nThe old database was not changed; keep it until everything works.";
        if (config.secretKey().isPresent()) {
            return start + "Keep SECRET_KEY as it is: with a different one, everyone has to log in again." + old;
        }
        var beside = source.file().resolveSibling("secret.key");
        // There is no key next to a backup.
        var key = Files.exists(beside)
                ? beside
                : config.dataFolder().resolve("secret.key").toAbsolutePath().normalize();
        return start + "Its signing key must stay the same, or everyone has to log in again:\nleave " + key
                + " in DATA_DIR; or, for several nodes, start each with\n    SECRET_KEY=\"hex:$(cat "
                + PostgresTools.quoted(key.toString()) + ")\"" + old;
    }
}
