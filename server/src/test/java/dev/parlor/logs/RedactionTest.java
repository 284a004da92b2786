package dev.parlor.logs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    private static final String TOKEN = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ1c2VyX2lkIjoxfQ.Zm9vYmFyYmF6-_x";

    @Test
    void masksATokenWhereverItStands() {
        assertThat(Redaction.masked("user sent " + TOKEN + ", refused")).isEqualTo("user sent [secret], refused");
        assertThat(Redaction.masked("{\"access\":\"" + TOKEN + "\"}")).isEqualTo("{\"access\":\"[secret]\"}");
        assertThat(Redaction.masked("Tokens[access=" + TOKEN + ", refresh=" + TOKEN + "]"))
                .isEqualTo("Tokens[access=[secret], refresh=[secret]]");
    }

    @Test
    void masksATokenThatWasCutOff() {
        assertThat(Redaction.masked("token began " + TOKEN.substring(0, 45))).doesNotContain("eyJ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    GET /ws/game/1/?token=abc.def&lobby=8       | GET /ws/game/1/?token=[secret]&lobby=8
                    /ws/game/1/?lobby=8&ticket=abcdef           | /ws/game/1/?lobby=8&ticket=[secret]
                    Authorization: Bearer abc.def.ghi           | Authorization: Bearer [secret]
                    authorization: basic YTpi                   | authorization: basic [secret]
                    {"password":"two words","x":1}              | {"password":[secret],"x":1}
                    {\\"password\\": \\"two words\\", \\"x\\":1} | {\\"password\\": [secret], \\"x\\":1}
                    Login[email=a@b.c, password=hunter2]        | Login[email=a@b.c, password=[secret]]
                    SECRET_KEY=0123456789abcdef                 | SECRET_KEY=[secret]
                    sessionKey=abc                              | sessionKey=[secret]
                    """)
    void masksWhatIsNamedASecret(String line, String masked) {
        assertThat(Redaction.masked(line)).isEqualTo(masked);
    }

    @Test
    void masksAllOfThem() {
        assertThat(Redaction.masked("token=a&ticket=b " + TOKEN + " Bearer c password=d"))
                .isEqualTo("token=[secret]&ticket=[secret] [secret] Bearer [secret] password=[secret]");
    }

    @Test
    void masksAPasswordWithQuotesInIt() {
        assertThat(Redaction.masked("{\"password\":\"a\\\"b c\",\"x\":1}"))
                .isEqualTo("{\"password\":[secret],\"x\":1}");
        assertThat(Redaction.masked("\"{\\\"password\\\":\\\"a\\\\\\\"b\\\",\\\"x\\\":1}\""))
                .isEqualTo("\"{\\\"password\\\":[secret],\\\"x\\\":1}\"");
    }

    @Test
    @Timeout(20)
    void takesNoLongerThanTheTextIsLong() {
        for (var bait : new String[] {"a", "eyJ", "eyJaaaa-", "token", "token=\"\\\"", "bearer ", "\\\""}) {
            var text = "password=\"" + bait.repeat(200_000 / bait.length());
            assertThat(Redaction.masked(text)).hasSizeLessThanOrEqualTo(text.length() + 10);
            var without = bait.repeat(50_000 / bait.length());
            assertThat(Redaction.masked(without)).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.parlor.http.server.WebServer started",
                "GET /api/token/refresh/ status=200",
                "POST /api/users/profile/password/ status=204",
                "version 1.2.3 at 10.0.0.1",
                "Given token not valid for any token type"
            })
    void leavesEverythingElseAlone(String line) {
        assertThat(Redaction.masked(line)).isEqualTo(line);
    }
}
