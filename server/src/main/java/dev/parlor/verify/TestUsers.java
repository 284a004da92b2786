package dev.parlor.verify;

import java.util.List;
import java.util.Optional;

/// Who takes part in a visit: Alice comes in by the first entrance, Bob by the second, if there is one.
final class TestUsers {
    private final VerifyEndpoint base;
    private final VerifyEndpoint second;
    private final TestAccounts guests;
    private Optional<TestAccount> alice = Optional.empty();
    private Optional<TestAccount> bob = Optional.empty();

    /// @param second the same as `base` when there is only one
    TestUsers(VerifyEndpoint base, VerifyEndpoint second) {
        this.base = base;
        this.second = second;
        this.guests = new TestAccounts(base);
    }

    VerifyEndpoint base() {
        return base;
    }

    VerifyEndpoint second() {
        return second;
    }

    boolean hasSecond() {
        return !base.equals(second);
    }

    List<VerifyEndpoint> entrances() {
        return hasSecond() ? List.of(base, second) : List.of(base);
    }

    TestAccounts guests() {
        return guests;
    }

    /// Both are registered at the first entrance; whether the second knows them is the next question.
    String arrive() throws InterruptedException {
        alice = Optional.of(guests.welcome("Alice"));
        bob = Optional.of(guests.welcome("Bob").at(second));
        return "";
    }

    TestAccount alice() {
        return alice.orElseThrow();
    }

    TestAccount bob() {
        return bob.orElseThrow();
    }

    /// A room that only this visit knows.
    String room(String name) {
        return "/ws/chat/lobby/verify-" + guests.visit() + "-" + name + "/";
    }
}
