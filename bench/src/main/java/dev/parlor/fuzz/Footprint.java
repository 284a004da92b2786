package dev.parlor.fuzz;

import dev.parlor.bench.Proc;
import java.io.IOException;
import java.time.Duration;

/// What a node occupies while nobody is there.
///
/// @param heap after full collections, bytes
record Footprint(long heap, int threads, int files) {
    /// Longer than a socket may take to be closed.
    private static final int QUIET_SECONDS = 5;

    private static final Duration SECOND = Duration.ofSeconds(1);

    /// Waits until no more files are closed.
    static Footprint of(Proc proc) throws IOException, InterruptedException {
        var files = proc.openFiles();
        for (var quiet = 0; quiet < QUIET_SECONDS; quiet++) {
            Thread.sleep(SECOND);
            if (proc.openFiles() < files) {
                files = proc.openFiles();
                quiet = -1;
            }
        }
        return new Footprint(proc.liveHeap(), proc.threads(), proc.openFiles());
    }
}
