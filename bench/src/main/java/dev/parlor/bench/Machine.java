package dev.parlor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where a run took place.
///
/// @param load how many threads wanted to run, on average over the minute before: on an idle machine near 0; more
///     than that disturbs every figure
record Machine(String processor, int cores, long memoryGib, String system, String java, double load, boolean pinned) {
    static Machine here() throws IOException {
        return new Machine(
                field("/proc/cpuinfo", "model name"),
                Runtime.getRuntime().availableProcessors(),
                Math.round(Long.parseLong(field("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) / 1048576.0),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.version"),
                Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0]),
                Pinning.possible());
    }

    /// The most that the system keeps of what a socket is to send, bytes.
    static long sendBuffer() throws IOException {
        // By lines, because such a file ends after the first read, and that of a whole text is of one byte.
        var sizes = Files.readAllLines(Path.of("/proc/sys/net/ipv4/tcp_wmem")).getFirst();
        return Long.parseLong(sizes.split("\\s+", -1)[2]);
    }

    private static String field(String file, String name) throws IOException {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("0");
        }
    }

    @Override
    public String toString() {
        return processor + ", " + cores + " cores, " + memoryGib + " GiB, " + system + ", Java " + java + ", load "
                + load + (pinned ? ", server on core 0, generator on core 1" : ", nothing pinned");
    }
}
