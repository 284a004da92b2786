package dev.parlor.users.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.identity.UserId;
import dev.parlor.limits.AddressKey;
import org.junit.jupiter.api.Test;

class ExportPlacesTest {
    private static final AddressKey HOME = AddressKey.of("192.0.2.1");

    private final ExportPlaces places = new ExportPlaces();

    @Test
    void hasOneForAUser() {
        assertThat(places.take(new UserId(1), HOME)).isTrue();
        assertThat(places.take(new UserId(1), AddressKey.of("192.0.2.2"))).isFalse();
        places.giveBack(new UserId(1), HOME);
        assertThat(places.take(new UserId(1), HOME)).isTrue();
    }

    @Test
    void hasAFewForAnAddress() {
        for (var user = 1; user <= ExportPlaces.MOST_OF_ADDRESS; user++) {
            assertThat(places.take(new UserId(user), HOME)).isTrue();
        }
        assertThat(places.take(new UserId(100), HOME)).isFalse();
        places.giveBack(new UserId(1), HOME);
        assertThat(places.take(new UserId(100), HOME)).isTrue();
    }

    @Test
    void hasAFewForAll() {
        for (var user = 1; user <= ExportPlaces.MOST; user++) {
            assertThat(places.take(new UserId(user), AddressKey.of("192.0.2." + user)))
                    .isTrue();
        }
        assertThat(places.take(new UserId(100), AddressKey.of("192.0.2.100"))).isFalse();
    }
}
