package dev.parlor.users.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlor.testkit.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyTest {
    private final Path folder = Folders.temporary();
    private final Path data = folder.resolve("data");
    private final Path file = data.resolve("secret.key");

    @AfterEach
    void cleanUp() {
        Folders.delete(folder);
    }

    @Test
    void isMadeOnceAndKept() throws IOException {
        var made = SigningKey.of(Optional.empty(), data);
        assertThat(made.bytes()).hasSize(32);
        assertThat(SigningKey.of(Optional.empty(), data).bytes()).isEqualTo(made.bytes());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(data)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void thatOneNodeHasMadeIsGivenToOthersAsDigits() throws IOException {
        var made = SigningKey.of(Optional.empty(), data);
        var digits = Files.readString(file).strip();
        assertThat(SigningKey.of(Optional.of("hex:" + digits), folder).bytes()).isEqualTo(made.bytes());
        // Without the mark they are a text, as they always were.
        assertThat(SigningKey.of(Optional.of(digits), folder).bytes()).hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hex:",
                "hex:0123456789abcdef0",
                "hex:no digits at all, but as long as a key has to be ...",
                "hex:0123"
            })
    void refusesDigitsThatAreNotAWholeKey(String key) {
        assertThatThrownBy(() -> SigningKey.of(Optional.of(key), data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("SECRET_KEY");
    }

    @Test
    void isOneKeyWhenSeveralStartAtOnce() throws Exception {
        for (var round = 0; round < 20; round++) {
            var fresh = folder.resolve("round-" + round);
            var starts = new ArrayList<Callable<String>>();
            for (var start = 0; start < 4; start++) {
                starts.add(() -> HexFormat.of()
                        .formatHex(SigningKey.of(Optional.empty(), fresh).bytes()));
            }
            var keys = new HashSet<String>();
            try (var threads = Executors.newFixedThreadPool(4)) {
                for (var start : threads.invokeAll(starts)) {
                    keys.add(start.get());
                }
            }
            assertThat(keys).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0123456789abcdef", "no hexadecimal digits at all, but as long as a key has to be ..."})
    void refusesADamagedFile(String content) throws IOException {
        Files.createDirectories(data);
        Files.writeString(file, content);
        assertThatThrownBy(() -> SigningKey.of(Optional.empty(), data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(file + " is damaged. Restore it, or delete it");
    }

    @Test
    void takesTheConfiguredOne() {
        var secret = "0123456789abcdef0123456789abcdef";
        assertThat(SigningKey.of(Optional.of(secret), data).bytes()).asString().isEqualTo(secret);
        assertThat(file).doesNotExist();
    }

    @Test
    void refusesAShortOneWithoutRepeatingIt() {
        assertThatThrownBy(() -> SigningKey.of(Optional.of("tooshort"), data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("SECRET_KEY is too short: it has 8 bytes and needs 32.")
                .message()
                .doesNotContain("tooshort");
    }
}
