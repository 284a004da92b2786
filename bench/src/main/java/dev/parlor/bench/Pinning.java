package dev.parlor.bench;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/// Keeps server and generator from taking each other's core: the server has core 0, the generator core 1. Without
/// `taskset`, or with a single core, both run where the system puts them.
final class Pinning {
    private static final int SERVER = 0;
    private static final int GENERATOR = 1;
    /// Of the machine, counted before this process pins itself.
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private static final boolean POSSIBLE = CORES > 1 && Commands.has("taskset");

    private Pinning() {}

    static boolean possible() {
        return POSSIBLE;
    }

    /// The command, to be run on the server's core.
    static List<String> server(String... command) {
        return on("" + SERVER, command);
    }

    /// The command, to be run on all cores. It would else be where this process is.
    static List<String> nowhere(String... command) {
        return on("0-" + (CORES - 1), command);
    }

    private static List<String> on(String cores, String... command) {
        var pin = POSSIBLE ? Stream.of("taskset", "-c", cores) : Stream.<String>empty();
        return Stream.concat(pin, Stream.of(command)).toList();
    }

    /// Moves this process, with the threads that it has and will have.
    static void pinGenerator() throws IOException, InterruptedException {
        if (POSSIBLE) {
            Commands.output(
                    "taskset",
                    "-a",
                    "-c",
                    "-p",
                    "" + GENERATOR,
                    "" + ProcessHandle.current().pid());
        }
    }
}
