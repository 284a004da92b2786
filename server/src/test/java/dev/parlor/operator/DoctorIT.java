package dev.parlor.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.store.Database;
import dev.parlor.store.DatabaseAddress;
import dev.parlor.store.Databases;
import dev.parlor.testkit.Certificates;
import dev.parlor.testkit.Engine;
import dev.parlor.testkit.Folders;
import dev.parlor.testkit.LiveNode;
import dev.parlor.testkit.RedisServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// `./parlor doctor` where all is well, and where it isn't: each finding is provoked.
@Timeout(60)
class DoctorIT {
    private static final String KEY = "SECRET_KEY";
    private static final String GOOD_KEY = "7Fq0mZ-c3X_tR9wLs2VhYpDbK8uNeJgA";

    private final Path folder = Folders.temporary();
    private final Path data = folder.resolve("data");

    @AfterEach
    void clean() {
        Folders.delete(folder);
    }

    private Ran doctor(String... namesAndValues) {
        var settings = new HashMap<>(Map.of("DATA_DIR", data.toString(), "BIND_ADDRESS", "127.0.0.1", "PORT", "0"));
        for (var n = 0; n < namesAndValues.length; n += 2) {
            settings.put(namesAndValues[n], namesAndValues[n + 1]);
        }
        return Ran.of(new DoctorCommand(settings));
    }

    /// The row of this name, with what was said about it, in one line.
    private static String row(Ran ran, String name) {
        return ran.out()
                .replaceAll("\\R {6}", " ")
                .lines()
                .filter(line -> line.startsWith("  " + name + " "))
                .collect(Collectors.joining(" | "));
    }

    private static void finds(Ran ran, String name, String mark, String... words) {
        assertThat(row(ran, name)).as(ran.out()).contains(" " + mark + " ");
        for (var word : words) {
            assertThat(row(ran, name)).as(ran.out()).contains(word);
        }
        assertThat(ran.code()).as(ran.out()).isEqualTo(ran.out().contains(" PROBLEM ") ? 1 : 0);
    }

    private Database open() {
        return Databases.open(new DatabaseAddress.SqliteAddress(data.resolve("parlor.db")));
    }

    @Test
    void findsNothingWrongBeforeTheFirstStartAndLeavesNothingBehind() throws IOException {
        var ran = doctor();
        finds(ran, "settings", "ok");
        finds(ran, "signing key", "ok", "The first start creates it");
        finds(ran, "database", "ok", "It does not exist yet");
        finds(ran, "Redis", "skipped", "a single node does not need it");
        finds(ran, "port", "ok");
        assertThat(ran.code()).isZero();
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void looksAtARunningServerWithoutTouchingAnything() throws IOException {
        try (var node = LiveNode.start(Map.of("DATA_DIR", data.toString()))) {
            assertThat(node.person("Ann").id()).isPositive();
            var files = files();
            var ran = doctor("PORT", Integer.toString(node.port()));
            finds(ran, "port", "ok", "is in use by a running Parlor");
            finds(ran, "database", "ok", "another Parlor", "is running on it");
            finds(ran, "database tables", "ok", "They match this version");
            finds(ran, "database content", "ok", "integrity check passed");
            finds(ran, "signing key", "ok", "only its owner can read");
            assertThat(files()).isEqualTo(files);
        }
        var files = files();
        finds(doctor(), "database", "ok", "no server is running on it");
        assertThat(files()).isEqualTo(files);
    }

    private Map<Path, String> files() throws IOException {
        var contents = new HashMap<Path, String>();
        try (var files = Files.list(data)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                contents.put(file, Files.getLastModifiedTime(file) + " " + Files.size(file));
            }
        }
        return contents;
    }

