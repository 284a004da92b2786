package dev.parlor.verify.client;

/// Explains an upgrade whose response was not 101: who refused it, why, and what to do.
record RefusedUpgrade(VerifyEndpoint at, HttpAnswer answer) {
    private static final String PASS_UPGRADE =
            " (nginx: proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection \"upgrade\")";

    String sentence() {
        var said = answer.what() + " was answered " + answer.described() + ": ";
        return said + (answer.isParlors() ? fromParlor() : fromBefore());
    }

    private String fromParlor() {
        return switch (answer.code()) {
            case "upgrade_required" ->
                "the request reached Parlor without its Upgrade header, so a proxy drops it. Make the proxy forward Upgrade and"
                        + " Connection on" + PASS_UPGRADE + ".";
            case "bad_handshake" -> badHandshake();
            case "disallowed_host" ->
                "The request used a host name that Parlor does not know. Add "
                        + at.address().getHost()
                        + " to ALLOWED_HOSTS; if it is listed, the proxy changes the Host header: make it forward the client's"
                        + " (nginx: proxy_set_header Host $http_host).";
            case "permission_denied" ->
                "Parlor takes " + at.origin()
                        + " for a foreign origin, so browsers cannot connect. Either the proxy changes the"
                        + " Host header: make it forward the client's (nginx: proxy_set_header Host $http_host); or add "
                        + at.origin() + " to CORS_ALLOWED_ORIGINS.";
            case "not_found" ->
                "the request reached Parlor under another path. Make the proxy forward /ws/… unchanged, without"
                        + " rewriting or stripping a prefix.";
            case "restarting" -> "this node is stopping. Verify again when it is back, or take it out of the proxy.";
            case "throttled" ->
                "too many handshakes came from this address. If real users see this too, they all count as one: put"
                        + " the proxy's address into TRUSTED_PROXIES.";
            default -> "check Parlor's log for this time.";
        };
    }

    private String badHandshake() {
        if (answer.json().path("detail").asString("").contains("Connection")) {
            return "the proxy forwards Upgrade, but not Connection: Upgrade. Make it forward both" + PASS_UPGRADE + ".";
        } else if (answer.json().path("detail").asString("").contains("HTTP/1.1")) {
            return "the proxy uses HTTP/1.0 to Parlor: switch it to HTTP/1.1" + PASS_UPGRADE + ".";
        }
        return "something on the way changes the handshake: make the proxy forward it unchanged" + PASS_UPGRADE + ".";
    }

    private String fromBefore() {
        return switch (answer.status()) {
            case 200 ->
                "a page came back instead of a socket. The proxy, or another server at this address, answers /ws/ with a file or"
                        + " another service: route /ws/… to Parlor unchanged.";
            case 301, 302, 303, 307, 308 ->
                "this address redirects to " + answer.header("Location").replaceFirst("\\?.*", "")
                        + ", which browsers don't follow for sockets: verify that address, and give users that one.";
            case 401, 407 -> "something in front of Parlor requires its own log-in: exempt /ws/.";
            case 403 -> "a firewall or the proxy itself forbids it: allow WebSocket upgrades on /ws/ there.";
            case 404 -> "the proxy does not route /ws/ to Parlor: add it next to /api/.";
            case 426 -> "the proxy itself refuses the upgrade: switch WebSocket on for /ws/ there.";
            case 429 -> "something in front of Parlor limits requests: exempt this client, or try again later.";
            case 502, 503, 504 ->
                "the proxy cannot reach Parlor: is it running, and does the proxy have the right address? If plain requests"
                        + " work, WebSocket has a separate backend in the proxy's configuration.";
            default ->
                "the proxy did not let it through. Make it forward upgrades on /ws/ to Parlor" + PASS_UPGRADE + ".";
        };
    }
}
