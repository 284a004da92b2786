package dev.parlor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The web client translates the server's sentences by their English wording: a sentence that changes here has to
/// change there too, or it silently stays English.
public class WebTextTest {
    private static final Path ENGLISH = Path.of("../web/text/en");
    /// A sentence with a capital letter or a space as a key; all other keys of the texts are names without quotes.
    private static final Pattern TRANSLATED = Pattern.compile("^ +\"([^\"]+)\": \"", Pattern.MULTILINE);

    private static final String NUMBER = "\\d+";
    /// A number between two parts of a sentence, such as `"at least " + SHORTEST + " characters."`.
    private static final String INSERTED = "\"\\s*\\+\\s*[\\w.]+\\s*\\+\\s*\"";

    @Test
    void translatesOnlySentencesThatTheServerSays() throws IOException {
        var openapi = Files.readString(Path.of("../api/openapi.yaml"));
        var sources = sources().replaceAll(INSERTED, "#");

        var translated = translated("main.js", "people.js");

        assertThat(translated)
                .hasSizeGreaterThan(20)
                .allSatisfy(sentence -> assertThat(openapi.contains(sentence)
                                || sources.contains("\"" + sentence.replaceAll(NUMBER, "#") + "\""))
                        .as("the server says: " + sentence)
                        .isTrue());
    }

    private static List<String> translated(String... files) throws IOException {
        var text = new StringBuilder();
        for (var file : files) {
            text.append(Files.readString(ENGLISH.resolve(file)));
        }
        return TRANSLATED.matcher(text).results().map(match -> match.group(1)).toList();
    }

    private static String sources() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(WebTextTest::read)
                    .collect(Collectors.joining());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
