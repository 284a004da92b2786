package dev.parlor;

import dev.parlor.config.ConfigListing;
import dev.parlor.config.ConfigProblem;
import dev.parlor.config.Settings;
import dev.parlor.operator.BackupCommand;
import dev.parlor.operator.DoctorCommand;
import dev.parlor.operator.MigrateDataCommand;
import dev.parlor.operator.RestoreCommand;
import dev.parlor.operator.UserCommand;
import dev.parlor.store.StoreUnavailable;
import dev.parlor.verify.VerifyCommand;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command line.
///
/// Exit codes: 0 normal exit, 1 the server can't run here (port, data folder, database), 2 invalid setting or
/// command, 3 the server's heap was full, 4 an uncaught error ended the server.
@Command(
        name = "parlor",
        description = "A self-hosted, real-time social game server.",
        versionProvider = Parlor.VersionText.class,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Also, by the launcher: test (runs all tests), bench (measures), faults (shows what two nodes survive), package (an archive that needs no Java)."
        })
public final class Parlor {
    private static final int UNUSABLE = 1;
    static final int WRONG_SETTING = 2;
    private static final String[] PLAIN_SERVE = {"serve"};

    private Parlor() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /// The version of the jar; `development` when there is none.
    static String version() {
        return Optional.ofNullable(Parlor.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    /// Runs the everyday command without the parser, whose classes have a format that an AOT cache can't
    /// store: loading them would take a good part of the start.
    static int run(String... arguments) {
        if (Arrays.equals(arguments, PLAIN_SERVE)) {
            try {
                return new ServeCommand().call();
            } catch (RuntimeException failure) {
                return explain(failure, new CommandLine(new Parlor()).getErr());
            }
        }
        var parlor = new CommandLine(new Parlor());
        parlor.addSubcommand("serve", new ServeCommand());
        parlor.addSubcommand("rehearse", new TrainingRun());
        parlor.addSubcommand("verify", new VerifyCommand(System.getenv()));
        parlor.addSubcommand("doctor", new DoctorCommand(System.getenv()));
        parlor.addSubcommand("user", new UserCommand(System.getenv()));
        parlor.addSubcommand("backup", new BackupCommand(System.getenv()));
        parlor.addSubcommand("restore", new RestoreCommand(System.getenv()));
        parlor.addSubcommand("migrate-data", new MigrateDataCommand(System.getenv()));
        parlor.addSubcommand("help", new HelpCommand());
        parlor.setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command.getErr()));
        return parlor.execute(arguments);
    }

    /// Prints an expected reason in one line; anything else is a bug and is shown with its stack trace.
    private static int explain(Exception failure, PrintWriter out) {
        return switch (failure) {
            case ConfigProblem problem -> say(problem, out, WRONG_SETTING);
            case StoreUnavailable unusable -> say(unusable, out, UNUSABLE);
            case StartupException unusable -> say(unusable, out, UNUSABLE);
            default -> {
                failure.printStackTrace(out);
                yield UNUSABLE;
            }
        };
    }

    private static int say(Exception reason, PrintWriter out, int code) {
        out.println("parlor: " + reason.getMessage());
        return code;
    }

    /// `help` and `help config`.
    @Command(name = "help", description = "Shows this help; with 'config', every setting and its value.")
    static final class HelpCommand implements Runnable {
        @CommandLine.Parameters(arity = "0..1", paramLabel = "config", description = "the settings instead")
        private Optional<String> topic = Optional.empty();

        @Option(names = "--config", description = "The settings file. Default: parlor.properties, if it exists.")
        private Optional<Path> file = Optional.empty();

        @CommandLine.Spec
        private CommandLine.Model.CommandSpec spec;

        @Override
        public void run() {
            var out = spec.commandLine().getOut();
            if (topic.filter("config"::equals).isPresent()) {
                out.print(new ConfigListing(Settings.load(System.getenv(), file)).text());
                out.flush();
            } else {
                spec.parent().commandLine().usage(out);
            }
        }
    }

    static final class VersionText implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Parlor " + version() + " on Java " + Runtime.version()};
        }
    }
}
