package dev.parlor.realtime.redis.bus;

import java.util.Map;

/// The cluster that a node belongs to.
///
/// @param name distinguishes it from other clusters on the same Redis
/// @param agreement what all nodes must share to work together: the fingerprint of the signing key
/// @param settings what all nodes should share, by name: they work together without that, but users notice
///     the difference
public record ClusterIdentity(String name, String agreement, Map<String, String> settings) {
    public ClusterIdentity {
        settings = Map.copyOf(settings);
    }
}
