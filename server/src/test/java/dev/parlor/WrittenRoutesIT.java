package dev.parlor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.http.Endpoint;
import dev.parlor.http.Routes;
import dev.parlor.realtime.SocketRoute;
import dev.parlor.testkit.LiveNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The routes of the server are those that are written down, and no others.
public class WrittenRoutesIT {
    private static LiveNode live;

    @BeforeAll
    static void start() {
        live = LiveNode.start(Map.of("DEMO_MODE", "true"));
    }

    @AfterAll
    static void stop() {
        live.close();
    }

    @Test
    void everyRestRouteIsWrittenDownAndForTheSamePeople() {
        var written = new HashMap<>(live.contract().routes());
        written.keySet().removeIf(route -> !route.contains(" /api/"));
        var mounted = new Recorder();
        live.node().resources().forEach(resource -> resource.mount(mounted));
        assertThat(mounted.routes).isNotEmpty().isEqualTo(written);
    }

    @Test
    void everySocketIsWrittenDownWithItsHandshake() {
        var written = live.contract().socketPaths();
        assertThat(live.node().socketRoutes()).hasSameSizeAs(written);
        assertThat(written).allSatisfy(path -> {
            assertThat(live.node().socketRoutes().stream().filter(route -> leads(path, route)))
                    .hasSize(1);
            assertThat(live.contract().routes()).containsKey("GET " + path);
        });
        assertThat(live.contract().routes().keySet().stream().filter(route -> route.contains(" /ws/")))
                .hasSameSizeAs(written);
    }

    @Test
    void servesTheVeryFilesThatTheTestsEnforce() throws IOException {
        for (var name : List.of("openapi.yaml", "asyncapi.yaml")) {
            var answer = live.api().get("/docs/" + name);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).hasValue("application/yaml");
            assertThat(answer.text()).isEqualTo(Files.readString(Path.of("../api", name)));
        }
    }

    private static boolean leads(String path, SocketRoute route) {
        var concrete = path.replaceAll("\\{[a-z_]+}", "7").replaceAll("/$", "");
        return route.path().matcher(concrete).matches();
    }

    private static final class Recorder implements Routes {
        private final Map<String, Boolean> routes = new HashMap<>();

        @Override
        public Routes on(String method, String path, Endpoint endpoint) {
            routes.put(method + " " + path, false);
            return this;
        }

        @Override
        public Routes upload(String method, String path, int most, Endpoint endpoint) {
            return on(method, path, endpoint);
        }

        @Override
        public Routes open(String method, String path, Endpoint endpoint) {
            routes.put(method + " " + path, true);
            return this;
        }
    }
}
