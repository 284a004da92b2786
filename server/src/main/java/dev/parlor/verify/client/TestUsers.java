package dev.parlor.verify.client;

import java.util.List;
import java.util.Optional;

/// The test users: Alice connects through the first endpoint, Bob through the second, if there is one.
public final class TestUsers {
    private final VerifyEndpoint base;
    private final VerifyEndpoint second;
    private final TestAccounts guests;
    private Optional<TestAccount> alice = Optional.empty();
    private Optional<TestAccount> bob = Optional.empty();

    /// @param second the same as `base` when there is only one
    public TestUsers(VerifyEndpoint base, VerifyEndpoint second) {
        this.base = base;
        this.second = second;
        this.guests = new TestAccounts(base);
    }

    public VerifyEndpoint base() {
        return base;
    }

    public VerifyEndpoint second() {
        return second;
    }

    public boolean hasSecond() {
        return !base.equals(second);
    }

    public List<VerifyEndpoint> entrances() {
        return hasSecond() ? List.of(base, second) : List.of(base);
    }

    public TestAccounts guests() {
        return guests;
    }

    /// Registers both at the first endpoint; a later check shows whether the second knows them.
    public String arrive() throws InterruptedException {
        alice = Optional.of(guests.welcome("Alice"));
        bob = Optional.of(guests.welcome("Bob").at(second));
        return "";
    }

    public TestAccount alice() {
        return alice.orElseThrow();
    }

    public TestAccount bob() {
        return bob.orElseThrow();
    }

    /// The path of a lobby unique to this run.
    public String room(String name) {
        return "/ws/chat/lobby/verify-" + guests.visit() + "-" + name + "/";
    }
}
