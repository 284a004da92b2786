package dev.parlor.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// How many authenticated requests one core answers in a second.
final class ProfileScenario implements Scenario {
    private static final int CONNECTIONS = 16;

    @Override
    public String name() {
        return "profile";
    }

    @Override
    public List<Figure> measure(Stage stage) throws IOException, InterruptedException {
        try (var node = stage.freshNode();
                var api = new Api(node);
                var wire = new Wire()) {
            var account = api.accounts(1).getFirst();
            var request = "GET /api/users/profile/ HTTP/1.1\r\nHost: " + Wire.authority(node)
                    + "\r\nAuthorization: Bearer " + account.token() + "\r\n\r\n";
            var answers = new ArrayList<Asking>();
            for (var i = 0; i < CONNECTIONS; i++) {
                var asking = new Asking(request);
                answers.add(asking);
                Wire.await(wire.connect(node.host(), node.port(), () -> asking));
            }
            LockSupport.parkNanos(stage.warmUp().plus(Duration.ofSeconds(3)).toNanos());
            var before = total(answers);
            var cpu = node.proc().cpu();
            var start = System.nanoTime();
            LockSupport.parkNanos(stage.time().toNanos());
            var count = total(answers) - before;
            var used = node.proc().cpu().minus(cpu).toNanos() / 1e9;
            var seconds = (System.nanoTime() - start) / 1e9;
            return List.of(
                    Figure.of("GET /api/users/profile/", count / used, "per core-s", Goal.atLeast(25_000)),
                    Figure.of("GET /api/users/profile/, as it went", count / seconds, "per s"));
        }
    }

    private static long total(List<Asking> answers) {
        return answers.stream().mapToLong(Asking::answered).sum();
    }
}
