package dev.parlor.realtime.netty.limits;

/// The limits on sockets and their messages (contract §4).
public enum SocketLimit {
    HANDSHAKES("handshakes"),
    PER_USER("sockets_per_user"),
    PER_ADDRESS("sockets_per_address"),
    FRAMES("frames");

    private final String label;

    SocketLimit(String label) {
        this.label = label;
    }

    /// As operators see it.
    @Override
    public String toString() {
        return label;
    }
}
