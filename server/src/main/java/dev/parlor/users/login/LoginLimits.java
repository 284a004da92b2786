package dev.parlor.users.login;

import dev.parlor.limits.NamedLimit;
import dev.parlor.limits.RateLimit;
import dev.parlor.limits.Rates;
import java.util.List;

/// How often somebody may try to get in, or have an account do what is slow (contract §4).
///
/// @param failures of one account from one address
/// @param logins from one address
/// @param registrations from one address
/// @param guests from one address
/// @param passwordChanges of one account
/// @param pictures uploaded by one account
public record LoginLimits(
        RateLimit failures,
        RateLimit logins,
        RateLimit registrations,
        RateLimit guests,
        RateLimit passwordChanges,
        RateLimit pictures) {
    public static LoginLimits of(Rates rates) {
        var limits = rates.limits();
        return new LoginLimits(
                rates.limit("failed-logins", limits.failedLogins()),
                rates.limit("logins", limits.logins()),
                rates.limit("registrations", limits.registrations()),
                rates.limit("guests", limits.guests()),
                rates.limit("password-changes", limits.passwordChanges()),
                rates.limit("pictures", limits.pictures()));
    }

    public List<NamedLimit> throttles() {
        return List.of(
                new NamedLimit("failed_logins", failures),
                new NamedLimit("logins", logins),
                new NamedLimit("registrations", registrations),
                new NamedLimit("guests", guests),
                new NamedLimit("password_changes", passwordChanges),
                new NamedLimit("pictures", pictures));
    }
}
