package dev.parlor.users.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlor.http.JsonFields;
import dev.parlor.http.ProblemException;
import dev.parlor.json.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
    @ParameterizedTest
    @ValueSource(strings = {"correct horse", "  spaces  ", "ünïcödé!", "\uD83D\uDC34\uD83D\uDC34 horses", "12345679x"})
    void takesWhatIsHardToGuess(String password) {
        assertThat(read(password)).isEqualTo(password);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"password", "PassWord1", "12345678", "qwertyuiop", "iloveyou", "\uFF11234567\uFF18", "          "
            })
    void refusesWhatIsGuessedFirst(String password) {
        assertRefused(password, "This password is too common.");
    }

    @Test
    void countsCharactersAndNotUnits() {
        assertRefused("\uD83D\uDC34".repeat(7), "Ensure this field has at least 8 characters.");
        assertThat(read("\uD83D\uDC34".repeat(128))).hasSize(256);
        assertRefused("x".repeat(129), "Ensure this field has no more than 128 characters.");
    }

    @Test
    void refusesTheAddressInAnyCase() {
        assertRefused("ALICE@example.com", "The password may not be the email address.");
    }

    private static String read(String password) {
        var fields = new JsonFields(Json.MAPPER.valueToTree(Map.of("password", password)));
        var read = PasswordRules.read(fields, "password", "alice@example.com");
        fields.check();
        return read;
    }

    private static void assertRefused(String password, String sentence) {
        assertThatThrownBy(() -> read(password))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(Json.MAPPER
                                        .valueToTree(problem.response().body().orElseThrow())
                                        .toString())
                                .isEqualTo("{\"password\":[\"" + sentence + "\"]}"));
    }
}
