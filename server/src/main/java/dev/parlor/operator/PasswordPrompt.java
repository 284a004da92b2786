package dev.parlor.operator;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads a password: at a terminal it prompts twice without echo, otherwise it reads the first line of stdin.
/// Never an argument, which every user of the machine could see in the process list.
final class PasswordPrompt {
    private final @Nullable Console console;
    private final InputStream input;

    PasswordPrompt(@Nullable Console console, InputStream input) {
        this.console = console;
        this.input = input;
    }

    static PasswordPrompt ofProcess() {
        return new PasswordPrompt(System.console(), System.in);
    }

    /// Empty when the two entries differ or there was no input.
    Optional<String> read() {
        if (console == null || !console.isTerminal()) {
            return line();
        }
        var once = console.readPassword("New password: ");
        var twice = console.readPassword("Repeat it: ");
        return once != null && twice != null && Arrays.equals(once, twice)
                ? Optional.of(new String(once))
                : Optional.empty();
    }

    private Optional<String> line() {
        try {
            var reader = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
            return Optional.ofNullable(reader.readLine());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
