package dev.parlor.operator.doctor;

import dev.parlor.config.Config;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Checks whether the ports can be opened, or which process uses them.
record PortChecks(Config config) {
    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final int PRIVILEGED = 1_024;

    List<DoctorRow> rows() throws InterruptedException {
        var network = config.network();
        var rows = new ArrayList<DoctorRow>();
        rows.add(look(new ListeningPort(
                "port", "PORT", "BIND_ADDRESS", network.address(), network.port(), "/healthz", "\"ok\"")));
        var own = config.metrics().port();
        if (own.isPresent()) {
            var metrics = config.metrics();
            rows.add(
                    own.get() == network.port() && network.port() != 0
                            ? DoctorRow.problem(
                                    "metrics port",
                                    "METRICS_PORT and PORT are both " + network.port() + ".",
                                    "Set METRICS_PORT=9000, or unset it and set METRICS_TOKEN.")
                            : look(new ListeningPort(
                                    "metrics port",
                                    "METRICS_PORT",
                                    "METRICS_BIND_ADDRESS",
                                    metrics.address(),
                                    own.get(),
                                    "/metrics",
                                    // Never send the token to an unknown server.
                                    metrics.token().isPresent() ? "not_authenticated" : "parlor_")));
        }
        return rows;
    }

    /// @param setting name of the port's setting, and `place` that of its address
    /// @param path a path that Parlor serves there, and `word` a word that identifies Parlor's response
    private record ListeningPort(
            String row, String setting, String place, String address, int port, String path, String word) {
        String words() {
            return port + " on " + address;
        }
    }

    private static DoctorRow look(ListeningPort door) throws InterruptedException {
        if (door.port() == 0) {
            return DoctorRow.ok(door.row(), "Any free port (0).");
        }
        try (var _ = new ServerSocket(door.port(), 1, InetAddress.getByName(door.address()))) {
            return DoctorRow.ok(door.row(), door.words() + " is free.");
        } catch (UnknownHostException unknown) {
            return DoctorRow.problem(
                    door.row(),
                    door.place() + " is \"" + door.address() + "\", which is not an address.",
                    "Set, for instance: " + door.place() + "=127.0.0.1");
        } catch (BindException refused) {
            return refused(door, String.valueOf(refused.getMessage()).toLowerCase(Locale.ROOT));
        } catch (SocketException refused) {
            return forbidden(door, refused);
        } catch (IOException failed) {
            return forbidden(door, failed);
        }
    }

    private static DoctorRow refused(ListeningPort door, String why) throws InterruptedException {
        if (why.contains("permission")) {
            return DoctorRow.problem(
                    door.row(),
                    "This account may not open " + door.words()
                            + (door.port() < PRIVILEGED ? ", a port below 1024." : "."),
                    "Set " + door.setting() + "=8000, and let a reverse proxy listen on " + door.port() + ".");
        }
        if (why.contains("assign")) {
            return DoctorRow.problem(
                    door.row(),
                    door.place() + " is " + door.address() + ", which is not an address of this machine.",
                    "Choose an address of this machine: ip -brief address");
        }
        return parlorAnswers(door)
                ? DoctorRow.ok(
                        door.row(), door.words() + " is in use by a running Parlor, which answers " + door.path() + ".")
                : DoctorRow.problem(
                        door.row(),
                        door.words() + " is in use by another program, which does not answer " + door.path()
                                + " as Parlor does.",
                        "Set " + door.setting()
                                + " to another port, or find the program and stop it: ss -ltnp 'sport = :" + door.port()
                                + "'");
    }

    private static DoctorRow forbidden(ListeningPort door, Exception why) {
        return DoctorRow.problem(
                door.row(),
                door.words() + " cannot be opened: " + why.getMessage() + ".",
                "Choose another " + door.setting() + " or " + door.place() + ".");
    }

    private static boolean parlorAnswers(ListeningPort door) throws InterruptedException {
        try (var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build()) {
            var request = HttpRequest.newBuilder(uri(door)).timeout(PATIENCE).build();
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.body().contains(door.word());
        } catch (IOException silent) {
            return false;
        }
    }

    private static URI uri(ListeningPort door) throws UnknownHostException {
        var address = InetAddress.getByName(door.address());
        var host = address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
        var shown = new InetSocketAddress(host, door.port()).getAddress().getHostAddress();
        return URI.create(
                "http://" + (shown.contains(":") ? "[" + shown + "]" : shown) + ":" + door.port() + door.path());
    }
}
