package dev.parlor.verify;

/// An upgrade that was answered with something else than 101: who said so, why, and what to do.
record RefusedUpgrade(Entrance at, Answer answer) {
    private static final String PASS_UPGRADE =
            " (nginx: proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection \"upgrade\")";

    String sentence() {
        var said = answer.what() + " was answered " + answer.described() + ": ";
        return said + (answer.isParlors() ? fromParlor() : fromBefore());
    }

    private String fromParlor() {
        return switch (answer.code()) {
            case "upgrade_required" ->
                "the request reached Parlor without its Upgrade header, so a proxy drops it. Let the proxy pass Upgrade and"
                        + " Connection on" + PASS_UPGRADE + ".";
            case "bad_handshake" -> badHandshake();
            case "disallowed_host" ->
                "Parlor was addressed by a name that it does not know. Add "
                        + at.address().getHost()
                        + " to ALLOWED_HOSTS; if it is there, the proxy sends another Host: let it pass the client's on"
                        + " (nginx: proxy_set_header Host $http_host).";
            case "permission_denied" ->
                "Parlor takes " + at.origin()
                        + " for a foreign page, so browsers can't play. Either the proxy changes the"
                        + " Host header: let it pass the client's on (nginx: proxy_set_header Host $http_host); or add "
                        + at.origin() + " to CORS_ALLOWED_ORIGINS.";
            case "not_found" ->
                "the request reached Parlor under another path. Let the proxy pass /ws/… on as it is, without"
                        + " rewriting or stripping a prefix.";
            case "restarting" -> "this node is stopping. Verify again when it is back, or take it out of the proxy.";
            case "throttled" ->
                "too many handshakes came from this address. If real users see this too, all of them are counted as one: put"
                        + " the proxy's address into TRUSTED_PROXIES.";
            default -> "look into Parlor's log at this time.";
        };
    }

    private String badHandshake() {
        if (answer.json().path("detail").asString("").contains("Connection")) {
            return "the proxy passes Upgrade on, but not Connection: Upgrade. Let it pass both" + PASS_UPGRADE + ".";
        } else if (answer.json().path("detail").asString("").contains("HTTP/1.1")) {
            return "the proxy speaks HTTP/1.0 to Parlor: let it speak HTTP/1.1" + PASS_UPGRADE + ".";
        }
        return "something on the way changes the handshake: let the proxy pass it on as it is" + PASS_UPGRADE + ".";
    }

    private String fromBefore() {
        return switch (answer.status()) {
            case 200 ->
                "a page came instead of a socket. The proxy, or whatever is at this address, answers /ws/ with a file or"
                        + " another service: route /ws/… to Parlor as it is.";
            case 301, 302, 303, 307, 308 ->
                "this address redirects to " + answer.header("Location").replaceFirst("\\?.*", "")
                        + ", which browsers don't follow for sockets: verify that address, and give users that one.";
            case 401, 407 -> "something before Parlor wants a log-in of its own: leave /ws/ out of it.";
            case 403 -> "a firewall or the proxy itself forbids it: allow WebSocket upgrades on /ws/ there.";
            case 404 -> "the proxy does not route /ws/ to Parlor: add it, beside /api/.";
            case 426 -> "the proxy itself refuses the upgrade: switch WebSocket on for /ws/ there.";
            case 429 -> "something before Parlor limits requests: exempt this, or try again later.";
            case 502, 503, 504 ->
                "the proxy has no Parlor to ask: is it running, and is the proxy's address of it right? If plain requests"
                        + " pass, WebSocket has a backend of its own in the proxy's configuration.";
            default ->
                "the proxy did not let it through. Let it pass upgrades on /ws/ on to Parlor" + PASS_UPGRADE + ".";
        };
    }
}
