package dev.parlor.bench;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/// Keeps server and generator from taking each other's core: the server has core 0, the generator core 1. Without
/// `taskset`, or with a single core, both run where the system puts them.
final class Pinning {
    private static final int SERVER = 0;
    private static final int GENERATOR = 1;
    private static final boolean POSSIBLE = Runtime.getRuntime().availableProcessors() > 1 && Commands.has("taskset");

    private Pinning() {}

    static boolean possible() {
        return POSSIBLE;
    }

    /// The command, to be run on the server's core.
    static List<String> server(String... command) {
        var pin = POSSIBLE ? Stream.of("taskset", "-c", "" + SERVER) : Stream.<String>empty();
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
