package dev.parlor.http.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parlor.http.Endpoint;
import dev.parlor.http.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouteTreeTest {
    private final Endpoint list = request -> Response.ok("list");
    private final Endpoint one = request -> Response.ok("one");
    private final Endpoint open = request -> Response.ok("open");
    private final RouteTree tree = new RouteTree();

    RouteTreeTest() {
        tree.on("GET", "/api/games/", list)
                .on("GET", "/api/games/{id}/", one)
                .on("DELETE", "/api/games/{id}/", one)
                .on("GET", "/api/games/open-games/", open)
                .on("POST", "/api/games/{id}/cells/{cell}/", one);
    }

    @Test
    void aWrittenOutSegmentWinsOverAParameter() {
        assertThat(endpoint("/api/games/open-games/")).isSameAs(open);
        assertThat(endpoint("/api/games/7/")).isSameAs(one);
        assertThat(tree.find("/api/games/open-games/cells/1/").orElseThrow().parameters())
                .isEqualTo(Map.of("id", "open-games", "cell", "1"));
    }

    @Test
    void theLastSlashIsOptional() {
        assertThat(endpoint("/api/games")).isSameAs(list);
        assertThat(endpoint("/api/games/7")).isSameAs(one);
        assertThat(tree.find("/api/games//")).isEmpty();
    }

    @Test
    void parametersAreDecoded() {
        assertThat(tree.find("/api/games/a%2Fb%C3%A9/").orElseThrow().parameters())
                .isEqualTo(Map.of("id", "a/b\u00e9"));
    }

    @Test
    void malformedEncodingIsNoRoute() {
        for (var wrong : new String[] {"%", "%4", "%zz", "%ff", "%00", "\u00e9%41"}) {
            assertThat(tree.find("/api/games/" + wrong + "/")).as(wrong).isEmpty();
        }
    }

    @Test
    void aPathKnowsItsMethods() {
        var match = tree.find("/api/games/7/").orElseThrow();
        assertThat(match.allow()).isEqualTo("DELETE, GET, HEAD, OPTIONS");
        assertThat(match.route("HEAD")).isPresent();
        assertThat(match.route("PUT")).isEmpty();
    }

    @Test
    void twoRoutesForOneThingAreAMistake() {
        assertThatIllegalArgumentException().isThrownBy(() -> tree.open("GET", "/api/games/", list));
        assertThatIllegalArgumentException().isThrownBy(() -> tree.on("PUT", "/api/games/{game}/", one));
        assertThatIllegalArgumentException().isThrownBy(() -> tree.on("GET", "/api/games", list));
    }

    private Endpoint endpoint(String path) {
        return tree.find(path)
                .flatMap(match -> match.route("GET"))
                .orElseThrow()
                .endpoint();
    }
}
