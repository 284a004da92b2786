package dev.parlor.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/// A thousand sockets at one game, which is played over and over.
///
/// The game is against the computer, because such a game can begin anew for ever, without sockets that come and go
/// in between; the thousand are its player's. To the server a receiver is a receiver: all of one frame's receivers
/// share one encoded buffer, be they players or onlookers.
public final class FanoutLoad {
    public static final int SOCKETS = 1_000;
    private static final Duration SETTLING = Duration.ofSeconds(3);

    private final Stage stage;
    private final Node audience;
    private final Crowd crowd;

    private FanoutLoad(Stage stage, Node audience, Crowd crowd) {
        this.stage = stage;
        this.audience = audience;
        this.crowd = crowd;
    }

    /// What was measured.
    ///
    /// @param cpu of the audience's node for each delivery, nanoseconds
    /// @param rate deliveries in a second
    /// @param times from the move to each socket, nanoseconds
    public record Measured(double cpu, double rate, Histogram times) {}

    /// Opens the sockets, and warms up.
    ///
    /// @param table the node at which the game is played
    /// @param audience the node of all sockets but the one that plays
    public static FanoutLoad begin(Stage stage, Wire wire, Node table, Node audience)
            throws IOException, InterruptedException {
        var api = new Api(table);
        var account = api.accounts(1).getFirst();
        var id = api.gameAgainstComputer(account).get("id").asLong();
        var crowd = new Crowd(SOCKETS, () -> api.reset(id, account));
        var sockets = wire.sockets(
                SOCKETS,
                i -> wire.socket(i == 0 ? table : audience, "/ws/game/" + id + "/", account, crowd.listener(i)));
        crowd.begin(sockets.getFirst());
        LockSupport.parkNanos(stage.warmUp().plus(SETTLING).toNanos());
        return new FanoutLoad(stage, audience, crowd);
    }

    /// Of one update, with the frame's header.
    public int frameBytes() {
        return crowd.frameBytes();
    }

    public Measured measure() throws IOException {
        var before = crowd.deliveries();
        crowd.forgetTimes();
        var cpu = audience.proc().cpu();
        var start = System.nanoTime();
        LockSupport.parkNanos(stage.time().toNanos());
        var count = crowd.deliveries() - before;
        var used = audience.proc().cpu().minus(cpu).toNanos();
        var seconds = (System.nanoTime() - start) / 1e9;
        return new Measured((double) used / count, count / seconds, crowd.times());
    }

    /// Makes no further move.
    public void end() {
        crowd.end();
    }
}
