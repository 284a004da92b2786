package dev.parlor.operator.doctor;

import dev.parlor.config.Config;
import dev.parlor.users.sessions.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Checks that the key that signs tokens can't be guessed or read by others.
record KeyChecks(Config config) {
    private static final String NAME = "signing key";
    private static final int FEW_CHARACTERS = 10;

    List<DoctorRow> rows() throws IOException {
        return List.of(config.secretKey().isPresent() ? given(config.secretKey().get()) : kept());
    }

    private DoctorRow given(String key) {
        try {
            var _ = SigningKey.of(config.secretKey(), config.dataFolder());
        } catch (IllegalArgumentException tooShort) {
            return DoctorRow.problem(NAME, String.valueOf(tooShort.getMessage()), "SECRET_KEY=$(openssl rand -hex 32)");
        }
        return key.chars().distinct().count() < FEW_CHARACTERS
                        || key.matches("(?i).*(change.?me|secret.?key|example|password).*")
                ? DoctorRow.warning(
                        NAME,
                        "SECRET_KEY is long enough but looks guessable; anyone who has it can log in as any user.",
                        "SECRET_KEY=$(openssl rand -hex 32), the same on all nodes; everyone then has to log in again.")
                : DoctorRow.ok(NAME, "SECRET_KEY is set and long enough.");
    }

    private DoctorRow kept() throws IOException {
        var file = config.dataFolder().resolve("secret.key").toAbsolutePath().normalize();
        if (!Files.exists(file)) {
            return DoctorRow.ok(NAME, "The first start creates it: " + file + ".");
        }
        if (!Files.isReadable(file)) {
            return DoctorRow.problem(
                    NAME,
                    file + " is not readable by this account.",
                    "Run the server, and this, as " + Files.getOwner(file) + ": it is the file's owner.");
        }
        try {
            var _ = SigningKey.of(config.secretKey(), config.dataFolder());
        } catch (IllegalArgumentException damaged) {
            return DoctorRow.problem(NAME, String.valueOf(damaged.getMessage()), "Restore a copy, or: rm " + file);
        }
        return FilePermissions.others(file).isEmpty()
                ? DoctorRow.ok(NAME, "It is kept in " + file + ", which only its owner can read." + lonely())
                : DoctorRow.warning(
                        NAME,
                        "Others on this machine may read or change " + file
                                + "; anyone who has it can log in as any user.",
                        "chmod 600 " + file);
    }

    private String lonely() {
        return config.databaseUrl().isPresent()
                ? " A second node on the same PostgreSQL would need the same, as SECRET_KEY."
                : "";
    }

    /// The file permissions of users other than the owner.
    private static final class FilePermissions {
        private FilePermissions() {}

        static List<String> others(Path file) throws IOException {
            return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                    ? Files.getPosixFilePermissions(file).stream()
                            .map(Enum::name)
                            .filter(name -> !name.startsWith("OWNER"))
                            .toList()
                    : List.of();
        }
    }
}
