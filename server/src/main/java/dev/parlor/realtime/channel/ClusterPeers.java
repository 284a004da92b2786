package dev.parlor.realtime.channel;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// The other nodes: they share the database, and each has connections of its own.
///
/// Thread-safe. Signals are between nodes only, may get lost, and never come back to who sent them.
public interface ClusterPeers {
    /// No other nodes: the program runs alone.
    ClusterPeers NONE = new ClusterPeers() {
        @Override
        public CompletableFuture<Integer> signal(Topic topic, String text) {
            return CompletableFuture.completedFuture(0);
        }

        @Override
        public void whenSignalled(Topic.TopicKind kind, PeerListener listener) {
            // Nobody is there to send any.
        }

        @Override
        public void whenGone(Consumer<String> listener) {
            // Nobody is there to go.
        }

        @Override
        public void whenBack(Runnable listener) {
            // Nobody is there to have lost sight of.
        }
    };

    /// Hears a signal. On a thread that must not be held up.
    @FunctionalInterface
    interface PeerListener {
        /// @param from the node that sent it
        void signalled(Topic topic, String from, String text);
    }

    /// How this node does with the others; empty when it is alone by design.
    default Optional<PeerTraffic> traffic() {
        return Optional.empty();
    }

    /// Sends something to the nodes that have members of a topic; on [Topics#nodes], to all.
    ///
    /// @return how many others will hear it; 0 while they can't be reached
    CompletableFuture<Integer> signal(Topic topic, String text);

    /// Hears what other nodes signal on topics of a kind. Call at start.
    void whenSignalled(Topic.TopicKind kind, PeerListener listener);

    /// Has `listener` called with the name of each node that has ended or fallen silent: nothing that it said of
    /// its connections is true any more. Call at start.
    void whenGone(Consumer<String> listener);

    /// Has `listener` called whenever this node sees the others again after it may have missed signals, or they
    /// its: whatever is shared by signals has to be said again. Call at start.
    void whenBack(Runnable listener);
}
