package dev.parlor.limits;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/// Every limit of the contract, §4, that is in force.
///
/// @param failedLogins of one account from one address
/// @param logins login requests from one address
/// @param registrations from one address
/// @param requests REST requests of one user, or of one address when anonymous
/// @param connectionsPerAddress open at once, besides sockets
/// @param socketsPerUser open at once
/// @param socketsPerAddress open at once
/// @param handshakes socket handshakes from one address
/// @param frames text frames on one socket
/// @param directMessages of one user
/// @param lobbyMessages of one user
/// @param messages of one user in a day, direct and in lobbies together
/// @param friendRequests of one user
/// @param invites of one user
/// @param demoLogins from one address
/// @param guests from one address
/// @param passwordChanges of one user, wrong passwords among them
/// @param pictures uploaded by one user
/// @param most how many of something one user may have at once
public record Limits(
        Rate failedLogins,
        Rate logins,
        Rate registrations,
        Rate requests,
        int connectionsPerAddress,
        int socketsPerUser,
        int socketsPerAddress,
        Rate handshakes,
        Rate frames,
        Rate directMessages,
        Rate lobbyMessages,
        Rate messages,
        Rate friendRequests,
        Rate invites,
        Rate demoLogins,
        Rate guests,
        Rate passwordChanges,
        Rate pictures,
        Most most) {
    /// The numbers of the contract.
    public static final Limits DEFAULTS = new Limits(
            Rate.window(10, Duration.ofMinutes(5)),
            Rate.window(60, Duration.ofMinutes(1)),
            Rate.window(60, Duration.ofHours(1)),
            Rate.flow(50, 200),
            400,
            20,
            200,
            Rate.flow(50, 50),
            Rate.flow(20, 40),
            Rate.flow(5, 20),
            Rate.flow(2, 10),
            Rate.window(20_000, Duration.ofHours(24)),
            Rate.window(30, Duration.ofHours(1)),
            Rate.window(30, Duration.ofMinutes(10)),
            Rate.window(20, Duration.ofMinutes(1)),
            Rate.window(60, Duration.ofHours(1)),
            Rate.window(20, Duration.ofHours(1)),
            Rate.window(20, Duration.ofMinutes(10)),
            new Most(100, 5));

    /// How many of something one user may have at once.
    ///
    /// @param unfinishedGames with a seat of the user
    /// @param openGames that wait for somebody to join
    public record Most(int unfinishedGames, int openGames) {
        private Most scaled(double factor) {
            return new Most(Limits.scaled(unfinishedGames, factor), Limits.scaled(openGames, factor));
        }
    }

    /// The defaults, changed by what is configured, then multiplied by `LIMITS_SCALE`. Names:
    /// `LIMIT_FAILED_LOGINS`, `LIMIT_LOGINS`, `LIMIT_REGISTRATIONS`, `LIMIT_REQUESTS`,
    /// `LIMIT_CONNECTIONS_PER_ADDRESS`, `LIMIT_SOCKETS_PER_USER`, `LIMIT_SOCKETS_PER_ADDRESS`, `LIMIT_HANDSHAKES`,
    /// `LIMIT_FRAMES`, `LIMIT_DIRECT_MESSAGES`, `LIMIT_LOBBY_MESSAGES`, `LIMIT_MESSAGES_PER_DAY`,
    /// `LIMIT_FRIEND_REQUESTS`, `LIMIT_INVITES`, `LIMIT_DEMO_LOGINS`, `LIMIT_GUESTS`, `LIMIT_PASSWORD_CHANGES`,
    /// `LIMIT_PICTURES`, `LIMIT_UNFINISHED_GAMES`, `LIMIT_OPEN_GAMES`; rates as [Rate#parse] reads them.
    ///
    /// @param setting the configured text of a name, if any
    /// @throws IllegalArgumentException when one is malformed; the message names it
    public static Limits from(Function<String, Optional<String>> setting) {
        var configured = new Limits(
                rate(setting, "LIMIT_FAILED_LOGINS", DEFAULTS.failedLogins),
                rate(setting, "LIMIT_LOGINS", DEFAULTS.logins),
                rate(setting, "LIMIT_REGISTRATIONS", DEFAULTS.registrations),
                rate(setting, "LIMIT_REQUESTS", DEFAULTS.requests),
                count(setting, "LIMIT_CONNECTIONS_PER_ADDRESS", DEFAULTS.connectionsPerAddress),
                count(setting, "LIMIT_SOCKETS_PER_USER", DEFAULTS.socketsPerUser),
                count(setting, "LIMIT_SOCKETS_PER_ADDRESS", DEFAULTS.socketsPerAddress),
                rate(setting, "LIMIT_HANDSHAKES", DEFAULTS.handshakes),
                rate(setting, "LIMIT_FRAMES", DEFAULTS.frames),
                rate(setting, "LIMIT_DIRECT_MESSAGES", DEFAULTS.directMessages),
                rate(setting, "LIMIT_LOBBY_MESSAGES", DEFAULTS.lobbyMessages),
                rate(setting, "LIMIT_MESSAGES_PER_DAY", DEFAULTS.messages),
                rate(setting, "LIMIT_FRIEND_REQUESTS", DEFAULTS.friendRequests),
                rate(setting, "LIMIT_INVITES", DEFAULTS.invites),
                rate(setting, "LIMIT_DEMO_LOGINS", DEFAULTS.demoLogins),
                rate(setting, "LIMIT_GUESTS", DEFAULTS.guests),
                rate(setting, "LIMIT_PASSWORD_CHANGES", DEFAULTS.passwordChanges),
                rate(setting, "LIMIT_PICTURES", DEFAULTS.pictures),
                new Most(
                        count(setting, "LIMIT_UNFINISHED_GAMES", DEFAULTS.most.unfinishedGames),
                        count(setting, "LIMIT_OPEN_GAMES", DEFAULTS.most.openGames)));
        return setting.apply("LIMITS_SCALE")
                .map(Limits::scale)
                .map(configured::scaled)
                .orElse(configured);
    }

    /// All of them `factor` times as generous: for load tests.
    public Limits scaled(double factor) {
        return new Limits(
                failedLogins.scaled(factor),
                logins.scaled(factor),
                registrations.scaled(factor),
                requests.scaled(factor),
                scaled(connectionsPerAddress, factor),
                scaled(socketsPerUser, factor),
                scaled(socketsPerAddress, factor),
                handshakes.scaled(factor),
                frames.scaled(factor),
                directMessages.scaled(factor),
                lobbyMessages.scaled(factor),
                messages.scaled(factor),
                friendRequests.scaled(factor),
                invites.scaled(factor),
                demoLogins.scaled(factor),
                guests.scaled(factor),
                passwordChanges.scaled(factor),
                pictures.scaled(factor),
                most.scaled(factor));
    }

    private static int scaled(int number, double factor) {
        return (int) Math.min(Integer.MAX_VALUE, Rate.scaled(number, factor));
    }

    private static Rate rate(Function<String, Optional<String>> setting, String name, Rate otherwise) {
        return setting.apply(name)
                .map(text -> named(name, () -> Rate.parse(text)))
                .orElse(otherwise);
    }

    private static int count(Function<String, Optional<String>> setting, String name, int otherwise) {
        return setting.apply(name)
                .map(text -> {
                    if (!text.strip().matches("[1-9]\\d{0,8}")) {
                        throw new IllegalArgumentException(name + ": \"" + text + "\" is not a number above 0");
                    }
                    return Integer.parseInt(text.strip());
                })
                .orElse(otherwise);
    }

    private static double scale(String text) {
        if (!text.strip().matches("\\d{1,6}(\\.\\d{1,6})?") || Double.parseDouble(text.strip()) <= 0) {
            throw new IllegalArgumentException("LIMITS_SCALE: \"" + text + "\" is not a number above 0");
        }
        return Double.parseDouble(text.strip());
    }

    private static Rate named(String name, java.util.function.Supplier<Rate> parse) {
        try {
            return parse.get();
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(name + ": " + malformed.getMessage(), malformed);
        }
    }
}
