package dev.parlor.operator.doctor;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/// The Linux kernel's clock status, read with `adjtimex(2)`, which needs no privileges, not even in
/// containers.
final class KernelClock {
    /// Larger than `struct timex` on every system.
    private static final int BYTES = 512;
    /// Offset of the `status` field on 64-bit systems.
    private static final int STATUS = 40;

    private static final int UNSYNCHRONISED = 0x0040;

    private KernelClock() {}

    /// Whether a service keeps the clock synchronised; empty where this can't be determined.
    @SuppressWarnings("restricted") // native access is enabled for the whole program, for SQLite
    static Optional<Boolean> disciplined() {
        var linker = Linker.nativeLinker();
        var function = linker.defaultLookup().find("adjtimex");
        if (function.isEmpty() || ValueLayout.ADDRESS.byteSize() != Long.BYTES) {
            return Optional.empty();
        }
        var call =
                linker.downcallHandle(function.get(), FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
        try (var arena = Arena.ofConfined()) {
            // All zeros: requests no change.
            var timex = arena.allocate(BYTES);
            var state = (int) call.invokeExact(timex);
            return state < 0
                    ? Optional.empty()
                    : Optional.of((timex.get(ValueLayout.JAVA_INT, STATUS) & UNSYNCHRONISED) == 0);
        } catch (Throwable impossible) {
            throw new IllegalStateException("adjtimex could not be called", impossible);
        }
    }
}
