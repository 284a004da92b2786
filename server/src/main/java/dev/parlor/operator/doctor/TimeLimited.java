package dev.parlor.operator.doctor;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Waits for what is found, but not for ever. A thread of its own, left behind when it is late: it can't keep the
/// process from ending.
record TimeLimited(DoctorCheck part, Duration limit) {
    List<DoctorRow> rows() throws InterruptedException {
        var found = new CompletableFuture<List<DoctorRow>>();
        Thread.ofPlatform().daemon().name("doctor-" + part.name()).start(() -> look(found));
        try {
            return found.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return List.of(DoctorRow.problem(
                    part.name(),
                    "No answer within " + limit.toSeconds() + " s.",
                    "Check whether the machine or disk is overloaded, or a firewall drops packets; then try"
                            + " again."));
        } catch (ExecutionException failed) {
            return List.of(failed(failed.getCause()));
        }
    }

    private void look(CompletableFuture<List<DoctorRow>> found) {
        try {
            found.complete(part.look().rows());
        } catch (Throwable failed) {
            found.completeExceptionally(failed);
        }
    }

    private DoctorRow failed(Throwable why) {
        if (why instanceof Error bug) {
            throw bug;
        }
        return DoctorRow.problem(
                part.name(),
                "It could not be checked: " + why,
                "Report this as a bug in the doctor; its other results are still valid.");
    }
}
