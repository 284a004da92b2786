package dev.parlor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/// What Linux tells of a process (proc(5)).
public record Proc(long pid) {
    /// `USER_HZ`, which is 100 on every architecture that Java 25 runs on.
    private static final Duration TICK = Duration.ofMillis(10);

    /// Only each fourth full collection of the serial collector closes all gaps (`MarkSweepAlwaysCompactCount`);
    /// the others leave some dead objects, and count them as used.
    private static final int COLLECTIONS = 4;

    private static final int UTIME = 11;
    private static final Pattern USED = Pattern.compile("total (\\d+)K, used (\\d+)K");
    private static final Pattern RSS = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    /// Time on a processor until now, of all threads, also those that ended. Counts in ticks of 10 ms.
    public Duration cpu() throws IOException {
        return cpu(2);
    }

    /// The same, and that of the children which it waited for.
    public Duration cpuWithChildren() throws IOException {
        return cpu(4);
    }

    private Duration cpu(int fields) throws IOException {
        var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        // The name before may hold blanks, but no further parenthesis.
        var words = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        var ticks = 0L;
        for (var field = UTIME; field < UTIME + fields; field++) {
            ticks += Long.parseLong(words[field]);
        }
        return TICK.multipliedBy(ticks);
    }

    /// Memory that it occupies, bytes.
    public long resident() throws IOException {
        var match = RSS.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
        if (!match.find()) {
            throw new IOException("No VmRSS of " + pid);
        }
        return Long.parseLong(match.group(1)) * 1024;
    }

    /// Its threads, as the system counts them.
    public int threads() throws IOException {
        return entries("task");
    }

    /// Its open files, sockets among them.
    public int openFiles() throws IOException {
        return entries("fd");
    }

    private int entries(String folder) throws IOException {
        try (var entries = Files.list(Path.of("/proc/" + pid, folder))) {
            return (int) entries.count();
        }
    }

    /// What is on the Java heap after full collections, bytes.
    public long liveHeap() throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        for (var i = 0; i < COLLECTIONS; i++) {
            Commands.output(jcmd, "" + pid, "GC.run");
        }
        return USED.matcher(Commands.output(jcmd, "" + pid, "GC.heap_info"))
                .results()
                .mapToLong(generation -> Long.parseLong(generation.group(2)) * 1024)
                .sum();
    }
}
