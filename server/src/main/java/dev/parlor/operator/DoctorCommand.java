package dev.parlor.operator;

import dev.parlor.checklist.ResultTable;
import dev.parlor.config.Config;
import dev.parlor.operator.doctor.Doctor;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./parlor doctor`: checks whether a server can run here, and how to fix what prevents it. Changes nothing.
@Command(
        name = "doctor",
        description = "Checks configuration, data folder, database, Redis, ports, clock and limits, each with a fix;"
                + " changes nothing, and works while the server runs.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:no problem; there may be warnings", "1:at least one problem", "2:a wrong option"})
public final class DoctorCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Option(names = "--config", description = "The settings file. Default: parlor.properties, if it exists.")
    private Optional<Path> file = Optional.empty();

    @Spec
    private CommandSpec spec;

    /// @param environment source of the settings and of `NO_COLOR`
    public DoctorCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        // The table reports problems.
        new Config.LogSettings(false, false, "error").apply();
        var table = ResultTable.on(spec.commandLine().getOut(), environment);
        return new Doctor(table).examine(environment, file, InstantSource.system()) ? 0 : 1;
    }
}