    @Test
    void readsAllSettingsAndSaysWhatEachShouldBe() {
        var ran = doctor("PORT", "eighty", "PARLOR_ALOWED_HOSTS", "x", "LIMIT_LOGINS", "many", "LOG_LEVEL", "loud");
        assertThat(row(ran, "settings"))
                .contains("PORT is \"eighty\"", "PORT=8000")
                .contains("PARLOR_ALOWED_HOSTS in the environment is no setting", "Call it PARLOR_ALLOWED_HOSTS")
                .contains("LIMIT_LOGINS", "LIMIT_LOGINS=60/m")
                .contains("LOG_LEVEL is \"loud\"", "LOG_LEVEL=info");
        assertThat(ran.code()).isEqualTo(1);
        finds(
                doctor("REDIS_URL", "redis://x"),
                "settings",
                "PROBLEM",
                "DATABASE_URL is not",
                "DATABASE_URL=postgresql://");
        finds(doctor("LIMITS_SCALE", "10"), "limits", "warning", "for load tests");
        finds(doctor(KEY, "short"), "signing key", "PROBLEM", "too short", "openssl rand -hex 32");
        finds(doctor(KEY, "change-me-change-me-change-me-change-me"), "signing key", "warning", "looks guessable");
        finds(doctor(KEY, GOOD_KEY), "signing key", "ok");
        finds(doctor("TRUSTED_PROXIES", "nowhere"), "trusted proxies", "PROBLEM", "nowhere");
        finds(doctor("TRUSTED_PROXIES", "0.0.0.0/0"), "trusted proxies", "warning", "trusts everyone");
        finds(
                doctor("ALLOWED_HOSTS", "https://play.example.com"),
                "allowed hosts",
                "PROBLEM",
                "without scheme and port");
        finds(doctor("BIND_ADDRESS", "0.0.0.0"), "allowed hosts", "warning", "disallowed_host");
        finds(doctor("CORS_ALLOWED_ORIGINS", "app.example.com"), "allowed origins", "PROBLEM", "is not an origin");
        finds(doctor("METRICS_PORT", "0", "METRICS_BIND_ADDRESS", "0.0.0.0"), "metrics", "warning", "open to anyone");
    }

    @Test
    void readsTheFileThatIsNamed() throws IOException {
        var file = folder.resolve("my.properties");
        Files.writeString(file, "SECRET_KEY=" + GOOD_KEY + "\nPROT=8000\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        var ran = Ran.of(
                new DoctorCommand(Map.of("DATA_DIR", data.toString(), "PORT", "0")), "--config", file.toString());
        finds(ran, "settings", "PROBLEM", "PROT in " + file, "Call it PORT");
        finds(ran, "settings file", "warning", "SECRET_KEY", "chmod o-rwx " + file);
        assertThat(ran.out()).doesNotContain(GOOD_KEY);
        finds(
                Ran.of(
                        new DoctorCommand(Map.of("PORT", "0")),
                        "--config",
                        folder.resolve("none").toString()),
                "settings",
                "PROBLEM",
                "there is no such file");
        assertThat(Ran.of(new DoctorCommand(Map.of()), "--nonsense").code()).isEqualTo(2);
    }

    @Test
    void looksAtTheDataFolderAndTheKey() throws IOException {
        Files.writeString(folder.resolve("file"), "");
        finds(doctor("DATA_DIR", folder.resolve("file").toString()), "data folder", "PROBLEM", "is a file");
        finds(
                doctor("DATA_DIR", folder.resolve("file/data").toString()),
                "data folder",
                "PROBLEM",
                "cannot create it",
                "sudo install -d -m 700");
        Files.createDirectory(data);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xrwx"));
        finds(doctor(), "data folder", "warning", "Every account of this machine", "chmod 700 " + data);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        finds(doctor(), "data folder", "ok", "can write to it");
        var key = data.resolve("secret.key");
        Files.writeString(key, "no digits");
        finds(doctor(), "signing key", "PROBLEM", "is damaged", "rm " + key);
        Files.writeString(key, "0123456789abcdef".repeat(4));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        finds(doctor(), "signing key", "warning", "Others on this machine", "chmod 600 " + key);
    }

