package dev.parlor.realtime.netty.limits;

/// A steady pace with a burst, as arithmetic on a single number: the moment up to which everything spent so
/// far is paid for (the "generic cell rate algorithm"). The caller keeps that number, so a pace costs 8
/// bytes.
///
/// All times are nanoseconds of one arbitrary clock.
///
/// @param interval what one unit costs
/// @param burst how far ahead of now one may spend
public record PaceLimiter(long interval, long burst) {
    private static final long SECOND = 1_000_000_000L;

    public static PaceLimiter of(int perSecond, int burst) {
        var interval = Math.max(1, SECOND / perSecond);
        return new PaceLimiter(interval, interval * burst);
    }

    /// The new number after spending `cost` (use [#interval] for one unit).
    public long spend(long paidUntil, long now, long cost) {
        return now + Math.max(0, paidUntil - now) + cost;
    }

    /// Whether all of it was within the pace.
    public boolean kept(long paidUntil, long now) {
        return paidUntil - now <= burst;
    }

    /// Whether it went on for another whole burst, as with a client that ignores errors.
    public boolean flooded(long paidUntil, long now) {
        return paidUntil - now > 2 * burst;
    }

    /// Whether nothing is left to remember.
    boolean recovered(long paidUntil, long now) {
        return paidUntil - now <= 0;
    }
}
