package dev.parlor.http.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AssetFingerprintsTest {
    private static final Map<String, String> CLIENT = Map.of(
            "app.js", "import {a} from \"/a.js\";\nconst later = () => import(\"./later.js\");",
            "a.js", "import \"/b.js\"; export const a = 1;",
            "b.js", "import {a} from \"/a.js\";",
            "later.js", "export {};",
            "alone.js", "export {};",
            "look.css", "@font-face { src: url(\"/font.woff2\") }",
            "font.woff2", "font");

    @Test
    void aNameIsTheSameForTheSameFilesOnly() {
        assertThat(name(CLIENT, "app.js")).isEqualTo(name(CLIENT, "app.js")).matches("_/[A-Za-z0-9_-]{10}/app\\.js");
        assertThat(name(changed("app.js"), "app.js")).isNotEqualTo(name(CLIENT, "app.js"));
        assertThat(name(changed("app.js"), "a.js")).isEqualTo(name(CLIENT, "a.js"));
    }

    @Test
    void aNameChangesWithWhateverCanBeReached() {
        assertThat(name(changed("b.js"), "app.js")).isNotEqualTo(name(CLIENT, "app.js"));
        assertThat(name(changed("later.js"), "app.js")).isNotEqualTo(name(CLIENT, "app.js"));
        assertThat(name(changed("font.woff2"), "look.css")).isNotEqualTo(name(CLIENT, "look.css"));
        assertThat(name(changed("alone.js"), "app.js")).isEqualTo(name(CLIENT, "app.js"));
    }

    @Test
    void modulesThatImportOneAnotherHaveNamesToo() {
        assertThat(name(CLIENT, "a.js")).isNotEqualTo(name(CLIENT, "b.js"));
        assertThat(name(changed("a.js"), "b.js")).isNotEqualTo(name(CLIENT, "b.js"));
        assertThat(name(changed("b.js"), "a.js")).isNotEqualTo(name(CLIENT, "a.js"));
    }

    @Test
    void whatIsNotThereHasNoName() {
        assertThat(of(CLIENT).name("nothing.js")).isEmpty();
    }

    @Test
    void tellsWhichFileANameMeans() {
        assertThat(AssetFingerprints.file(name(CLIENT, "app.js"))).hasValue("app.js");
        assertThat(AssetFingerprints.file("_/0123456789/text/people.js")).hasValue("text/people.js");
        for (var other :
                new String[] {"app.js", "_/", "_/app.js", "_/0123456789", "_/0123456789/", "_/012345678/a.js"}) {
            assertThat(AssetFingerprints.file(other)).as(other).isEmpty();
        }
    }

    private static Map<String, String> changed(String file) {
        var client = new HashMap<>(CLIENT);
        client.merge(file, "\n//", String::concat);
        return client;
    }

    private static String name(Map<String, String> client, String file) {
        return of(client).name(file).orElseThrow();
    }

    private static AssetFingerprints of(Map<String, String> client) {
        return new AssetFingerprints(
                file -> Optional.ofNullable(client.get(file)).map(text -> text.getBytes(StandardCharsets.UTF_8)));
    }
}
