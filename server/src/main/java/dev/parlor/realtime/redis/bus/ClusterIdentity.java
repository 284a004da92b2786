package dev.parlor.realtime.redis.bus;

import java.util.Map;

/// The nodes that belong together.
///
/// @param name tells them from others that share their Redis
/// @param agreement what each must have, or they can't work together: the fingerprint of the signing key
/// @param settings what each should have alike, by name: they can work together without, but users see the difference
public record ClusterIdentity(String name, String agreement, Map<String, String> settings) {
    public ClusterIdentity {
        settings = Map.copyOf(settings);
    }
}
