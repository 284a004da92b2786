package dev.parlor.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeNumberTest {
    @ParameterizedTest
    @ValueSource(strings = {"4", "4.0", "4e0", "4.000", "0.4e1", "40E-1"})
    void isWholeWithoutAFraction(String number) {
        assertThat(WholeNumber.written(number)).hasValue(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "1.5", "4e-1", "1e19", "1e999999999", "1e99999999999", "+4", "4.", ".4", "\uff14", " 4"
            })
    void isNothingElse(String number) {
        assertThat(WholeNumber.written(number)).isEmpty();
    }

    @Test
    void isAsLargeAsALong() {
        assertThat(WholeNumber.written("" + Long.MAX_VALUE)).hasValue(Long.MAX_VALUE);
        assertThat(WholeNumber.written(Long.MIN_VALUE + ".0")).hasValue(Long.MIN_VALUE);
        assertThat(WholeNumber.written("9223372036854775808")).isEmpty();
    }
}
