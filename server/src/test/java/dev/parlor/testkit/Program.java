package dev.parlor.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// A client in a process of its own, in whatever language. What it says is kept.
public final class Program implements AutoCloseable {
    private static final int LIMIT_SECONDS = 60;

    private final Process process;
    private final List<String> said = new ArrayList<>();
    private boolean ended;

    private Program(Process process) {
        this.process = process;
        Thread.startVirtualThread(this::listen);
    }

    public static Program start(Path folder, List<String> command) {
        FastRun.skipsWhatStarts(command.getFirst());
        try {
            return new Program(new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// How to run a script with the machine's Node; without one that has WebSockets, the running test is skipped,
    /// and the build's output says so.
    public static List<String> node(String script) {
        FastRun.skipsWhatStarts("node");
        var version = version("node", "--version").replaceAll("^v(\\d+).*", "$1");
        if (!version.matches("\\d+") || Integer.parseInt(version) < 20) {
            skip("a script", "Node 20 or newer");
        }
        return Integer.parseInt(version) < 22
                ? List.of("node", "--experimental-websocket", script)
                : List.of("node", script);
    }

    /// How to run a script with the machine's Python 3; without one, the running test is skipped, and the build's
    /// output says so.
    public static List<String> python(String script) {
        FastRun.skipsWhatStarts("python3");
        if (!version("python3", "--version").startsWith("Python 3")) {
            skip("a script", "python3");
        }
        return List.of("python3", script);
    }

    /// Waits until it has said a line like this.
    ///
    /// @param line a regular expression, for a whole line
    public synchronized void await(String line) {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        try {
            while (said.stream().noneMatch(one -> one.matches(line))) {
                var left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0 || ended) {
                    throw new AssertionError("It did not say \"" + line + "\", but only " + said);
                }
                wait(left);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /// Sends it a signal, `INT` as Ctrl-C does, for instance.
    public void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .onExit()
                    .join();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Waits for its own end, and says how it ended.
    public int awaitEnd() {
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("It goes on and on: " + said());
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /// Every line so far.
    public synchronized List<String> said() {
        return List.copyOf(said);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void listen() {
        try (var lines = process.inputReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                heard(line);
            }
        } catch (IOException gone) {
            heard("(" + gone + ")");
        }
        end();
    }

    private synchronized void heard(String line) {
        said.add(line);
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    private static String version(String... command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            try (var lines = process.inputReader()) {
                return String.valueOf(lines.readLine());
            }
        } catch (IOException missing) {
            return "";
        }
    }

    @SuppressWarnings("SystemOut")
    private static void skip(String what, String needs) {
        System.out.println("\n*** SKIPPED: " + what + " that needs " + needs + ", which is not on this machine. ***\n");
        Assumptions.abort("needs " + needs);
    }
}
