package dev.parlor.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// docs/logs.md explains every part of the program that writes lines an operator sees, and no other.
class ReferenceTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern WRITES = Pattern.compile("(LOG\\s*\\.(warn|error|info|at)|FailureLog\\.tell\\()");
    private static final Pattern EXPLAINED = Pattern.compile("(?m)^\\| (?:INFO|WARN|ERROR) \\| `(\\w+):");

    @Test
    void everyPartThatWritesIsExplainedAndNoOther() throws IOException {
        var page = Files.readString(Path.of("../docs/logs.md"));
        var explained =
                EXPLAINED.matcher(page).results().map(row -> row.group(1)).collect(Collectors.toSet());

        assertThat(explained).isEqualTo(writers());
    }

    private static Set<String> writers() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            var writers = new TreeSet<String>();
            for (var file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                var name = file.getFileName().toString().replace(".java", "");
                if (!name.equals("FailureLog")
                        && WRITES.matcher(Files.readString(file)).find()) {
                    writers.add(name);
                }
            }
            return writers;
        }
    }
}
