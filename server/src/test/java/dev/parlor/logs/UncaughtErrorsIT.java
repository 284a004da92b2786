package dev.parlor.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.FastRun;
import dev.parlor.testkit.Folders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a server in a process of its own does when one of its threads ends badly.
@Timeout(120)
class UncaughtErrorsIT {
    @Test
    void anExceptionIsLoggedAndAnErrorEndsTheProcess() throws Exception {
        FastRun.skipsWhatStarts("a second JVM");
        var folder = Folders.temporary();
        var settings = Files.writeString(
                folder.resolve("settings"), "PORT=0\nBIND_ADDRESS=127.0.0.1\nDATA_DIR=" + folder.resolve("data"));
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ServeWithABrokenThread.class.getName(),
                        settings.toString())
                .redirectErrorStream(true)
                .start();
        try (var input = process.outputWriter(StandardCharsets.UTF_8);
                var output = process.inputReader(StandardCharsets.UTF_8)) {
            var said = new ArrayList<String>();
            Predicate<String> hears = words -> output.lines().peek(said::add).anyMatch(line -> line.contains(words));
            assertThat(hears.test("Parlor is listening on")).as("%s", said).isTrue();

            input.write("exception\n");
            input.flush();
            assertThat(hears.test("only this failed")).as("%s", said).isTrue();
            assertThat(process.isAlive()).isTrue();

            input.write("error\n");
            input.flush();
            assertThat(hears.test("this process exits with code 4"))
                    .as("%s", said)
                    .isTrue();
            assertThat(hears.test("a class that is gone")).as("%s", said).isTrue();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(UncaughtErrors.CODE);
        } finally {
            process.destroyForcibly();
            process.onExit().join();
            Folders.delete(folder);
        }
    }
}
