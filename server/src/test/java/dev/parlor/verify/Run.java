package dev.parlor.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;

/// `./parlor verify`, run to its end.
///
/// @param printed without the line breaks in sentences
record Run(int exitCode, String printed, String errors) {
    /// With the shortest patience that a busy machine bears.
    static Run of(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var command = new CommandLine(new VerifyCommand(Map.of()))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        var quiet = List.of(arguments).contains("--idle") ? Stream.<String>empty() : Stream.of("--idle", "0");
        var code = command.execute(Stream.concat(quiet, Stream.of(arguments)).toArray(String[]::new));
        return new Run(code, out.toString().replaceAll("\\R {6}", " | "), err.toString());
    }

    /// The row of a check, with what was said about it.
    String row(String name) {
        return printed.lines()
                .filter(line -> line.startsWith("  " + name + " "))
                .findFirst()
                .map(line -> line.replaceAll(" \\| ", " "))
                .orElseThrow(() -> new AssertionError("no row \"" + name + "\" in\n" + printed));
    }

    List<String> rows() {
        return printed.lines().filter(line -> line.startsWith("  ")).toList();
    }

    Run allInOrder() {
        assertThat(rows()).allSatisfy(row -> assertThat(row).contains(" ok "));
        assertThat(exitCode).as(printed + errors).isZero();
        return this;
    }
}
