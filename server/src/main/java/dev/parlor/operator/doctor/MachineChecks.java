package dev.parlor.operator.doctor;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import dev.parlor.config.Config;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Checks whether this process, and so a server started in the same way, has enough resources.
record MachineChecks(Config config) {
    private static final long MEGABYTE = 1L << 20;
    private static final long FEW_FILES = 10_000;
    private static final long TOO_FEW_FILES = 512;
    /// Open files besides sockets: the program, the database, outgoing connections.
    private static final long BESIDE = 300;

    private static final long SMALL_HEAP = 96 * MEGABYTE;
    private static final double MOST_OF_IT = 0.8;
    private static final int LEAST_JAVA = 25;

    List<DoctorRow> rows() {
        var rows = new ArrayList<DoctorRow>();
        rows.add(files());
        rows.add(memory());
        rows.add(java());
        return rows;
    }

    private static DoctorRow files() {
        if (!(ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system)) {
            return DoctorRow.skipped("open files", "This system has no such limit.");
        }
        var most = system.getMaxFileDescriptorCount();
        var says = String.format(
                Locale.ROOT,
                "A process started from here may open %,d files, enough for about %,d sockets.",
                most,
                Math.max(0, most - BESIDE));
        var fix = "In the systemd unit: LimitNOFILE=200000; in this shell: ulimit -n 200000";
        if (most < TOO_FEW_FILES) {
            return DoctorRow.problem("open files", says, fix);
        }
        return most < FEW_FILES ? DoctorRow.warning("open files", says, fix) : DoctorRow.ok("open files", says);
    }

    private static DoctorRow memory() {
        var heap = Runtime.getRuntime().maxMemory();
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        // The container's limit, if there is one.
        var all = system.getTotalMemorySize();
        var says = String.format(
                Locale.ROOT,
                "The heap may use %,d MB of the %,d MB of this machine or container.",
                heap / MEGABYTE,
                all / MEGABYTE);
        if (heap > all * MOST_OF_IT) {
            return DoctorRow.warning(
                    "memory",
                    says + " Sockets need memory outside the heap: the process may be killed.",
                    "Set JAVA_OPTS=-Xmx" + all * 6 / 10 / MEGABYTE + "m, or give it more memory.");
        }
        return heap < SMALL_HEAP
                ? DoctorRow.warning("memory", says, "Set JAVA_OPTS=-Xmx256m, or give the container at least 512 MB.")
                : DoctorRow.ok("memory", says);
    }

    private static DoctorRow java() {
        var version = Runtime.version();
        var says = "Java " + version + " of " + System.getProperty("java.vendor") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors.";
        return version.feature() < LEAST_JAVA
                ? DoctorRow.problem("Java", says, "Install Java " + LEAST_JAVA + " or newer, and set JAVA_HOME to it.")
                : DoctorRow.ok("Java", says);
    }
}
