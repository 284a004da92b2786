package dev.parlor.verify.checks;

import dev.parlor.verify.client.CheckFailed;
import dev.parlor.verify.client.VerifyEndpoint;

/// Checks that the node behind an endpoint is ready.
public record ReadyCheck(VerifyEndpoint at) implements VerifyCheck {
    @Override
    public String run() throws InterruptedException {
        var answer = at.get("/readyz");
        switch (answer.json().path("status").asString("")) {
            case "ready" -> {}
            case "degraded" ->
                throw CheckFailed.failed(
                        "The node at " + at.name() + " is degraded: it cannot reach Redis, so what happens"
                                + " on other nodes does not arrive. Check REDIS_URL and Redis.");
            case "draining" ->
                throw CheckFailed.failed("The node at " + at.name()
                        + " is stopping (draining). Verify again when it is back, or take it out of the proxy.");
            case "unavailable" ->
                throw CheckFailed.failed("The node at " + at.name()
                        + " cannot reach its database. Check DATABASE_URL, PostgreSQL and the disk.");
            default ->
                throw CheckFailed.failed(answer.what() + " was answered " + answer.described()
                        + ": the proxy does not forward /readyz to Parlor, or has no node to ask.");
        }
        return "";
    }
}
