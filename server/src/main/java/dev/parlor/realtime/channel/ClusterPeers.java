package dev.parlor.realtime.channel;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// The other nodes: they share the database, and each has its own connections.
///
/// Thread-safe. Signals go only to other nodes, may get lost, and never return to their sender.
public interface ClusterPeers {
    /// No other nodes: this node runs alone.
    ClusterPeers NONE = new ClusterPeers() {
        @Override
        public CompletableFuture<Integer> signal(Topic topic, String text) {
            return CompletableFuture.completedFuture(0);
        }

        @Override
        public void whenSignalled(Topic.TopicKind kind, PeerListener listener) {
            // No other node sends any.
        }

        @Override
        public void whenGone(Consumer<String> listener) {
            // No other node can stop.
        }

        @Override
        public void whenBack(Runnable listener) {
            // There is no other node to lose contact with.
        }
    };

    /// Receives signals, on a thread that must not be blocked.
    @FunctionalInterface
    interface PeerListener {
        /// @param from the node that sent it
        void signalled(Topic topic, String from, String text);
    }

    /// The traffic of this node with the others; empty when it is designed to run alone.
    default Optional<PeerTraffic> traffic() {
        return Optional.empty();
    }

    /// Sends a signal to the nodes that have members of a topic; on [Topics#nodes], to all.
    ///
    /// @return how many other nodes will receive it; 0 while they can't be reached
    CompletableFuture<Integer> signal(Topic topic, String text);

    /// Registers a listener for signals on topics of this kind. Call at start.
    void whenSignalled(Topic.TopicKind kind, PeerListener listener);

    /// Calls `listener` with the name of each node that has stopped or gone silent: what it reported about
    /// its connections no longer holds. Call at start.
    void whenGone(Consumer<String> listener);

    /// Calls `listener` whenever this node reaches the others again after either side may have missed
    /// signals: everything that is shared by signals has to be sent again. Call at start.
    void whenBack(Runnable listener);
}
