package dev.parlor.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.Eventually;
import dev.parlor.testkit.Folders;
import dev.parlor.testkit.LiveNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Backups of the embedded database, taken from a running server and put back.
class BackupIT {
    private final Path folder = Folders.temporary();
    private final Map<String, String> settings =
            Map.of("DATA_DIR", folder.resolve("data").toString());
    private final Path file = folder.resolve("parlor.backup");

    @AfterEach
    void clean() {
        Folders.delete(folder);
    }

    private Ran backup(String... arguments) {
        return Ran.of(new BackupCommand(settings), arguments);
    }

    private Ran restore(Path backup) {
        return Ran.of(new RestoreCommand(settings), backup.toString());
    }

    @Test
    void holdsEveryWriteThatWasAcknowledgedBeforeItBegan() throws InterruptedException {
        var writers = 4;
        var acknowledged = IntStream.range(0, writers)
                .mapToObj(writer -> new AtomicInteger())
                .toList();
        List<Integer> before;
        List<LiveNode.Person> people;
        try (var node = LiveNode.start(settings)) {
            people = IntStream.range(0, writers)
                    .mapToObj(writer -> node.person("W"))
                    .toList();
            var done = new AtomicBoolean();
            var threads = IntStream.range(0, writers)
                    .mapToObj(writer -> Thread.startVirtualThread(() -> {
                        while (!done.get()) {
                            var number = acknowledged.get(writer).get() + 1;
                            var renamed = people.get(writer)
                                    .api()
                                    .patch("/api/users/profile/", Map.of("last_name", "n" + number));
                            assertThat(renamed.status()).isEqualTo(200);
                            acknowledged.get(writer).set(number);
                        }
                    }))
                    .toList();
            Eventually.holds(() -> acknowledged.stream().allMatch(number -> number.get() > 5));
            before = acknowledged.stream().map(AtomicInteger::get).toList();
            var taken = backup(file.toString());
            done.set(true);
            for (var thread : threads) {
                thread.join();
            }
            assertThat(taken.err()).isEmpty();
            assertThat(taken.out()).contains(file.toString(), "secret.key");
        }
        var after = acknowledged.stream().map(AtomicInteger::get).toList();

        assertThat(restore(file).code()).isZero();
        try (var node = LiveNode.start(settings)) {
            for (var writer = 0; writer < writers; writer++) {
                var profile = people.get(writer).at(node).api().get("/api/users/profile/");
                var number = Integer.parseInt(
                        profile.json().path("last_name").asString().substring(1));
                assertThat(number).isBetween(before.get(writer), after.get(writer) + 1);
            }
            assertThat(node.person("New").id()).isGreaterThan(people.getLast().id());
        }
    }

    @Test
    void tellsAClientThatComesBackToLoadAnew() {
        String known;
        LiveNode.Person ann;
        LiveNode.Person bea;
        try (var node = LiveNode.start(settings)) {
            ann = node.person("Ann");
            bea = node.person("Bea");
            assertThat(backup(file.toString()).code()).isZero();
            ask(ann, bea);
            known = greeting(bea, "");
            assertThat(greeting(bea, "?since=1&epoch=" + known)).isEqualTo(known);
        }
        try (var node = LiveNode.start(settings)) {
            assertThat(greeting(bea.at(node), ""))
                    .as("a restart without a restore")
                    .isEqualTo(known);
        }
        assertThat(restore(file).code()).isZero();
        try (var node = LiveNode.start(settings)) {
            // The same number, for another event.
            ask(ann.at(node), bea.at(node));
            try (var back = bea.at(node).socket("/ws/notifications/?since=1&epoch=" + known)) {
                var hello = back.next("hello");
                assertThat(hello.path("last_event_id").asLong()).isEqualTo(1);
                assertThat(hello.path("epoch").asString()).isNotEqualTo(known);
                assertThat(back.next().path("type").asString()).isEqualTo("resync");
            }
            known = greeting(bea.at(node), "");
        }
        try (var node = LiveNode.start(settings)) {
            assertThat(greeting(bea.at(node), "")).isEqualTo(known);
        }
    }

