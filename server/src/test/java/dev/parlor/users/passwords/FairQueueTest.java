package dev.parlor.users.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FairQueueTest {
    private final FairQueue<String> queue = new FairQueue<>(6);

    @Test
    void servesOneOfEachAddressInTurn() {
        add("192.0.2.1", "a", "a1");
        add("192.0.2.1", "b", "b1");
        add("192.0.2.1", "a", "a2");
        add("192.0.2.2", "c", "c1");
        assertThat(all()).containsExactly("a1", "c1", "b1", "a2");
    }

    @Test
    void servesOneOfEachAccountOfAnAddressInTurn() {
        add("192.0.2.1", "a", "a1");
        add("192.0.2.1", "a", "a2");
        add("192.0.2.1", "a", "a3");
        add("192.0.2.1", "b", "b1");
        assertThat(all()).containsExactly("a1", "b1", "a2", "a3");
    }

    @Test
    void countsTheAddressesOfOneIpv6NetworkAsOne() {
        add("2001:db8:1:2:0:0:0:1", "a", "a1");
        add("2001:db8:1:2:0:0:0:2", "b", "b1");
        add("192.0.2.2", "c", "c1");
        assertThat(all()).containsExactly("a1", "c1", "b1");
    }

    @Test
    void takesTheLastOfWhomHasMostWhenFull() {
        for (var each = 1; each <= 4; each++) {
            add("192.0.2.1", "a", "a" + each);
        }
        add("192.0.2.1", "b", "b1");
        add("192.0.2.1", "b", "b2");
        assertThat(add("192.0.2.2", "c", "c1")).contains("a4");
        assertThat(add("192.0.2.1", "d", "d1")).contains("a3");
        assertThat(all()).containsExactly("a1", "c1", "b1", "d1", "a2", "b2");
    }

    @Test
    void refusesTheNewcomerWhenNobodyHasMore() {
        for (var each = 1; each <= 6; each++) {
            assertThat(add("192.0.2." + each, "a", "a" + each)).isEmpty();
        }
        assertThat(add("192.0.2.7", "a", "a7")).contains("a7");
        assertThat(add("192.0.2.1", "a", "b1")).contains("b1");
        assertThat(all()).containsExactly("a1", "a2", "a3", "a4", "a5", "a6");
    }

    @Test
    void staysEmptyOnceAllAreServed() {
        add("192.0.2.1", "a", "a1");
        assertThat(all()).containsExactly("a1");
        assertThat(queue.poll()).isEmpty();
    }

    private Optional<String> add(String address, String account, String entry) {
        return queue.add(Requester.of(address, account), entry);
    }

    private List<String> all() {
        var all = new ArrayList<String>();
        for (var next = queue.poll(); next.isPresent(); next = queue.poll()) {
            all.add(next.get());
        }
        return all;
    }
}
