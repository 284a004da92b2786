package dev.parlor.users;

import dev.parlor.limits.Limits;
import dev.parlor.limits.RateLimit;
import dev.parlor.limits.Throttle;
import io.github.bucket4j.TimeMeter;
import java.util.List;

/// How often somebody may try to get in (contract §4).
///
/// @param failures of one account from one address
/// @param logins from one address
/// @param registrations from one address
record LoginLimits(RateLimit failures, RateLimit logins, RateLimit registrations) {
    static LoginLimits of(Limits limits, TimeMeter clock) {
        return new LoginLimits(
                new RateLimit(limits.failedLogins(), clock),
                new RateLimit(limits.logins(), clock),
                new RateLimit(limits.registrations(), clock));
    }

    List<Throttle> throttles() {
        return List.of(
                new Throttle("failed_logins", failures),
                new Throttle("logins", logins),
                new Throttle("registrations", registrations));
    }
}
