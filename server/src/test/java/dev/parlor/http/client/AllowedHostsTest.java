package dev.parlor.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AllowedHostsTest {
    @Test
    void aLeadingDotStandsForADomainAndAllBelowIt() {
        var hosts = new AllowedHosts(List.of(".Example.org"));
        assertThat(hosts.allows("example.org")).isTrue();
        assertThat(hosts.allows("Play.example.ORG:8000")).isTrue();
        assertThat(hosts.allows("badexample.org")).isFalse();
        assertThat(hosts.allows("example.org.evil.example")).isFalse();
    }

    @Test
    void aStarStandsForAnythingThatIsAHost() {
        var hosts = new AllowedHosts(List.of("*"));
        assertThat(hosts.allows("anything.example:1")).isTrue();
        assertThat(hosts.allows("[2001:db8::1]:8000")).isTrue();
        assertThat(hosts.allows("a\"b")).isFalse();
        assertThat(hosts.allows("a; script-src *")).isFalse();
        assertThat(hosts.allows("")).isFalse();
    }
}