    private static void ask(LiveNode.Person from, LiveNode.Person to) {
        assertThat(from.api()
                        .post("/api/friends/", Map.of("to_user_email", to.email()))
                        .status())
                .isEqualTo(201);
    }

    private static String greeting(LiveNode.Person who, String query) {
        try (var socket = who.socket("/ws/notifications/" + query)) {
            return socket.next("hello").path("epoch").asString();
        }
    }

    @Test
    void isOnlyForItsOwnerAndReplacesNothing() throws IOException {
        try (var node = LiveNode.start(settings)) {
            assertThat(node.person("Ann").id()).isPositive();
            assertThat(backup(file.toString()).code()).isZero();
            assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
            var first = Files.readAllBytes(file);

            var again = backup(file.toString());
            assertThat(again.code()).isEqualTo(1);
            assertThat(again.err()).contains("already exists", "--force");
            assertThat(Files.readAllBytes(file)).isEqualTo(first);

            assertThat(node.person("Bea").id()).isPositive();
            assertThat(backup(file.toString(), "--force").code()).isZero();
            assertThat(Files.readAllBytes(file)).isNotEqualTo(first);
            try (var left = Files.list(folder)) {
                assertThat(left).containsExactlyInAnyOrder(file, folder.resolve("data"));
            }
        }
    }

    @Test
    void isNotPutBackUnderARunningServer() {
        try (var node = LiveNode.start(settings)) {
            assertThat(backup(file.toString()).code()).isZero();
            var ann = node.person("Ann");
            var refused = restore(file);
            assertThat(refused.code()).isEqualTo(70);
            assertThat(refused.err()).contains("is in use by another Parlor");
            assertThat(ann.api().get("/api/users/profile/").status()).isEqualTo(200);
        }
    }

    @Test
    void keepsWhatWasThereBefore() throws IOException {
        LiveNode.Person late;
        try (var node = LiveNode.start(settings)) {
            assertThat(backup(file.toString()).code()).isZero();
            late = node.person("Late");
        }
        var restored = restore(file);
        assertThat(restored.out()).contains("parlor.db.before-restore-");
        try (var node = LiveNode.start(settings)) {
            assertThat(late.at(node).api().get("/api/users/profile/").status()).isEqualTo(401);
        }
        try (var files = Files.list(folder.resolve("data"))) {
            var kept = files.filter(path -> path.getFileName().toString().matches("parlor\\.db\\.before-restore-\\w+"))
                    .toList();
            assertThat(kept).hasSize(1);
            var again = restore(kept.getFirst());
            assertThat(again.code()).as(again.err()).isZero();
        }
        try (var node = LiveNode.start(settings)) {
            assertThat(late.at(node).api().get("/api/users/profile/").status()).isEqualTo(200);
        }
    }

    @Test
    void refusesADamagedBackupAndLeavesTheDatabase() throws IOException {
        LiveNode.Person ann;
        try (var node = LiveNode.start(settings)) {
            ann = node.person("Ann");
            assertThat(backup(file.toString()).code()).isZero();
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[8_192]), 3 * 4_096);
        }
        assertThat(restore(file).code()).isEqualTo(70);
        Files.writeString(file, "no database at all");
        assertThat(restore(file).err()).contains("is not a database");
        assertThat(restore(folder.resolve("nothing")).err()).contains("There is no file");
        try (var node = LiveNode.start(settings)) {
            assertThat(ann.at(node).api().get("/api/users/profile/").status()).isEqualTo(200);
        }
    }

    @Test
    void namesTheToolForPostgres() {
        var postgres = Map.of("DATABASE_URL", "postgresql://ann:s3cret@db.example.com:5433/par%20lor");
        assertThat(Ran.of(new BackupCommand(postgres), "x.dump").err())
                .contains("pg_dump --format=custom --file=x.dump --host=db.example.com --port=5433 --username=ann"
                        + " --dbname='par lor'")
                .doesNotContain("s3cret");
        assertThat(Ran.of(new RestoreCommand(postgres), "x.dump").err())
                .contains("pg_restore --clean", " && psql ", "--command='DELETE FROM deployment'");
    }
}
