package dev.parlor.operator;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/// What a command did: its exit code, and what it printed.
record Ran(int code, String out, String err) {
    static Ran of(Object command, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var line = new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler((failure, failed, parsed) -> {
                    failed.getErr().println(failure.getMessage());
                    return 70;
                });
        return new Ran(line.execute(arguments), out.toString(), err.toString());
    }

    /// Somebody who types this, not at a terminal.
    static PasswordPrompt typing(String password) {
        return new PasswordPrompt(null, new ByteArrayInputStream((password + "\n").getBytes(StandardCharsets.UTF_8)));
    }
}
