package dev.parlor.bench;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// An address of this machine that no other machine can reach. Load is never aimed at anything else.
public record Loopback(InetAddress address) {
    public Loopback {
        if (!address.isLoopbackAddress()) {
            throw new IllegalArgumentException(address.getHostAddress()
                    + " is no loopback address. The bench loads only the machine that it runs on.");
        }
    }

    /// @throws IllegalArgumentException when it is not a loopback address
    public static Loopback of(String text) {
        try {
            return new Loopback(InetAddress.getByName(text));
        } catch (UnknownHostException unknown) {
            throw new IllegalArgumentException("Unknown host: " + text, unknown);
        }
    }

    public String text() {
        return address.getHostAddress();
    }
}