    @Test
    void looksAtTheEmbeddedDatabase() throws IOException {
        try (var database = open()) {
            database.write(tx -> tx.handle().execute("DELETE FROM flyway_schema_history WHERE installed_rank > 5"));
        }
        finds(doctor(), "database tables", "warning", "older version (migration 5 of", "./parlor backup FILE");
        try (var raw = FileChannel.open(data.resolve("parlor.db"), StandardOpenOption.WRITE)) {
            raw.write(ByteBuffer.wrap(new byte[8_192]), 4 * 4_096);
        }
        assertThat(row(doctor(), "database") + row(doctor(), "database content"))
                .contains("PROBLEM", "damaged");
        Files.writeString(data.resolve("parlor.db"), "no database at all, but long enough to be looked at");
        finds(doctor(), "database", "PROBLEM", "is not a database");
    }

    @Test
    void saysThatTheDatabaseIsOfANewerVersion() {
        try (var database = open()) {
            database.write(tx -> tx.handle().execute("""
                    INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,
                        installed_by, execution_time, success)
                    SELECT 99, '99', 'later', 'SQL', 'V99__later.sql', 1, installed_by, 0, success
                    FROM flyway_schema_history WHERE installed_rank = 1
                    """));
        }
        finds(doctor(), "database tables", "PROBLEM", "made by a newer Parlor (migration 99");
    }

    @Test
    void looksAtPostgres() {
        var url = Engine.POSTGRESQL.freshUrl();
        var ran = doctor("DATABASE_URL", url, KEY, GOOD_KEY);
        finds(ran, "database", "ok", "answers");
        finds(ran, "database rights", "ok", "may create, change and use all tables");
        finds(ran, "database tables", "ok", "There are none yet");
        finds(ran, "database clock", "ok", "agrees");
        finds(ran, "database room", "ok", "each node opens up to 16");
        var address = DatabaseAddress.of(Optional.of(url), data);
        try (var database = Databases.open(address)) {
            database.write(tx -> tx.handle().createScript("""
                    DROP ROLE IF EXISTS visitor;
                    CREATE ROLE visitor LOGIN PASSWORD 'pa%ss';
                    """).execute());
        }
        var visitor = url.replaceFirst("//.*@", "//visitor:pa%25ss@");
        finds(
                doctor("DATABASE_URL", visitor),
                "database rights",
                "PROBLEM",
                "may not read and write the table",
                "GRANT ALL ON ALL TABLES");
        var empty = Engine.POSTGRESQL.freshUrl().replaceFirst("//.*@", "//visitor:pa%25ss@");
        finds(
                doctor("DATABASE_URL", empty),
                "database rights",
                "PROBLEM",
                "may not create tables",
                "GRANT CREATE ON SCHEMA public");
        var refused = doctor("DATABASE_URL", url.replaceFirst("/parlor_\\d+", "/nowhere"));
        finds(refused, "database", "PROBLEM", "has no database of that name", "psql 'postgresql://");
        assertThat(refused.out()).doesNotContain("postgres:postgres");
        finds(doctor("DATABASE_URL", "postgresql://a:s3cret@127.0.0.1:1/x"), "database", "PROBLEM", "does not answer");
        finds(doctor("DATABASE_URL", "mysql://x"), "database", "PROBLEM", "must look like postgresql://");
    }

    private Ran withRedis(String url, String... more) {
        var settings =
                new HashMap<>(Map.of("REDIS_URL", url, KEY, GOOD_KEY, "DATABASE_URL", "postgresql://127.0.0.1:1/x"));
        for (var n = 0; n < more.length; n += 2) {
            settings.put(more[n], more[n + 1]);
        }
        return doctor(settings.entrySet().stream()
                .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                .toArray(String[]::new));
    }

    @Test
    void looksAtRedis() {
        try (var redis = new RedisServer()) {
            var ran = withRedis(redis.url());
            finds(ran, "Redis", "ok", "Version", "without TLS");
            // How fast depends on what else the machine does.
            assertThat(row(ran, "Redis channels")).contains("A message went out and came back in");
            finds(ran, "Redis keys", "ok");
            finds(ran, "Redis clock", "ok", "agrees");
            var keys = redis.ask(commands -> commands.dbsize());
            assertThat(keys).isZero();
        }
    }

