package dev.parlor.verify.checks;

import dev.parlor.verify.client.CheckFailed;
import dev.parlor.verify.client.ConnectionFailure;
import dev.parlor.verify.client.HttpAnswer;
import dev.parlor.verify.client.VerifyEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpResponse;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/// Checks that there is a response, and that it comes from Parlor.
public record ReachCheck(VerifyEndpoint at, InstantSource clock) implements VerifyCheck {
    private static final Duration SOON = Duration.ofDays(14);

    @Override
    public String run() throws InterruptedException {
        var response = reach();
        look(VerifyEndpoint.answer("GET /healthz at " + at.name(), response));
        lookInside(at.get("/api/users/profile/"));
        return response.sslSession().map(this::certificate).orElseGet(this::unencrypted);
    }

    private HttpResponse<String> reach() throws InterruptedException {
        try {
            return at.send("GET", "/healthz", Optional.empty(), Map.of());
        } catch (IOException lost) {
            var call = new ConnectionFailure(at, lost);
            throw call.nobodyThere() ? CheckFailed.unable(call.sentence()) : CheckFailed.failed(call.sentence());
        }
    }

    private void look(HttpAnswer answer) {
        if (answer.status() >= 300 && answer.status() < 400) {
            throw CheckFailed.failed(at.name() + " (" + at.address() + ") redirects to " + answer.header("Location")
                    + ": verify the address that users end up at.");
        } else if (answer.status() >= 502 && !answer.isParlors()) {
            throw CheckFailed.failed(answer.what() + " was answered " + answer.described()
                    + ": a proxy answers, but it cannot reach Parlor. Is it running, and does the proxy have the right"
                    + " address for it?");
        } else if (answer.status() != 200
                || !answer.json().path("status").asString("").equals("ok")) {
            throw CheckFailed.failed(answer.what() + " was answered " + answer.described()
                    + ": something else is at this address, or the proxy does not forward /healthz to Parlor.");
        }
    }

    /// Health checks accept any host name; the API only accepts the server's own names.
    private void lookInside(HttpAnswer answer) {
        if (answer.code().equals("disallowed_host")) {
            throw CheckFailed.failed("Parlor does not answer to the name "
                    + at.address().getHost()
                    + ": add it to ALLOWED_HOSTS; if it is listed, the proxy changes the Host header: make it forward the client's"
                    + " on (nginx: proxy_set_header Host $http_host).");
        } else if (answer.status() != 401 || !answer.isParlors()) {
            throw CheckFailed.failed(answer.what() + " was answered " + answer.described()
                    + " instead of 401: make the proxy forward everything under /api/ to Parlor unchanged.");
        }
    }

    private String certificate(SSLSession session) {
        try {
            return session.getPeerCertificates()[0] instanceof X509Certificate certificate ? ending(certificate) : "";
        } catch (SSLPeerUnverifiedException anonymous) {
            return "Its certificate could not be inspected.";
        }
    }

    private String ending(X509Certificate certificate) {
        var end = certificate.getNotAfter().toInstant();
        return end.isBefore(clock.instant().plus(SOON)) ? "Warning: its certificate ends on " + end + "." : "";
    }

    private String unencrypted() {
        try {
            var host = InetAddress.getByName(at.address().getHost());
            return host.isLoopbackAddress() || host.isSiteLocalAddress() || host.isLinkLocalAddress()
                    ? ""
                    : "Warning: without TLS, passwords and tokens can be read on the network. Put a certificate on the"
                            + " proxy.";
        } catch (UnknownHostException vanished) {
            return "Warning: its name no longer resolves. Check the DNS record.";
        }
    }
}
