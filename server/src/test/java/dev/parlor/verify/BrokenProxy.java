package dev.parlor.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ServerSocketFactory;

/// A reverse proxy that is as it should be, except for one thing. It looks at one request for each connection.
final class BrokenProxy implements AutoCloseable {
    private final int server;
    private final Fault fault;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /// What it does wrong.
    interface Fault {
        /// The head of a request as it is passed on.
        default String pass(String head) {
            return head;
        }

        /// @param client with the head already read
        /// @param behind with the head already written
        default void join(Socket client, Socket behind) throws IOException {
            pump(client, behind);
            behind.getInputStream().transferTo(client.getOutputStream());
        }
    }

    /// @param server the port of the server behind it
    BrokenProxy(int server, Fault fault) {
        this(server, fault, ServerSocketFactory.getDefault());
    }

    /// @param doors plain or with TLS
    BrokenProxy(int server, Fault fault, ServerSocketFactory doors) {
        this.server = server;
        this.fault = fault;
        try {
            door = doors.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        Thread.startVirtualThread(this::accept);
    }

    /// What a proxy does wrong that does nothing wrong.
    static Fault none() {
        return new Fault() {};
    }

    /// Changes the heads of upgrades.
    static Fault onUpgrades(java.util.function.UnaryOperator<String> change) {
        return new Fault() {
            @Override
            public String pass(String head) {
                return isUpgrade(head) ? change.apply(head) : head;
            }
        };
    }

    /// Answers upgrades itself.
    static Fault answering(String status, String type, String body) {
        var answer = answer(status, type, body);
        return new Fault() {
            @Override
            public String pass(String head) {
                return isUpgrade(head) ? answer : head;
            }
        };
    }

    /// @param status with its reason, and further header lines behind it
    static String answer(String status, String type, String body) {
        return "HTTP/1.1 " + status + "\r\nServer: faulty\r\nContent-Type: " + type + "\r\nContent-Length: "
                + body.length() + "\r\nConnection: close\r\n\r\n" + body;
    }

    static String without(String head, String header) {
        return head.replaceAll("(?im)^" + header + ":.*\r\n", "");
    }

    static String with(String head, String header, String value) {
        return without(head, header).replaceFirst("\r\n", "\r\n" + header + ": " + value + "\r\n");
    }

    static boolean isUpgrade(String head) {
        return head.startsWith("GET /ws/");
    }

    String address() {
        return address("http");
    }

    String address(String scheme) {
        return scheme + "://localhost:" + door.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                var client = door.accept();
                open.add(client);
                Thread.startVirtualThread(() -> serve(client));
            }
        } catch (IOException closed) {
            open.forEach(BrokenProxy::end);
        }
    }

    private void serve(Socket client) {
        try (client) {
            var head = head(client.getInputStream());
            var passed = fault.pass(isUpgrade(head) ? head : with(head, "Connection", "close"));
            if (passed.startsWith("HTTP/")) {
                client.getOutputStream().write(passed.getBytes(ISO_8859_1));
                return;
            }
            try (var behind = new Socket(InetAddress.getLoopbackAddress(), server)) {
                open.add(behind);
                behind.getOutputStream().write(passed.getBytes(ISO_8859_1));
                fault.join(client, behind);
            }
        } catch (IOException ended) {
            end(client);
        }
    }

    /// Everything up to the empty line, and nothing behind it.
    static String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            var next = in.read();
            if (next < 0) {
                throw new IOException("it ended early");
            }
            head.write(next);
        }
        return head.toString(ISO_8859_1);
    }

    static void pump(Socket from, Socket to) {
        Thread.startVirtualThread(() -> {
            try (to) {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException ended) {
                end(from);
            }
        });
    }

    static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
