package dev.parlor.operator.doctor;

import dev.parlor.config.Config;
import dev.parlor.config.Setting;
import dev.parlor.http.client.ClientAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// Checks the host names that the server accepts and the proxies that it trusts.
record NetworkChecks(Config config) {
    private static final Pattern ORIGIN = Pattern.compile("https?://[^/?#\\s]+/?");
    private static final Pattern HOST = Pattern.compile("\\*|\\.?[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]");

    List<DoctorRow> rows() {
        var rows = new ArrayList<DoctorRow>();
        rows.add(hosts());
        rows.add(proxies());
        rows.addAll(origins());
        rows.addAll(metrics());
        return rows;
    }

    private DoctorRow hosts() {
        var hosts = config.network().allowedHosts();
        var wrong = hosts.stream().filter(host -> !HOST.matcher(host).matches()).findFirst();
        if (wrong.isPresent()) {
            return DoctorRow.problem(
                    "allowed hosts",
                    "\"" + wrong.get() + "\" in ALLOWED_HOSTS is not a host name or address (without scheme and port).",
                    "Set, for instance: ALLOWED_HOSTS=play.example.com,localhost");
        }
        if (!isLocal(config.network().address()) && hasStandardHosts()) {
            return DoctorRow.warning(
                    "allowed hosts",
                    "The server listens on " + config.network().address() + ", but answers only to "
                            + String.join(", ", hosts)
                            + ": requests for any other host name are refused (disallowed_host).",
                    "Set, for instance: ALLOWED_HOSTS=play.example.com,localhost; or, for this machine alone, BIND_ADDRESS=127.0.0.1");
        }
        return hosts.contains("*")
                ? DoctorRow.warning(
                        "allowed hosts",
                        "ALLOWED_HOSTS=* accepts any host name, which links and caches may repeat.",
                        "Set, for instance: ALLOWED_HOSTS=play.example.com,localhost")
                : DoctorRow.ok("allowed hosts", "It answers to " + String.join(", ", hosts) + ".");
    }

    private boolean hasStandardHosts() {
        return Arrays.asList(Setting.ALLOWED_HOSTS.standard().split(","))
                .containsAll(config.network().allowedHosts());
    }

    private DoctorRow proxies() {
        var proxies = config.network().trustedProxies();
        try {
            ClientAddress.behind(proxies);
        } catch (IllegalArgumentException malformed) {
            return DoctorRow.problem(
                    "trusted proxies",
                    String.valueOf(malformed.getMessage()),
                    "Set, for instance: TRUSTED_PROXIES=127.0.0.1,10.0.0.0/8");
        }
        if (proxies.stream().anyMatch(network -> network.endsWith("/0"))) {
            return DoctorRow.warning(
                    "trusted proxies",
                    "TRUSTED_PROXIES trusts everyone: any client can claim any address, so limits per address do not work.",
                    "List only your proxies, for instance: TRUSTED_PROXIES=127.0.0.1");
        }
        if (!proxies.isEmpty()) {
            return DoctorRow.ok(
                    "trusted proxies", "X-Forwarded-For is trusted from " + String.join(", ", proxies) + ".");
        }
        return isLocal(config.network().address()) && !hasStandardHosts()
                ? DoctorRow.warning(
                        "trusted proxies",
                        "The server accepts connections from this machine only, so through a proxy, but trusts none: all users"
                                + " share one address and its limits.",
                        "Set, if there is a proxy on this machine: TRUSTED_PROXIES=127.0.0.1,::1")
                : DoctorRow.ok("trusted proxies", "None: the peer of a connection counts as the client.");
    }

    private List<DoctorRow> origins() {
        return config.network().allowedOrigins().stream()
                .filter(origin -> !ORIGIN.matcher(origin).matches())
                .limit(1)
                .map(origin -> DoctorRow.problem(
                        "allowed origins",
                        "\"" + origin + "\" in CORS_ALLOWED_ORIGINS is not an origin, so it matches no page.",
                        "Write scheme and host, without a path: CORS_ALLOWED_ORIGINS=https://app.example.com"))
                .toList();
    }

    private List<DoctorRow> metrics() {
        var metrics = config.metrics();
        return metrics.port().isPresent() && metrics.token().isEmpty() && !isLocal(metrics.address())
                ? List.of(DoctorRow.warning(
                        "metrics",
                        "/metrics is open to anyone who can reach port "
                                + metrics.port().get() + " on " + metrics.address() + ".",
                        "Set METRICS_TOKEN=$(openssl rand -hex 32), or METRICS_BIND_ADDRESS to an address that only your"
                                + " Prometheus reaches."))
                : List.of();
    }

    private static boolean isLocal(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            // The port check reports an invalid address.
            return false;
        }
    }
}
