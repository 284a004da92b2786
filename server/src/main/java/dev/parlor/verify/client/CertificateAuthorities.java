package dev.parlor.verify.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/// TLS that trusts the authorities in a file in addition to those of the Java runtime.
public final class CertificateAuthorities {
    private CertificateAuthorities() {}

    /// @throws IllegalArgumentException when the file holds no certificates
    public static SSLContext read(Path file) {
        try (var pem = Files.newInputStream(file)) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            var number = 0;
            for (var usual : usual()) {
                store.setCertificateEntry("usual-" + number++, usual);
            }
            var given = CertificateFactory.getInstance("X.509").generateCertificates(pem);
            if (given.isEmpty()) {
                throw new IllegalArgumentException(file + " contains no certificate.");
            }
            for (var certificate : given) {
                store.setCertificateEntry("given-" + number++, certificate);
            }
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalArgumentException(file + " can't be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static X509Certificate[] usual() throws GeneralSecurityException {
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init((KeyStore) null);
        return trust.getTrustManagers()[0] instanceof X509TrustManager usual
                ? usual.getAcceptedIssuers()
                : new X509Certificate[0];
    }
}
