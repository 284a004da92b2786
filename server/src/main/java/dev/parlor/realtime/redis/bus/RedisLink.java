package dev.parlor.realtime.redis.bus;

import java.util.Collection;
import java.util.concurrent.CompletionStage;

/// Publish and subscribe, on a Redis of some kind. It connects by itself, again and again; what is asked of it
/// while it has no connection fails at once.
///
/// Thread-safe. Commands reach Redis in the order in which they were given.
public interface RedisLink extends AutoCloseable {
    /// Begins to connect. Call once.
    void open(LinkListener listener);

    /// @return how many connections heard it
    CompletionStage<Long> publish(String channel, byte[] message);

    CompletionStage<Void> subscribe(Collection<String> channels);

    CompletionStage<Void> unsubscribe(String channel);

    /// Lets go of a connection that seems to be dead, for a new one.
    void renew();

    @Override
    void close();

    /// What the link tells. On its threads, which must not be held up.
    interface LinkListener {
        void heard(byte[] message);

        /// A connection for listening is there, without any subscription.
        void connected();

        /// Redis is there, but this node can't be let in, or must not go in.
        ///
        /// @param why and what to do, for the operator
        void refused(String why);

        /// It is gone.
        void disconnected(String why);
    }
}
