package dev.parlor.operator.doctor;

import dev.parlor.config.Config;
import dev.parlor.realtime.redis.RedisAddress;
import dev.parlor.realtime.redis.RedisStatus;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Checks whether Redis can be reached and delivers messages.
record RedisChecks(Config config, InstantSource clock) {
    private static final String NAME = "Redis";
    private static final String ACL =
            "ACL SETUSER parlor on >PASSWORD ~parlor:* &parlor:* +@all -@admin (in redis-cli, as an administrator)";
    private static final double LEAST = 6.2;
    private static final double LEAST_OF_A_CLUSTER = 7.0;
    private static final Duration SLOW = Duration.ofMillis(50);

    List<DoctorRow> rows() {
        if (config.redis().isEmpty()) {
            return List.of(DoctorRow.skipped(NAME, "Not configured; a single node does not need it."));
        }
        var redis = config.redis().get();
        var unreadable = redis.authority().filter(file -> !Files.isReadable(file));
        if (unreadable.isPresent()) {
            return List.of(DoctorRow.problem(
                    NAME,
                    "REDIS_CA_FILE is " + unreadable.get() + ", which cannot be read.",
                    "Correct REDIS_CA_FILE, or: chmod a+r " + unreadable.get().toAbsolutePath()));
        }
        try {
            return rows(RedisAddress.of(redis.url(), redis.authority()));
        } catch (IllegalArgumentException malformed) {
            return List.of(DoctorRow.problem(
                    NAME, String.valueOf(malformed.getMessage()), "Set, for instance: REDIS_URL=redis://host:6379"));
        }
    }

    private List<DoctorRow> rows(RedisAddress address) {
        try {
            return rows(address, RedisStatus.of(address, clock));
        } catch (RedisStatus.RedisUnreachableException away) {
            return List.of(DoctorRow.problem(NAME, String.valueOf(away.getMessage()), fix(address, away.unwelcome())));
        }
    }

    /// @param unwelcome whether Redis responds but refuses
    private static String fix(RedisAddress address, boolean unwelcome) {
        var place = address.place();
        var colon = place.lastIndexOf(':');
        var tool = "redis-cli -h " + place.substring(0, colon) + " -p " + place.substring(colon + 1)
                + (address.tls() ? " --tls" : "") + " --user USER --askpass ping";
        return unwelcome
                ? "Correct REDIS_URL (special characters as %40) or fix what the message names; until then no server starts. To"
                        + " try a user: " + tool
                : "Check that it runs and accepts connections from here: " + tool
                        + " (a server would start without it, alone and degraded)";
    }

    private static List<DoctorRow> rows(RedisAddress address, RedisStatus condition) {
        var rows = new ArrayList<DoctorRow>();
        rows.add(server(address, condition));
        rows.add(condition
                .channels()
                .map(why -> DoctorRow.problem("Redis channels", why, ACL))
                .orElseGet(() -> signal(condition.signal())));
        rows.add(condition
                .keys()
                .map(why -> DoctorRow.problem("Redis keys", why, ACL))
                .orElseGet(() -> DoctorRow.ok("Redis keys", "Keys can be read and written.")));
        rows.add(condition
                .clock()
                .map(ahead -> new ClockOffset(ahead, Duration.ofMillis(100)).row("Redis clock", "Redis"))
                .orElseGet(() -> DoctorRow.skipped("Redis clock", "This user may not ask for the time.")));
        return rows;
    }

    private static DoctorRow server(RedisAddress address, RedisStatus condition) {
        if (condition.version().isEmpty()) {
            return DoctorRow.warning(
                    NAME,
                    "It answers, but this user may not read its version; Parlor needs 6.2 or newer.",
                    "ACL SETUSER parlor +info (in redis-cli, as an administrator)");
        }
        var least = address.cluster() ? LEAST_OF_A_CLUSTER : LEAST;
        var says = "Version " + condition.version() + (address.cluster() ? ", a cluster," : "") + " answers";
        return number(condition.version()) < least
                ? DoctorRow.problem(
                        NAME,
                        says + ", but Parlor needs " + least + " or newer.",
                        "Upgrade Redis, or use Valkey, which is compatible.")
                : DoctorRow.ok(NAME, says + (address.tls() ? ", by TLS." : ", without TLS."));
    }

    private static double number(String version) {
        var digits = version.replaceFirst("^(\\d+(\\.\\d+)?).*", "$1");
        return digits.matches("[0-9.]+") ? Double.parseDouble(digits) : 0;
    }

    private static DoctorRow signal(Duration taken) {
        var says = String.format(
                Locale.ROOT, "A message went out and came back in %.1f ms.", taken.toNanos() / 1_000_000.0);
        return taken.compareTo(SLOW) > 0
                ? DoctorRow.warning(
                        "Redis channels",
                        says,
                        "Move Redis closer to the nodes, and check what keeps it busy: redis-cli --latency, redis-cli slowlog get")
                : DoctorRow.ok("Redis channels", says);
    }
}
