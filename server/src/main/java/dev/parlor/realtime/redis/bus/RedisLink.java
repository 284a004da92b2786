package dev.parlor.realtime.redis.bus;

import java.util.Collection;
import java.util.concurrent.CompletionStage;

/// Publish and subscribe through Redis. It reconnects by itself, as often as needed; calls without a
/// connection fail at once.
///
/// Thread-safe. Commands reach Redis in the order in which they were issued.
public interface RedisLink extends AutoCloseable {
    /// Starts to connect. Call once.
    void open(LinkListener listener);

    /// @return how many connections received it
    CompletionStage<Long> publish(String channel, byte[] message);

    CompletionStage<Void> subscribe(Collection<String> channels);

    CompletionStage<Void> unsubscribe(String channel);

    /// Replaces a connection that seems dead.
    void renew();

    @Override
    void close();

    /// Receives the link's events, on its threads, which must not be blocked.
    interface LinkListener {
        void heard(byte[] message);

        /// A subscription connection is open, without any subscription.
        void connected();

        /// Redis answers, but refuses this node or can't be trusted.
        ///
        /// @param why the reason and what to do, for the operator
        void refused(String why);

        /// The subscription connection is lost.
        void disconnected(String why);
    }
}
