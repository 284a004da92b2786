package dev.parlor.users.passwords;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/// The passwords that attackers guess first.
final class CommonPasswords {
    private CommonPasswords() {}

    /// @param folded in lower case
    static boolean contains(String folded) {
        return PasswordList.ALL.contains(folded);
    }

    /// Loaded at the first registration, not at startup.
    private static final class PasswordList {
        private static final Set<String> ALL = load();

        private static Set<String> load() {
            try (var list = CommonPasswords.class.getResourceAsStream("common-passwords.txt")) {
                if (list == null) {
                    throw new IllegalStateException("The list of common passwords is missing from the build.");
                }
                return new String(list.readAllBytes(), StandardCharsets.US_ASCII)
                        .lines()
                        .collect(Collectors.toUnmodifiableSet());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
