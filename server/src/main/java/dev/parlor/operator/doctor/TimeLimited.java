package dev.parlor.operator.doctor;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Runs a check with a time limit, on a daemon thread of its own that is abandoned when it is late: it can't
/// keep the process from exiting.
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
