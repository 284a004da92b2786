package dev.parlor.operator;

import picocli.CommandLine.Model.CommandSpec;

/// Prints a command's final message and returns its exit code.
final class CommandResult {
    private CommandResult() {}

    /// Exit code 0; the message goes to stdout.
    static int done(CommandSpec command, String text) {
        var out = command.commandLine().getOut();
        out.println(text);
        out.flush();
        return 0;
    }

    /// Exit code 1; the message goes to stderr. Nothing was changed.
    static int refused(CommandSpec command, String why) {
        var err = command.commandLine().getErr();
        err.println("parlor: " + why);
        err.flush();
        return 1;
    }

    /// Exit code 75 (`EX_TEMPFAIL`: try again); the message goes to stderr. It is unknown whether the change
    /// was made.
    static int unknown(CommandSpec command, String why) {
        refused(command, why);
        return 75;
    }
}
