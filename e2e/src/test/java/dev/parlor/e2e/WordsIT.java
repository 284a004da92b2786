package dev.parlor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every word that the user reads or hears stands in `text/<language>/`, and each language has all of them.
class WordsIT {
    private static final Path WEB = Path.of("..", "web");
    /// What a module of words holds: each key with the kind of its value, a function with the number of its
    /// parameters.
    private static final String SHAPE = """
            const [path, name] = arguments;
            const shape = (value, key) => {
                if (typeof value === 'function') return [`${key}(${value.length})`];
                if (typeof value === 'string') return [value.trim() ? key : `${key} is empty`];
                return Object.entries(value).flatMap(([part, inner]) => shape(inner, `${key}.${part}`));
            };
            return import(path).then((module) => shape(module[name], name))""";

    @RegisterExtension
    final Stage stage = new Stage();

    @ParameterizedTest
    @ValueSource(strings = {"main text", "people people", "account account", "replay replay"})
    void everyLanguageHasEveryKey(String words) {
        var file = words.split(" ", -1)[0];
        var name = words.split(" ", -1)[1];
        var browser = stage.browser();
        browser.open("/");

        var english = shape(browser, "/text/en/" + file + ".js", name);

        assertThat(english).hasSizeGreaterThan(10).noneMatch(key -> key.endsWith("is empty"));
        for (var language : languages(browser)) {
            assertThat(shape(browser, "/text/" + language + "/" + file + ".js", name))
                    .as(language)
                    .containsExactlyInAnyOrderElementsOf(english);
        }
    }

    @Test
    void noTemplateHasWordsOfItsOwn() throws IOException {
        var found = new TreeMap<String, List<String>>();
        try (var files = Files.walk(WEB)) {
            for (var file : files.filter(it -> it.toString().endsWith(".js")).toList()) {
                var words = Templates.words(Files.readString(file));
                if (!words.isEmpty()) {
                    found.put(WEB.relativize(file).toString(), words);
                }
            }
        }
        // The name of the place, with a drawn o in it.
        assertThat(found).isEqualTo(Map.of("parts/wordmark.js", List.of("Parl", "o", "r")));
    }

    @Test
    void theReaderOfTemplatesFindsWordsInThem() {
        assertThat(Templates.words("html`<p>${a} Hello ${() => { return html`<b title=\"Hi\">${b}</b>`; }}</p>`"))
                .containsExactly("Hi", "Hello");
        assertThat(Templates.words("const a = `not ${this} one`; html`<i aria-label=${x}>·</i>`"))
                .isEmpty();
    }

    private static List<String> languages(Browser browser) {
        var tags = browser.script("return import('/language.js').then(({LANGUAGES}) => Object.keys(LANGUAGES))");
        return ((List<?>) tags).stream().map(String::valueOf).toList();
    }

    private static List<String> shape(Browser browser, String path, String name) {
        return ((List<?>) browser.script(SHAPE, path, name))
                .stream().map(String::valueOf).toList();
    }
}
