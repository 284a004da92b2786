package dev.parlor.verify.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/// Explains why there was no response at all.
public record ConnectionFailure(VerifyEndpoint entrance, IOException failure) {
    /// Whether the server could not be reached or did not respond; otherwise it responded, but wrongly.
    public boolean nobodyThere() {
        return failure instanceof ConnectException || failure instanceof HttpTimeoutException;
    }

    public String sentence() {
        var where = entrance.name() + " (" + entrance.address() + ")";
        return switch (failure) {
            case HttpConnectTimeoutException _ ->
                "Nobody answers at " + where
                        + ", not even to refuse: a firewall may drop packets, or the address is wrong.";
            case HttpTimeoutException _ ->
                where + " takes the connection, but did not answer within "
                        + entrance.patience().toSeconds()
                        + " s: the server hangs, or a proxy waits for a server that does not answer.";
            case ConnectException _
            when cause(UnresolvedAddressException.class).isPresent() ->
                "The name " + entrance.address().getHost() + " is unknown: check its spelling and its DNS record.";
            case ConnectException _ ->
                "Nothing listens at " + where + ": start the server or its proxy, or correct the port.";
            case SSLException tls -> tls(tls, where);
            default ->
                where + " ended the connection without an answer. A proxy that finds no server does that; so does a"
                        + " TLS port that gets plain http: try https. (" + failure.getMessage() + ")";
        };
    }

    private String tls(SSLException tls, String where) {
        var host = entrance.address().getHost();
        if (cause(CertificateExpiredException.class).isPresent()) {
            return "The certificate of " + where + " has expired: renew it, and have the proxy load it again.";
        } else if (cause(CertificateNotYetValidException.class).isPresent()) {
            return "The certificate of " + where
                    + " is not valid yet: check the clocks of that machine and of this one.";
        } else if (cause(CertPathBuilderException.class).isPresent()) {
            return "The certificate of " + where + " is not from an authority trusted here: serve the whole"
                    + " chain with the intermediate certificates; for your own authority, give its certificate"
                    + " with --ca.";
        }
        var words = String.valueOf(tls.getMessage()).toLowerCase(Locale.ROOT);
        if (words.contains("subject alternative") || words.contains("no name matching")) {
            return "The certificate of " + where + " is for other names than " + host + ": get one that names it.";
        } else if (words.contains("unrecognized ssl message")) {
            return where + " does not use TLS: use http, or turn on TLS there.";
        }
        return "The TLS handshake failed with " + where + ": " + tls.getMessage();
    }

    private Optional<Throwable> cause(Class<? extends Throwable> kind) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(kind::isInstance)
                .findFirst();
    }
}
