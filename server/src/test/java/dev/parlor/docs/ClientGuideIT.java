package dev.parlor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.Api;
import dev.parlor.testkit.Program;
import dev.parlor.testkit.RestartableNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The programs of docs/client-guide.md do what it says, exactly as they are printed there: they log in, play,
/// hear, and come back after the server was gone, without missing anything or hearing it twice.
class ClientGuideIT {
    private static final Path GUIDE = Path.of("../docs/client-guide.md");
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    private Path folder;

    @Test
    void theOneInJavaOutlivesARestartOfTheServer() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        outlivesARestart(List.of(java, "-cp", classes, printed("java", "Client.java")));
    }

    @Test
    void theOneInJavaScriptOutlivesARestartOfTheServer() throws IOException {
        outlivesARestart(Program.node(printed("js", "client.mjs")));
    }

    @Test
    void thePageShowsTheProgramsAsTheyAre() throws IOException {
        var page = MarkdownText.page(Files.readString(GUIDE));
        assertThat(page).contains(HtmlText.escape(listing("java"))).contains(HtmlText.escape(listing("js")));
    }

    private void outlivesARestart(List<String> command) {
        try (var server = new RestartableNode(folder.resolve("data"))) {
            var alice = registered(server.api(), "alice");
            var bob = registered(server.api(), "bob");
            var words = new ArrayList<>(command);
            words.addAll(List.of(server.address(), "alice@example.com", PASSWORD));
            try (var client = Program.start(folder, words)) {
                client.await("hello, user " + alice);
                ask(server.api(), "bob");
                client.await("event 1 friend_request");
                client.await("move \\d");

                server.restart();
                ask(server.api(), registeredAs(server.api(), "carol"));

                client.await("/ws/notifications/.* closed with 1012 .*");
                client.await("event 2 friend_request");
                client.await("game over, winner [XOD]");
                client.await("/ws/game/1/ closed with 1000 ?");
                assertThat(client.said())
                        .filteredOn(line -> line.startsWith("event "))
                        .hasSize(2);
                assertThat(client.said())
                        .filteredOn(line -> line.startsWith("hello"))
                        .hasSizeGreaterThan(1);
            }
            assertThat(bob).isNotEqualTo(alice);
        }
    }

    private static String registeredAs(Api api, String name) {
        registered(api, name);
        return name;
    }

    private static long registered(Api api, String name) {
        return api.post(
                        "/api/users/",
                        Map.of("email", email(name), "first_name", name, "last_name", "A", "password", PASSWORD))
                .json()
                .path("id")
                .asLong();
    }

    /// Somebody asks Alice to be friends.
    private static void ask(Api api, String name) {
        var tokens = api.post("/api/token/", Map.of("email", email(name), "password", PASSWORD))
                .json();
        var asked =
                api.as(tokens.path("access").asString()).post("/api/friends/", Map.of("to_user_email", email("alice")));
        assertThat(asked.status()).isEqualTo(201);
    }

    private static String email(String name) {
        return name + "@example.com";
    }

    private String printed(String language, String name) throws IOException {
        return Files.writeString(folder.resolve(name), listing(language)).toString();
    }

    /// The only listing in that language.
    private static String listing(String language) throws IOException {
        var all = Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(GUIDE))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }
}
