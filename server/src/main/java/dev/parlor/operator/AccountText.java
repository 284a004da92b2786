package dev.parlor.operator;

import dev.parlor.users.operators.OperatorAccount;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// Formats accounts as lines for a terminal. Names were validated when they were set: none can contain
/// control characters.
final class AccountText {
    private AccountText() {}

    static String page(OperatorAccount account) {
        return """
                id          %d
                e-mail      %s
                name        %s %s
                state       %s
                created     %s
                last login  %s
                sessions    %d
                """.formatted(
                        account.id(),
                        email(account),
                        account.firstName(),
                        account.lastName(),
                        state(account),
                        time(account.created()),
                        account.lastLogin().map(AccountText::time).orElse("never"),
                        account.sessions());
    }

    static List<String> table(List<OperatorAccount> accounts) {
        var lines = new ArrayList<String>();
        lines.add("%8s  %-20s  %-8s  %s".formatted("id", "created", "sessions", "e-mail, name, state"));
        for (var account : accounts) {
            lines.add("%8d  %-20s  %8d  %s, %s %s, %s"
                    .formatted(
                            account.id(),
                            time(account.created()),
                            account.sessions(),
                            email(account),
                            account.firstName(),
                            account.lastName(),
                            state(account)));
        }
        return lines;
    }

    static List<String> sessions(List<OperatorAccount.OperatorSession> sessions) {
        var lines = new ArrayList<String>();
        lines.add("%-22s  %-20s  %-20s".formatted("session", "began", "ends without a refresh"));
        for (var session : sessions) {
            lines.add("%-22s  %-20s  %-20s".formatted(session.id(), time(session.created()), time(session.expires())));
        }
        return lines;
    }

    private static String email(OperatorAccount account) {
        return account.email().isEmpty() ? "(none)" : account.email();
    }

    private static String state(OperatorAccount account) {
        return (account.active() ? "active" : "disabled")
                + (account.staff() ? ", staff" : "")
                + (account.demo() ? ", demo" : "");
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
