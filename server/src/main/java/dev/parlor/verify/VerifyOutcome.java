package dev.parlor.verify;

import dev.parlor.verify.client.CheckOutcome;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;

/// What all findings come to.
///
/// @param exitCode 0 everything is as it should be, 1 something is not, 2 it could not be looked at
/// @param sentence the same for people
record VerifyOutcome(int exitCode, String sentence) {
    static final int OK = 0;
    static final int FAILED = 1;
    static final int UNABLE = 2;

    static VerifyOutcome of(Collection<CheckOutcome> findings, Duration taken) {
        var failed = count(findings, CheckOutcome.FailedCheck.class);
        var unable = count(findings, CheckOutcome.UnableToCheck.class);
        var skipped = count(findings, CheckOutcome.SkippedCheck.class);
        var rest = skipped == 0 ? "" : ", " + skipped + " skipped";
        if (failed > 0) {
            return new VerifyOutcome(FAILED, failed + " of " + findings.size() + " failed" + rest + ".");
        } else if (unable > 0) {
            return new VerifyOutcome(UNABLE, "This could not be checked" + rest + ".");
        } else if (skipped > 0) {
            return new VerifyOutcome(UNABLE, "Not everything could be checked" + rest + ".");
        }
        var seconds = String.format(Locale.ROOT, "%.1f", taken.toMillis() / 1000.0);
        return new VerifyOutcome(OK, "All " + findings.size() + " checks passed in " + seconds + " s.");
    }

    private static long count(Collection<CheckOutcome> findings, Class<? extends CheckOutcome> kind) {
        return findings.stream().filter(kind::isInstance).count();
    }
}
