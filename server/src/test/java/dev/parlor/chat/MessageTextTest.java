package dev.parlor.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "\u200b",
                "\u2060",
                "\ufeff",
                "\u3164",
                "\u2065",
                "\uFFF0",
                "\uDB40\uDC80",
                "\uD834\uDD59",
                "\u00a0",
                "\u2007",
                "\u00ad\u200d",
                "\u2800",
                "\ufe0f",
                "\u2028",
                "\u0001",
                " \u200b \u2007 "
            })
    void refusesWhatCannotBeSeen(String text) {
        assertThat(code(text)).isEqualTo("empty_message");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", ".", "\u200bx", "\u2764\ufe0f"})
    void takesWhatCan(String text) {
        assertThat(code(text)).isEqualTo("fine");
    }

    @Test
    void refusesWhatNoDatabaseHolds() {
        assertThat(code("\0")).isEqualTo("bad_field");
        assertThat(code("\ud800")).isEqualTo("bad_field");
    }

    private static String code(String text) {
        return switch (MessageText.read(Optional.of(text), 10)) {
            case MessageText.TextResult.ValidText _ -> "fine";
            case MessageText.TextResult.InvalidText(var why) -> why.code();
        };
    }
}
