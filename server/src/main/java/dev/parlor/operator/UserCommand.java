package dev.parlor.operator;

import dev.parlor.users.operators.OperatorAccount;
import dev.parlor.users.operators.OperatorAccounts;
import dev.parlor.users.operators.OperatorAccounts.OperatorResult;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./parlor user …`: manages accounts in the configured database, whether or not a server is running.
///
/// Exit codes: 0 success, 1 refused, 2 invalid command.
@Command(
        name = "user",
        description = "Creates, shows, promotes, disables accounts; also while the server runs.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class UserCommand implements Runnable {
    private static final String WHO = "An e-mail address, or the id of an account.";

    private final InstantSource clock;
    private final PasswordPrompt prompt;

    @CommandLine.Mixin
    private final CommandSettings configured;

    @Spec
    private CommandSpec spec;

    /// @param environment source of the settings
    public UserCommand(Map<String, String> environment) {
        this(environment, PasswordPrompt.ofProcess());
    }

    UserCommand(Map<String, String> environment, PasswordPrompt prompt) {
        this.configured = new CommandSettings(environment);
        this.clock = InstantSource.system();
        this.prompt = prompt;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Missing subcommand.");
    }

    @Command(description = "Creates an account; prompts for the password, or reads it from stdin.")
    int create(
            @Parameters(paramLabel = "EMAIL", description = "Its e-mail address.") String email,
            @Option(names = "--first-name", required = true, description = "Shown to other users.") String firstName,
            @Option(names = "--last-name", required = true, description = "Shown to the owner only.") String lastName,
            @Option(names = "--staff", description = "Makes it staff.") boolean staff) {
        var password = prompt.read();
        if (password.isEmpty()) {
            return noPassword();
        }
        return change(accounts -> accounts.create(email, firstName, lastName, password.get(), staff));
    }

    @Command(description = "Makes an account staff.")
    int promote(
            @Parameters(paramLabel = "WHO", description = WHO) String who,
            @Option(names = "--undo", description = "Removes staff status.") boolean undo) {
        return change(accounts -> accounts.setStaff(who, !undo));
    }

    @Command(description = "Disables an account: its sessions end and its sockets close within a second.")
    int disable(@Parameters(paramLabel = "WHO", description = WHO) String who) {
        return change(accounts -> accounts.setActive(who, false));
    }

    @Command(description = "Enables a disabled account.")
    int enable(@Parameters(paramLabel = "WHO", description = WHO) String who) {
        return change(accounts -> accounts.setActive(who, true));
    }

    @Command(description = "Changes the password of an account and ends its sessions; prompts for the password.")
    int password(@Parameters(paramLabel = "WHO", description = WHO) String who) {
        var password = prompt.read();
        return password.isEmpty() ? noPassword() : change(accounts -> accounts.setPassword(who, password.get()));
    }

    @Command(description = "Shows the sessions of an account, or ends them.")
    int sessions(
            @Parameters(paramLabel = "WHO", description = WHO) String who,
            @Option(names = "--end", paramLabel = "ID", description = "Ends the session with this ID.")
                    Optional<String> end,
            @Option(names = "--end-all", description = "Ends all of them.") boolean endAll) {
        if (endAll) {
            return change(accounts -> accounts.endSessions(who));
        }
        if (end.isPresent()) {
            return change(accounts -> accounts.endSession(who, end.get()));
        }
        return with(accounts -> {
            var account = accounts.find(who);
            account.ifPresent(
                    found -> AccountText.sessions(accounts.sessions(found)).forEach(out()::println));
            return account.isPresent() ? 0 : unknown(who);
        });
    }

    @Command(description = "Shows an account.")
    int show(@Parameters(paramLabel = "WHO", description = WHO) String who) {
        return with(accounts -> {
            var account = accounts.find(who);
            account.ifPresent(found -> out().print(AccountText.page(found)));
            return account.isPresent() ? 0 : unknown(who);
        });
    }

    @Command(description = "Lists accounts by id.")
    int list(
            @Option(names = "--staff", description = "Only staff.") boolean staff,
            @Option(names = "--after", defaultValue = "0", description = "Only ids above this one.") long after,
            @Option(names = "--most", defaultValue = "100", description = "How many. Default: ${DEFAULT-VALUE}")
                    int most) {
        return with(accounts -> {
            List<OperatorAccount> found = accounts.list(staff, after, Math.max(1, most));
            AccountText.table(found).forEach(out()::println);
            if (found.size() == Math.max(1, most)) {
                out().println("There may be more: --after " + found.getLast().id());
            }
            return 0;
        });
    }

    private int change(Function<OperatorAccounts, OperatorResult> change) {
        return with(accounts -> switch (change.apply(accounts)) {
            case OperatorResult.OperatorDone done -> {
                out().print(AccountText.page(done.account()));
                if (done.ended() > 0) {
                    out().println("Sessions ended: " + done.ended());
                }
                yield 0;
            }
            case OperatorResult.OperatorRefused(String why) -> refuse(why);
        });
    }

    private int with(Function<OperatorAccounts, Integer> work) {
        var config = configured.config();
        try (var database = configured.open(config);
                var accounts = new OperatorAccounts(database, config.accounts(), clock)) {
            return work.apply(accounts);
        } finally {
            out().flush();
        }
    }

    private int unknown(String who) {
        return refuse("No account \"" + who + "\" exists. ./parlor user list shows all.");
    }

    private int noPassword() {
        return refuse("Passwords did not match, or none was given. Nothing was changed.");
    }

    private int refuse(String why) {
        return CommandResult.refused(spec, why);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
