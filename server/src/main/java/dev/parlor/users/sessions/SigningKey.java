package dev.parlor.users.sessions;

import dev.parlor.store.sqlite.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The secret that signs tokens: whoever has it can be anybody.
///
/// Given as `SECRET_KEY`, a text or `hex:` and digits, or made with the first start and kept as digits in
/// `secret.key`
/// in the data folder, readable by the owner only.
public final class SigningKey {
    /// HS256 needs a key of at least the size of its hash (RFC 7518 §3.2).
    static final int SHORTEST = 32;

    private static final int HEX_DIGITS = 2 * SHORTEST;

    /// Bytes written as digits: how the key that one node has made for itself is given to several.
    private static final String HEX = "hex:";

    private static final Pattern DIGITS = Pattern.compile(HEX + "((?:[0-9a-fA-F]{2})+)");

    private final byte[] bytes;

    private SigningKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /// @param secretKey what is configured, if anything is
    /// @throws IllegalArgumentException when it is too short, or the file is damaged; the message is for the
    ///     operator
    public static SigningKey of(Optional<String> secretKey, Path dataFolder) {
        return secretKey
                .filter(text -> !text.isEmpty())
                .map(SigningKey::given)
                .orElseGet(() -> kept(dataFolder.resolve("secret.key")));
    }

    /// Tells whether two nodes have the same key, and nothing about the key.
    public String fingerprint() {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
            var digest = mac.doFinal("Do we have the same key?".getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java runtime has HmacSHA256", impossible);
        }
    }

    byte[] bytes() {
        return bytes;
    }

    private static SigningKey given(String secretKey) {
        var bytes = secretKey.startsWith(HEX) ? digits(secretKey) : secretKey.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < SHORTEST) {
            throw new IllegalArgumentException("SECRET_KEY is too short: it has " + bytes.length + " bytes and needs "
                    + SHORTEST + ". Make one with: openssl rand -hex 32");
        }
        return new SigningKey(bytes);
    }

    private static byte[] digits(String secretKey) {
        var digits = DIGITS.matcher(secretKey.strip());
        if (!digits.matches()) {
            throw new IllegalArgumentException("SECRET_KEY begins with hex:, but pairs of the digits 0-9 and a-f don't"
                    + " follow. Give it all that is in secret.key.");
        }
        return HexFormat.of().parseHex(digits.group(1));
    }

    private static SigningKey kept(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return read(file);
        } catch (IOException failed) {
            throw new IllegalArgumentException("The signing key " + file + " can't be read or made: " + failed, failed);
        }
    }

    private static SigningKey read(Path file) throws IOException {
        var text = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
        if (!text.matches("[0-9a-f]{" + HEX_DIGITS + "}")) {
            throw new IllegalArgumentException("The signing key " + file + " is damaged. Restore it, or delete it to"
                    + " have a new one made: then everybody has to log in again.");
        }
        return new SigningKey(HexFormat.of().parseHex(text));
    }

    /// Written elsewhere first, whole and on the disk, then given its name; of two starts at once one wins and both
    /// use its key.
    private static void make(Path file) throws IOException {
        OwnerOnly.folder(file.toAbsolutePath().getParent());
        var random = new byte[SHORTEST];
        new SecureRandom().nextBytes(random);
        var draft = file.resolveSibling(
                "secret.key." + ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime()));
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(draft, options, OwnerOnly.only(draft, "rw-------"))) {
            var text = HexFormat.of().formatHex(random) + "\n";
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException other) {
            // Another start was faster: its key is as good.
            return;
        } catch (UnsupportedOperationException noLinks) {
            Files.move(draft, file);
            return;
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
