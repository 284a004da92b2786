package dev.parlor.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.IDN;
import java.util.Locale;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
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

    @Property(tries = 500)
    void hasOneKeyForAnyHostAndItsAsciiForm(
            @ForAll
                    @AlphaChars
                    @CharRange(from = 'à', to = 'ö')
                    @CharRange(from = 'а', to = 'я')
                    @CharRange(from = 'ぁ', to = 'ん')
                    @CharRange(from = '一', to = '龥')
                    @StringLength(min = 1, max = 12)
                    String label) {
        var ascii = IDN.toASCII(label + ".example");
        Assume.that(ascii.matches("[A-Za-z0-9.-]+"));
        var key = EmailAddress.key("b@" + label + ".example");
        assertThat(key).isEqualTo(EmailAddress.key("b@" + ascii)).isEqualTo("b@" + ascii.toLowerCase(Locale.ROOT));
        assertThat(EmailAddress.key("b@" + label.toUpperCase(Locale.ROOT) + ".example"))
                .isEqualTo(key);
    }

    @Property(tries = 500)
    void keepsEveryKeyAsItIs(@ForAll String name, @ForAll String host) {
        var key = EmailAddress.key(name + "@" + host);
        assertThat(EmailAddress.key(key)).isEqualTo(key);
    }
}
