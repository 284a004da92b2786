package dev.parlor.logs;

import dev.parlor.Parlor;
import dev.parlor.schedule.Scheduler;
import java.time.Duration;
import java.util.Scanner;
import java.util.concurrent.Executors;

/// `parlor serve`, and beside it a thread that ends as told by a line on standard input, like one of the server's
/// own.
final class ServeWithABrokenThread {
    private ServeWithABrokenThread() {}

    public static void main(String[] settings) {
        Thread.ofPlatform().daemon().start(ServeWithABrokenThread::listen);
        Parlor.main(new String[] {"serve", "--config", settings[0]});
    }

    private static void listen() {
        var later = Scheduler.on(Executors.newSingleThreadScheduledExecutor());
        try (var lines = new Scanner(System.in, java.nio.charset.StandardCharsets.UTF_8)) {
            while (lines.hasNextLine()) {
                switch (lines.nextLine()) {
                    case "exception" ->
                        Thread.ofPlatform().start(() -> {
                            throw new IllegalStateException("only this failed");
                        });
                    case "error" ->
                        later.after(Duration.ZERO, () -> {
                            throw new NoClassDefFoundError("a class that is gone");
                        });
                    case String other -> throw new IllegalArgumentException(other);
                }
            }
        }
    }
}
