package dev.parlor.verify.checks;

import dev.parlor.verify.client.CheckFailed;
import dev.parlor.verify.client.TestUsers;
import java.util.Optional;

/// Checks that the second endpoint knows an account registered at the first, and accepts its tokens.
public record AccountCheck(TestUsers party) implements VerifyCheck {
    @Override
    public String run() throws InterruptedException {
        var second = party.second();
        var alice = party.alice();
        var logIn = second.call(
                "POST", "/api/token/", Optional.empty(), alice.credentials().logIn());
        if (logIn.status() == 401) {
            throw CheckFailed.failed(
                    "The account made at base is unknown at second: they are different deployments. Give"
                            + " all nodes the same DATABASE_URL, or correct --second.");
        }
        logIn.expect(200);
        var profile = alice.at(second).get("/api/users/profile/");
        if (profile.status() == 401) {
            throw CheckFailed.failed(
                    "Both know the account, but second does not accept the token made at base: give all"
                            + " nodes the same SECRET_KEY.");
        }
        profile.expect(200);
        return "";
    }
}
