package dev.parlor.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// An authority of a test's own, and what it certifies; made with the JDK's `keytool`.
public final class Certificates implements AutoCloseable {
    private static final String SECRET = "a secret of tests";

    private final Path folder = Folders.temporary();
    private final Path store = folder.resolve("store.p12");

    public Certificates() {
        keytool(List.of(
                "-genkeypair", "-alias", "authority", "-dname", "CN=Authority " + System.nanoTime(), "-ext", "bc:c"));
    }

    /// A certificate with its key.
    ///
    /// @param chain and key PEM files
    public record Pair(Path chain, Path key, SSLContext server) {}

    /// The authority's own certificate, a PEM file.
    public Path authority() {
        var file = folder.resolve("authority.pem");
        write(file, List.of(block("CERTIFICATE", certificate("authority"))));
        return file;
    }

    /// Certifies a server.
    ///
    /// @param names as in `dns:localhost,ip:127.0.0.1`
    public Pair certify(String names) {
        return certify(names, List.of("-validity", "30"));
    }

    /// Certifies a server for a month that is over.
    public Pair expired(String names) {
        return certify(names, List.of("-startdate", "-60d", "-validity", "30"));
    }

    private Pair certify(String names, List<String> validity) {
        var alias = "server" + System.nanoTime();
        keytool(List.of("-genkeypair", "-alias", alias, "-dname", "CN=A server"));
        var request = folder.resolve(alias + ".csr");
        var answer = folder.resolve(alias + ".crt");
        keytool(List.of("-certreq", "-alias", alias, "-file", request.toString()));
        var sign = new ArrayList<>(List.of("-gencert", "-alias", "authority", "-ext", "san=" + names));
        sign.addAll(List.of("-infile", request.toString(), "-outfile", answer.toString()));
        sign.addAll(validity);
        keytool(sign);
        keytool(List.of("-importcert", "-noprompt", "-alias", alias, "-file", answer.toString()));
        return pair(alias);
    }

    private Pair pair(String alias) {
        try {
            var chain = folder.resolve(alias + ".pem");
            write(
                    chain,
                    List.of(block("CERTIFICATE", certificate(alias)), block("CERTIFICATE", certificate("authority"))));
            var secret = keys().getKey(alias, SECRET.toCharArray());
            var key = folder.resolve(alias + ".key");
            write(key, List.of(block("PRIVATE KEY", secret.getEncoded())));
            return new Pair(chain, key, context(alias, secret));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /// A server's side of TLS with this one certificate.
    private SSLContext context(String alias, Key secret) throws GeneralSecurityException {
        try {
            var own = KeyStore.getInstance("PKCS12");
            own.load(null, null);
            own.setKeyEntry(alias, secret, SECRET.toCharArray(), keys().getCertificateChain(alias));
            var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(own, SECRET.toCharArray());
            var context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private byte[] certificate(String alias) {
        try {
            return keys().getCertificate(alias).getEncoded();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private KeyStore keys() throws GeneralSecurityException {
        try {
            return KeyStore.getInstance(store.toFile(), SECRET.toCharArray());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String block(String kind, byte[] content) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n";
    }

    private static void write(Path file, List<String> blocks) {
        try {
            Files.writeString(file, String.join("", blocks));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void keytool(List<String> arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(arguments);
        command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", SECRET));
        if (arguments.contains("-genkeypair")) {
            command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "90"));
        }
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (process.onExit().join().exitValue() != 0) {
                throw new IllegalStateException("keytool " + arguments + ": " + said);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        Folders.delete(folder);
    }
}
