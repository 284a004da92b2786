package dev.parlor.realtime.redis.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsComparisonTest {
    @ParameterizedTest
    @CsvSource({"20m,1200s", "1d,24h", "60/m,60/60s", "50/s burst 200,50 / 1s burst 200", "1,1.0", "true,True"})
    void comparesValuesAndNotHowTheyAreWritten(String here, String there) {
        assertThat(differing(here, there)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"20m,20s", "60/m,1/s", "50/s,50/s burst 200", "1,2", "true,false", "a@b.example,c@b.example"})
    void namesWhatDiffers(String here, String there) {
        assertThat(differing(here, there)).isTrue();
    }

    @Test
    void namesWhatOnlyOneOfThemHas() {
        var likeness = new SettingsComparison(new ClusterIdentity("test", "key", Map.of("OURS", "1")), () -> 0);
        assertThat(likeness.namesOfOthers(Map.of("THEIRS", "1"))).containsExactly("OURS", "THEIRS");
        assertThat(likeness.namesOfOthers(Map.of())).isEmpty();
    }

    private static boolean differing(String here, String there) {
        var likeness = new SettingsComparison(new ClusterIdentity("test", "key", Map.of("NAME", here)), () -> 0);
        return !likeness.namesOfOthers(Map.of("NAME", there)).isEmpty();
    }
}
