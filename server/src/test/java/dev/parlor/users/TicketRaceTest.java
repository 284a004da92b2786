package dev.parlor.users;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.OnBothEngines;
import dev.parlor.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// A ticket that is asked for while its session ends.
@OnBothEngines
class TicketRaceTest {
    private static final int ROUNDS = 10;
    private static final int TICKETS = 6;

    private final TestDatabase database;

    TicketRaceTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void isMadeOrRefusedWhileItsOwnerLogsOut() throws Exception {
        try (var node = UsersNode.on(database);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var round = 0; round < ROUNDS; round++) {
                var alice = node.newcomer();
                var start = new CyclicBarrier(TICKETS + 1);
                var calls = new ArrayList<Callable<Integer>>();
                for (var each = 0; each < TICKETS; each++) {
                    calls.add(() -> {
                        start.await();
                        return node.api
                                .as(alice.access())
                                .post("/api/token/ticket/")
                                .status();
                    });
                }
                calls.add(() -> {
                    start.await();
                    return node.api
                            .post("/api/token/blacklist/", Map.of("refresh", alice.refresh()))
                            .status();
                });
                for (var call : threads.invokeAll(calls)) {
                    assertThat(call.get()).isIn(200, 201, 401);
                }
                assertThat(node.api
                                .as(alice.access())
                                .post("/api/token/ticket/")
                                .status())
                        .isEqualTo(401);
            }
        }
    }
}
