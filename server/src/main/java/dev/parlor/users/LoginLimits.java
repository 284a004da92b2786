package dev.parlor.users;

import dev.parlor.limits.RateLimit;
import dev.parlor.limits.Rates;
import dev.parlor.limits.Throttle;
import java.util.List;

/// How often somebody may try to get in, or have an account do what is slow (contract §4).
///
/// @param failures of one account from one address
/// @param logins from one address
/// @param registrations from one address
/// @param guests from one address
/// @param passwordChanges of one account
/// @param pictures uploaded by one account
record LoginLimits(
        RateLimit failures,
        RateLimit logins,
        RateLimit registrations,
        RateLimit guests,
        RateLimit passwordChanges,
        RateLimit pictures) {
    static LoginLimits of(Rates rates) {
        var limits = rates.limits();
        return new LoginLimits(
                rates.limit("failed-logins", limits.failedLogins()),
                rates.limit("logins", limits.logins()),
                rates.limit("registrations", limits.registrations()),
                rates.limit("guests", limits.guests()),
                rates.limit("password-changes", limits.passwordChanges()),
                rates.limit("pictures", limits.pictures()));
    }

    List<Throttle> throttles() {
        return List.of(
                new Throttle("failed_logins", failures),
                new Throttle("logins", logins),
                new Throttle("registrations", registrations),
                new Throttle("guests", guests),
                new Throttle("password_changes", passwordChanges),
                new Throttle("pictures", pictures));
    }
}
