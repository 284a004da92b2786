package dev.parlor.users;

import dev.parlor.limits.LifetimeText;
import dev.parlor.users.passwords.Argon2Cost;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/// The operator's settings for accounts.
///
/// @param accessLifetime of an access token
/// @param refreshLifetime of a refresh token; a session ends when its newest refresh token expires
/// @param strictRotation whether a refresh token works only once, and reusing it ends its session. Off by
///     default: older clients refresh twice at the same time with the same token (contract §2.1)
/// @param sessionLifetime the longest time from login to the end of the session, however often it is
///     refreshed; applies to guests as well
/// @param guestLifetime of a guest's session, counted from its newest refresh; the account ends with it
/// @param passwordCost of hashing; a new cost applies to each account at its next login
public record UserSettings(
        Duration accessLifetime,
        Duration refreshLifetime,
        Duration sessionLifetime,
        boolean strictRotation,
        Duration guestLifetime,
        Argon2Cost passwordCost) {
    public static final UserSettings DEFAULTS = new UserSettings(
            Duration.ofMinutes(20),
            Duration.ofDays(1),
            Duration.ofDays(90),
            false,
            Duration.ofDays(30),
            Argon2Cost.DEFAULT);

    /// The defaults, overridden by the configured settings: `ACCESS_TOKEN_LIFETIME` and
    /// `REFRESH_TOKEN_LIFETIME` (for instance `20m`, `1d`), `SESSION_LIFETIME`, `GUEST_LIFETIME`,
    /// `STRICT_REFRESH_ROTATION` (`true` or `false`).
    ///
    /// @param setting returns the configured text of a setting, if any
    /// @throws IllegalArgumentException when a setting is malformed; the message names it
    public static UserSettings from(Function<String, Optional<String>> setting) {
        var settings = new UserSettings(
                lifetime(setting, "ACCESS_TOKEN_LIFETIME", DEFAULTS.accessLifetime),
                lifetime(setting, "REFRESH_TOKEN_LIFETIME", DEFAULTS.refreshLifetime),
                lifetime(setting, "SESSION_LIFETIME", DEFAULTS.sessionLifetime),
                flag(setting, "STRICT_REFRESH_ROTATION", DEFAULTS.strictRotation),
                lifetime(setting, "GUEST_LIFETIME", DEFAULTS.guestLifetime),
                DEFAULTS.passwordCost);
        if (settings.accessLifetime.compareTo(settings.refreshLifetime) > 0) {
            throw new IllegalArgumentException("ACCESS_TOKEN_LIFETIME must not be longer than REFRESH_TOKEN_LIFETIME.");
        }
        if (settings.accessLifetime.compareTo(settings.guestLifetime) > 0) {
            throw new IllegalArgumentException("ACCESS_TOKEN_LIFETIME must not be longer than GUEST_LIFETIME.");
        }
        if (settings.accessLifetime.compareTo(settings.sessionLifetime) > 0) {
            throw new IllegalArgumentException("ACCESS_TOKEN_LIFETIME must not be longer than SESSION_LIFETIME.");
        }
        return settings;
    }

    private static Duration lifetime(Function<String, Optional<String>> setting, String name, Duration otherwise) {
        return setting.apply(name).map(text -> lifetime(name, text)).orElse(otherwise);
    }

    private static Duration lifetime(String name, String text) {
        try {
            return LifetimeText.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(name + ": " + malformed.getMessage(), malformed);
        }
    }

    private static boolean flag(Function<String, Optional<String>> setting, String name, boolean otherwise) {
        return setting.apply(name)
                .map(text -> switch (text.strip()) {
                    case "true" -> true;
                    case "false" -> false;
                    default ->
                        throw new IllegalArgumentException(name + ": \"" + text + "\" is neither true nor false");
                })
                .orElse(otherwise);
    }
}
