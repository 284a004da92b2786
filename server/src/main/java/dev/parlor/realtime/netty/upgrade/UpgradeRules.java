package dev.parlor.realtime.netty.upgrade;

import static io.netty.handler.codec.http.HttpHeaderNames.AUTHORIZATION;
import static io.netty.handler.codec.http.HttpHeaderNames.CONNECTION;
import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_LENGTH;
import static io.netty.handler.codec.http.HttpHeaderNames.HOST;
import static io.netty.handler.codec.http.HttpHeaderNames.ORIGIN;
import static io.netty.handler.codec.http.HttpHeaderNames.SEC_WEBSOCKET_KEY;
import static io.netty.handler.codec.http.HttpHeaderNames.SEC_WEBSOCKET_VERSION;
import static io.netty.handler.codec.http.HttpHeaderNames.TRANSFER_ENCODING;
import static io.netty.handler.codec.http.HttpHeaderNames.UPGRADE;

import dev.parlor.realtime.SocketHandshake;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Which requests may become a WebSocket, by the letter of RFC 6455 §4.2 and RFC 9112, as far as the request alone
/// can tell. Pure.
///
/// `Sec-WebSocket-Protocol` and `Sec-WebSocket-Extensions` may appear any number of times: nothing is
/// negotiated.
public final class UpgradeRules {
    private static final String BEARER = "Bearer ";

    private final RouteTable routes;
    private final ClientRules clients;

    public UpgradeRules(RouteTable routes, ClientRules clients) {
        this.routes = routes;
        this.clients = clients;
    }

    /// Whether a request asks for a WebSocket; all others are plain HTTP, whatever their path.
    public static boolean asksForSocket(HttpRequest request) {
        return hasToken(request, UPGRADE, "websocket");
    }

    /// @param address the client's, behind proxies
    /// @param forwardedHost the name that the client asked for, when a trusted proxy reports it
    public UpgradeRequest check(
            HttpRequest request, SocketTarget target, String address, Optional<String> forwardedHost) {
        try {
            checkRequest(request);
            checkHost(request, forwardedHost.or(target::authority));
            return opening(request, target, address);
        } catch (UpgradeRefusedException refused) {
            return new UpgradeRequest.InvalidUpgrade(refused.refusal);
        }
    }

    private UpgradeRequest opening(HttpRequest request, SocketTarget target, String address) {
        var match =
                routes.find(target.path()).orElseThrow(() -> new UpgradeRefusedException(HandshakeRefusal.notFound()));
        var accept = checkHandshake(request);
        var query = query(target);
        var credential = credential(request, query);
        var rest = query.entrySet().stream()
                .filter(parameter -> !parameter.getKey().equals("token")
                        && !parameter.getKey().equals("ticket"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new UpgradeRequest.ValidUpgrade(
                match.route(), new SocketHandshake(match.parameters(), rest, address), credential, accept);
    }

    /// The header wins over the query, and a token over a ticket. An empty one counts as absent.
    private static Optional<SocketCredential> credential(HttpRequest request, Map<String, String> query) {
        return bearer(request)
                .or(() -> Optional.ofNullable(query.get("token")))
                .filter(token -> !token.isBlank())
                .<SocketCredential>map(SocketCredential.TokenCredential::new)
                .or(() -> Optional.ofNullable(query.get("ticket"))
                        .filter(ticket -> !ticket.isBlank())
                        .map(SocketCredential.TicketCredential::new));
    }

    private static void checkRequest(HttpRequest request) {
        require(request.protocolVersion().equals(HttpVersion.HTTP_1_1), "Open a WebSocket with HTTP/1.1.");
        if (!request.method().equals(HttpMethod.GET)) {
            throw new UpgradeRefusedException(
                    HandshakeRefusal.wrongMethod(request.method().name()));
        }
        require(
                request.uri().chars().noneMatch(c -> c < ' ' || c == 0x7f),
                "The request target holds a control character.");
        var headers = request.headers();
        require(!headers.contains(""), "A header needs a name.");
        var lengths = headers.getAll(CONTENT_LENGTH);
        require(
                !headers.contains(TRANSFER_ENCODING)
                        && lengths.stream().allMatch(length -> length.strip().equals("0")),
                "A handshake has no body.");
    }

    private void checkHost(HttpRequest request, Optional<String> other) {
        var hosts = request.headers().getAll(HOST);
        require(hosts.size() == 1, "A request needs exactly one Host header.");
        var host = other.orElse(hosts.getFirst());
        if (!clients.host().test(host)) {
            throw new UpgradeRefusedException(new HandshakeRefusal(
                    HttpResponseStatus.BAD_REQUEST,
                    "This server is not known under that host name (ALLOWED_HOSTS).",
                    "disallowed_host"));
        }
        for (var origin : request.headers().getAll(ORIGIN)) {
            if (!clients.origin().test(origin, host)) {
                throw new UpgradeRefusedException(new HandshakeRefusal(
                        HttpResponseStatus.FORBIDDEN,
                        "Pages of this origin may not open sockets (CORS_ALLOWED_ORIGINS).",
                        "permission_denied"));
            }
        }
    }

    /// Returns the value of `Sec-WebSocket-Accept`.
    private static String checkHandshake(HttpRequest request) {
        var headers = request.headers();
        require(hasToken(request, CONNECTION, "upgrade"), "The Connection header must name Upgrade.");
        var versions = headers.getAll(SEC_WEBSOCKET_VERSION);
        require(versions.size() <= 1, "A handshake has one Sec-WebSocket-Version header.");
        if (versions.isEmpty() || !versions.getFirst().strip().equals("13")) {
            throw new UpgradeRefusedException(new HandshakeRefusal(
                    HttpResponseStatus.UPGRADE_REQUIRED,
                    "Only WebSocket version 13 is supported.",
                    "websocket_version",
                    "Sec-WebSocket-Version: 13"));
        }
        var keys = headers.getAll(SEC_WEBSOCKET_KEY);
        require(
                keys.size() == 1 && isKey(keys.getFirst().strip()),
                "A handshake has one Sec-WebSocket-Key header: 16 bytes in Base64.");
        return AcceptKey.of(keys.getFirst().strip());
    }

    private static boolean isKey(String key) {
        try {
            return key.length() == 24 && Base64.getDecoder().decode(key).length == 16;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static Map<String, String> query(SocketTarget target) {
        try {
            return target.query();
        } catch (IllegalArgumentException broken) {
            throw new UpgradeRefusedException(HandshakeRefusal.malformed("The query's percent-encoding is broken."));
        }
    }

    private static Optional<String> bearer(HttpRequest request) {
        return request.headers().getAll(AUTHORIZATION).stream()
                .map(String::strip)
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip())
                .filter(token -> !token.isEmpty())
                .findFirst();
    }

    private static boolean hasToken(HttpRequest request, AsciiString header, String token) {
        for (var value : request.headers().getAll(header)) {
            for (var one : value.split(",", -1)) {
                if (one.strip().equalsIgnoreCase(token)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void require(boolean condition, String sentence) {
        if (!condition) {
            throw new UpgradeRefusedException(HandshakeRefusal.malformed(sentence));
        }
    }

    /// Carries a refusal out of [#check].
    private static final class UpgradeRefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient HandshakeRefusal refusal;

        UpgradeRefusedException(HandshakeRefusal refusal) {
            super(refusal.detail(), null, false, false);
            this.refusal = refusal;
        }
    }
}
