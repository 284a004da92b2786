package dev.parlor.users;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice@example.com",
                " alice@example.com ",
                "a@b.co",
                "first.last+tag@sub.example.co.uk",
                "o'brien@example.com",
                "{odd}|name@example.com",
                "root@localhost",
                "alice@xn--bcher-kva.example",
                "alice@bücher.example",
                "alice@bu\u0308cher.example",
                "ai@parlor.invalid"
            })
    void takesWhatMailCouldReach(String text) {
        assertThat(EmailAddress.parse(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "alice",
                "alice@",
                "@example.com",
                "alice@example",
                "alice@example.",
                "alice@.com",
                "alice@-example.com",
                "alice@example-.com",
                "alice@example.c",
                "alice@exa mple.com",
                "al ice@example.com",
                ".alice@example.com",
                "alice.@example.com",
                "al..ice@example.com",
                "alice@@example.com",
                "alice@bob@example.com",
                "älice@example.com",
                "alice@example.com\nbcc: all@example.com",
                "alice@[127.0.0.1]",
                "\uD800@example.com",
                "alice@\uD800.com",
                "alice@example.com\u200b",
                "alice@exam\u00adple.com",
                "alice@example\u3002com",
                "alice@example\ufe0f.com"
            })
    void refusesTheRest(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
    }

    @Test
    void keepsToTheLengthsOfMail() {
        assertThat(EmailAddress.parse("a".repeat(64) + "@example.com")).isPresent();
        assertThat(EmailAddress.parse("a".repeat(65) + "@example.com")).isEmpty();
        assertThat(EmailAddress.parse("a@" + "b".repeat(63) + ".com")).isPresent();
        assertThat(EmailAddress.parse("a@" + "b".repeat(64) + ".com")).isEmpty();
        assertThat(EmailAddress.parse("a@" + "b.".repeat(130) + "com")).isEmpty();
        // Each stands for eighteen characters.
        assertThat(EmailAddress.parse("a@" + "\ufdfa".repeat(60) + ".example")).isEmpty();
    }

    @Test
    void isTheSameInEveryCase() {
        var alice = EmailAddress.parse("Alice@Example.COM").orElseThrow();
        assertThat(alice.text()).isEqualTo("Alice@Example.COM");
        assertThat(alice.key()).isEqualTo("alice@example.com");
        assertThat(EmailAddress.key(" ALICE@example.com ")).isEqualTo(alice.key());
        assertThat(EmailAddress.key("alice@BÜCHER.example")).isEqualTo("alice@xn--bcher-kva.example");
        assertThat(EmailAddress.key("TITLE@EXAMPLE.COM")).isEqualTo("title@example.com");
    }

    /// The right side is what registries and browsers have for the left one.
    @ParameterizedTest
    @CsvSource({
        "b@münchen.example, b@xn--mnchen-3ya.example",
        "b@mu\u0308nchen.example, b@xn--mnchen-3ya.example",
        "B@MÜNCHEN.EXAMPLE, b@XN--MNCHEN-3YA.example",
        "b@mail.bücher.münchen.example, b@mail.xn--bcher-kva.münchen.example",
        "b@straße.example, b@xn--strae-oqa.example",
        "b@ΟΔΟΣ.example, b@xn--pxavbq.example",
        "b@παράδειγμα.δοκιμή, b@xn--hxajbheg2az3al.xn--jxalpdlp",
        "b@例え.テスト, b@xn--r8jz45g.xn--zckzah",
        "b@пример.испытание, b@xn--e1afmkfd.xn--80akhbyknj4f",
        "b@مثال.إختبار, b@xn--mgbh0fb.xn--kgbechtv",
        "b@실례.테스트, b@xn--9n2bp8q.xn--9t4b11yi5a",
        "b@ＭＵＥＮＣＨＥＮ.example, b@muenchen.example"
    })
    void isOneMailboxInEverySpellingOfItsHost(String typed, String other) {
        assertThat(EmailAddress.parse(typed)).isPresent();
        assertThat(EmailAddress.key(typed)).isEqualTo(EmailAddress.key(other));
        assertThat(EmailAddress.key(typed)).isASCII().isEqualTo(EmailAddress.key(EmailAddress.key(typed)));
    }

    @Test
    void tellsHostsApartThatOnlyLookAlike() {
        assertThat(EmailAddress.key("b@straße.example")).isNotEqualTo(EmailAddress.key("b@strasse.example"));
        assertThat(EmailAddress.key("b@munchen.example")).isNotEqualTo(EmailAddress.key("b@münchen.example"));
    }
}