    @Test
    void saysWhatRedisRefuses() {
        try (var redis = new RedisServer(
                "--requirepass",
                "sesame",
                "--user",
                "mute",
                "on",
                ">s3cret",
                "~parlor:*",
                "+@all",
                "-@admin",
                "--user",
                "blind",
                "on",
                ">s3cret",
                "~other:*",
                "&parlor:*",
                "+@all",
                "-@admin",
                "-info")) {
            var port = redis.port();
            var wrong = withRedis("redis://:simsalabim@127.0.0.1:" + port);
            finds(wrong, "Redis", "PROBLEM", "Redis rejected this node", "password in REDIS_URL");
            assertThat(wrong.out()).doesNotContain("simsalabim");
            finds(withRedis("redis://127.0.0.1:" + port), "Redis", "PROBLEM", "Redis rejected this node");
            finds(withRedis("redis://mute:s3cret@127.0.0.1:" + port), "Redis channels", "PROBLEM", "&parlor:*");
            var blind = withRedis("redis://blind:s3cret@127.0.0.1:" + port);
            finds(blind, "Redis keys", "PROBLEM", "~parlor:*", "ACL SETUSER");
            finds(blind, "Redis", "warning", "this user may not read its version");
            assertThat(row(blind, "Redis channels")).contains("A message went out and came back");
            assertThat(blind.out()).doesNotContain("s3cret");
        }
        finds(withRedis("redis://127.0.0.1:1"), "Redis", "PROBLEM", "does not answer");
        finds(withRedis("http://127.0.0.1"), "Redis", "PROBLEM", "REDIS_URL can't be understood");
    }

    @Test
    void comesToAnEndWhenRedisIsFrozen() {
        try (var redis = new RedisServer()) {
            redis.freeze();
            finds(withRedis(redis.url()), "Redis", "PROBLEM", "does not answer");
            redis.thaw();
        }
    }

    @Test
    void looksAtTheCertificateOfRedis() {
        try (var ours = new Certificates();
                var redis = RedisServer.withTls(ours.certify("localhost"))) {
            var url = "rediss://localhost:" + redis.port();
            finds(withRedis(url, "REDIS_CA_FILE", ours.authority().toString()), "Redis", "ok", "by TLS");
            finds(withRedis(url), "Redis", "PROBLEM", "not from a trusted authority", "REDIS_CA_FILE");
            finds(withRedis(url, "REDIS_CA_FILE", "/nowhere"), "Redis", "PROBLEM", "which cannot be read");
        }
    }

    @Test
    void knowsARunningServersMetricsThoughItDoesNotShowTheirToken() {
        var token = "0123456789abcdef0123456789abcdef";
        try (var node = LiveNode.start(Map.of("METRICS_PORT", "0", "METRICS_TOKEN", token))) {
            var port = Integer.toString(node.node().measurementsPort().orElseThrow());
            finds(doctor("METRICS_PORT", port, "METRICS_TOKEN", token), "metrics port", "ok", "by a running Parlor");
        }
    }

    /// Whoever calls is not answered.
    private static void hangUp(ServerSocket other) {
        while (!other.isClosed()) {
            try (var caller = other.accept()) {
                caller.shutdownOutput();
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Test
    void saysWhoHasThePort() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> hangUp(other));
            var port = Integer.toString(other.getLocalPort());
            finds(
                    doctor("PORT", port),
                    "port",
                    "PROBLEM",
                    "is in use by another program",
                    "ss -ltnp 'sport = :" + port);
            finds(doctor("METRICS_PORT", port), "metrics port", "PROBLEM", "in use by another program");
            finds(doctor("PORT", "21999", "METRICS_PORT", "21999"), "metrics port", "PROBLEM", "are both 21999");
        }
        finds(
                doctor("PORT", "21998", "BIND_ADDRESS", "192.0.2.1"),
                "port",
                "PROBLEM",
                "not an address of this machine");
        finds(doctor("PORT", "21998", "BIND_ADDRESS", "no such.address"), "port", "PROBLEM", "is not an address");
    }
}
