package dev.parlor.testkit;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// An authority of a test's own, and what it certifies.
public final class Certificates implements AutoCloseable {
    private static final AtomicLong NUMBERS = new AtomicLong(System.nanoTime());
    private static final char[] SECRET = "a secret of tests".toCharArray();
    private static final Duration MONTH = Duration.ofDays(30);

    private final Path folder = Folders.temporary();
    private final X500Name name = new X500Name("CN=Authority " + NUMBERS.incrementAndGet());
    private final KeyPair keys = keys();
    private final X509Certificate authority;

    public Certificates() {
        authority = sign(name, keys, Instant.now(), Extension.basicConstraints, new BasicConstraints(true));
    }

    /// A certificate with its key.
    ///
    /// @param chain and key PEM files
    public record Pair(Path chain, Path key, SSLContext server) {}

    /// The authority's own certificate, a PEM file.
    public Path authority() {
        return write("authority.pem", authority);
    }

    /// Certifies a server.
    ///
    /// @param host its name
    public Pair certify(String host) {
        return certify(host, Instant.now());
    }

    /// Certifies a server for a month that is over.
    public Pair expired(String host) {
        return certify(host, Instant.now().minus(MONTH.multipliedBy(2)));
    }

    private Pair certify(String host, Instant from) {
        var own = keys();
        var names = new GeneralNames(new GeneralName(GeneralName.dNSName, host));
        var certificate = sign(new X500Name("CN=A server"), own, from, Extension.subjectAlternativeName, names);
        var file = "server" + NUMBERS.incrementAndGet();
        try {
            var chain = write(file + ".pem", certificate, authority);
            var key = write(file + ".key", new JcaPKCS8Generator(own.getPrivate(), null));
            return new Pair(chain, key, context(own, certificate, authority));
        } catch (IOException | GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /// Valid for a month.
    private X509Certificate sign(
            X500Name subject, KeyPair owner, Instant from, ASN1ObjectIdentifier kind, ASN1Encodable extension) {
        try {
            var number = BigInteger.valueOf(NUMBERS.incrementAndGet());
            var draft = new JcaX509v3CertificateBuilder(
                            name, number, Date.from(from), Date.from(from.plus(MONTH)), subject, owner.getPublic())
                    .addExtension(kind, true, extension);
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(draft.build(signer));
        } catch (CertIOException | OperatorCreationException | GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /// A server's side of TLS with this one certificate.
    private static SSLContext context(KeyPair own, Certificate... chain) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("server", own.getPrivate(), SECRET, chain);
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, SECRET);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private Path write(String file, Object... blocks) {
        var text = new StringWriter();
        try (var pem = new JcaPEMWriter(text)) {
            for (var block : blocks) {
                pem.writeObject(block);
            }
            pem.flush();
            return Files.writeString(folder.resolve(file), text.toString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        Folders.delete(folder);
    }
}
