package dev.parlor.verify;

import dev.parlor.verify.client.CheckOutcome;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;

/// The overall result.
///
/// @param exitCode 0 all checks passed, 1 a check failed, 2 a check could not be made
/// @param sentence the same in words
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
