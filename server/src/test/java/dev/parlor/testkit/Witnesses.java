package dev.parlor.testkit;

import dev.parlor.testkit.Witness.Exchange;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Who watches which server. Whoever starts a *real* one has it watched for as long as it runs; servers that tests
/// make up, with routes of their own, are not. [Api] and [WsClient] report here by themselves.
public final class Witnesses {
    private static final Map<Integer, Witness> BY_PORT = new ConcurrentHashMap<>();
    static final Witness NOBODY = new Nobody();

    private Witnesses() {}

    /// From now on `witness` sees what the server on this port of this machine says. End it before the port is free
    /// for another server.
    public static Watch watch(int port, Witness witness) {
        BY_PORT.put(port, witness);
        return () -> BY_PORT.remove(port);
    }

    static Witness of(int port) {
        return BY_PORT.getOrDefault(port, NOBODY);
    }

    /// A watch that goes on until it is closed.
    @FunctionalInterface
    public interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    private static final class Nobody implements Witness {
        @Override
        public void answered(Exchange exchange) {}

        @Override
        public void said(String path, String text) {}

        @Override
        public void done(String path, String text) {}

        @Override
        public void closed(String path, int code, String reason) {}
    }
}
