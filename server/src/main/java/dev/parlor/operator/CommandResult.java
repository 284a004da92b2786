package dev.parlor.operator;

import picocli.CommandLine.Model.CommandSpec;

/// What a command says at its end, with its exit code.
final class CommandResult {
    private CommandResult() {}

    /// 0, on the standard output.
    static int done(CommandSpec command, String text) {
        var out = command.commandLine().getOut();
        out.println(text);
        out.flush();
        return 0;
    }

    /// 1, on the standard error: nothing was changed.
    static int refused(CommandSpec command, String why) {
        var err = command.commandLine().getErr();
        err.println("parlor: " + why);
        err.flush();
        return 1;
    }

    /// 75 (`EX_TEMPFAIL`: try again), on the standard error: whether it was done is unknown.
    static int unknown(CommandSpec command, String why) {
        refused(command, why);
        return 75;
    }
}
