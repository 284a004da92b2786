package dev.parlor.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "a", "line\nbreak", "\ud83c\udca1", "\ufffd"})
    void acceptsWhatBothDatabasesKeep(String text) {
        assertThat(StoredText.accepts(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "\ud800", "\udc00\ud800", "a\ud83cb"})
    void refusesWhatOneOfThemDoesNot(String text) {
        assertThat(StoredText.accepts(text)).isFalse();
        assertThat(StoredText.acceptsKey(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "\u001b[2J", "\u007f", "\u0085"})
    void aKeyHasNoControlCharacters(String text) {
        assertThat(StoredText.acceptsKey(text)).isFalse();
    }
}
