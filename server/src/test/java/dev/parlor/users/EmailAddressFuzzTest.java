package dev.parlor.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;

class EmailAddressFuzzTest {
    @Property(tries = 500)
    void survivesAnyText(@ForAll String name, @ForAll String host) {
        assertThat(EmailAddress.key(name)).isNotNull();
        EmailAddress.parse(name);
        EmailAddress.parse(name + "@" + host);
        EmailAddress.parse("a@" + host + ".com");
    }

    @Property(tries = 200)
    void hasOneKeyForAllCases(
            @ForAll @AlphaChars @StringLength(min = 1, max = 20) String name,
            @ForAll @AlphaChars @StringLength(min = 1, max = 20) String host) {
        var address = EmailAddress.parse(name + "@" + host + ".com").orElseThrow();
        var upper = EmailAddress.parse(address.text().toUpperCase(Locale.ROOT)).orElseThrow();
        assertThat(upper.key()).isEqualTo(address.key());
    }
}
