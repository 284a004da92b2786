package dev.parlor.realtime.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.WsClient;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class HandshakeIT {
    private static final String TOKEN = "Authorization: Bearer 1-s";

    private static TestNode node;

    @BeforeAll
    static void start() {
        node = new TestNode(Settings.GENEROUS);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void opensASocketAndEchoes() {
        try (var client = WsClient.open(node.port, "/ws/echo/7/", "1-s")) {
            client.send("hello");
            var echo = client.next("echo");
            assertThat(echo.path("text").asString()).isEqualTo("hello");
            assertThat(echo.path("path").get(0).asString()).isEqualTo("7");
        }
    }

    /// So that nothing is missed between finding a socket open and loading what was before.
    @Test
    void whoFindsASocketOpenHearsEverythingFromThenOn() {
        try (var _ = WsClient.open(node.port, "/ws/echo/7/", "77-s")) {
            assertThat(node.events).contains("opened 77");
        }
    }

    @Test
    void answersWithTheProofOfTheSpecification() {
        try (var client = WsClient.connect(node.port)) {
            client.write(WsClient.handshake("/ws/echo/7", TOKEN));
            var answer = client.answer();
            assertThat(answer.status()).isEqualTo(101);
            assertThat(answer.headers())
                    .containsEntry("sec-websocket-accept", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
                    .containsEntry("upgrade", "websocket")
                    .containsEntry("connection", "Upgrade")
                    .doesNotContainKeys("sec-websocket-protocol", "sec-websocket-extensions");
        }
    }

    @Test
    void takesTheTokenFromTheQueryAndHidesItFromTheHandler() {
        try (var client = WsClient.connect(node.port)) {
            client.upgrade("/ws/echo/7/?token=1%2Ds&invite=a%20b&ticket=t&invite=c");
            client.send("hello");
            assertThat(client.next("echo").path("query").toString()).isEqualTo("{\"invite\":\"a b\"}");
        }
    }

    @Test
    void processesFramesInTheHandshakesOwnSegment() {
        try (var client = WsClient.connect(node.port)) {
            var first = WsClient.frame(WsClient.TEXT, true, "early".getBytes(UTF_8));
            var second = WsClient.frame(WsClient.TEXT, true, "bird".getBytes(UTF_8));
            client.write(WsClient.handshake("/ws/echo/7/", TOKEN)
                    + new String(first, ISO_8859_1)
                    + new String(second, ISO_8859_1));
            assertThat(client.answer().status()).isEqualTo(101);
            assertThat(client.next("echo").path("text").asString()).isEqualTo("early");
            assertThat(client.next("echo").path("text").asString()).isEqualTo("bird");
        }
    }

    @Test
    void understandsAHandshakeThatArrivesByteByByte() {
        try (var client = WsClient.connect(node.port)) {
            for (var octet : WsClient.handshake("/ws/echo/7/", TOKEN).getBytes(ISO_8859_1)) {
                client.write(new byte[] {octet});
            }
            assertThat(client.answer().status()).isEqualTo(101);
            client.send("still here");
            assertThat(client.next("echo").path("text").asString()).isEqualTo("still here");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET http://localhost/ws/echo/7/ HTTP/1.1\r\nHost: localhost",
                "GET /ws/echo/7/ HTTP/1.1\r\nhost: localhost:8000\r\nOrigin: http://localhost:8000",
                "GET /ws/echo/7 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0",
                "GET /ws/echo/7 HTTP/1.1\r\nHost: localhost\r\nOrigin: http://good.example",
                "GET /ws/echo/7 HTTP/1.1\r\nHost: localhost\r\nSec-WebSocket-Protocol: a\r\nSec-WebSocket-Protocol: b",
                "GET /ws/echo/7 HTTP/1.1\r\nHost: localhost\r\nSec-WebSocket-Extensions: permessage-deflate"
            })
    void takesWhatTheSpecificationsAllow(String head) {
        try (var client = WsClient.connect(node.port)) {
            client.write(head + "\r\nUPGRADE: h3c, WebSocket\r\nCONNECTION: keep-alive, Upgrade\r\n"
                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + WsClient.KEY + "\r\n" + TOKEN + "\r\n\r\n");
            assertThat(client.answer().status()).isEqualTo(101);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Host: localhost                  |                                     | 400 | bad_handshake
            Host: localhost                  | Host: localhost~Host: localhost     | 400 | bad_handshake
            Host: localhost                  | Host: evil.example                  | 400 | disallowed_host
            GET /ws/echo                     | GET http://evil.example/ws/echo     | 400 | disallowed_host
            HTTP/1.1                         | HTTP/1.0                            | 400 | bad_handshake
            GET                              | POST                                | 405 | ''
            Sec-WebSocket-Version: 13        | Sec-WebSocket-Version: 8            | 426 | websocket_version
            Sec-WebSocket-Version: 13        | X: y                                | 426 | websocket_version
            Sec-WebSocket-Version: 13        | Sec-WebSocket-Version: 13~Sec-WebSocket-Version: 13 | 400 | bad_handshake
            Connection: Upgrade              | Connection: keep-alive              | 400 | bad_handshake
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ== | Sec-WebSocket-Key: c2hvcnQ= | 400 | bad_handshake
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ== | Sec-WebSocket-Key: !!!!IHNhbXBsZSBub25jZQ== | 400 | bad_handshake
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ== | Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==~Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ== | 400 | bad_handshake
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ== | X: y                     | 400 | bad_handshake
            Host: localhost                  | Host: localhost~Content-Length: 5   | 400 | bad_handshake
            Host: localhost                  | Host: localhost~: nameless          | 400 | bad_handshake
            /ws/echo/7/                      | /ws/echo/7/?\u0001=a                   | 400 | bad_handshake
            Host: localhost                  | Host: localhost~Transfer-Encoding: chunked | 400 | bad_handshake
            Host: localhost                  | Host: localhost~Origin: http://evil.example | 403 | permission_denied
            Host: localhost                  | Host: localhost~Origin: null        | 403 | permission_denied
            /ws/echo/7/                      | /ws/echo/x/                         | 404 | not_found
            /ws/echo/7/                      | /ws/other/                          | 404 | not_found
            /ws/echo/7/                      | /ws/echo/7/?token=%zz               | 400 | bad_handshake
            """)
    void refusesWithABodyAndHangsUp(String good, String bad, int status, String code) {
        try (var client = WsClient.connect(node.port)) {
            var replaced = bad == null ? "X: y" : bad.replace("~", "\r\n");
            client.write(WsClient.handshake("/ws/echo/7/", TOKEN).replaceFirst(good, replaced));
            var answer = client.answer();
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.json().path("code").asString()).isEqualTo(code);
            assertThat(answer.json().path("detail").asString()).isNotBlank();
            assertThat(answer.headers()).containsEntry("connection", "close");
            if (status == 426) {
                assertThat(answer.headers()).containsEntry("sec-websocket-version", "13");
            }
            client.awaitEnd();
        }
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            -, Authentication credentials were not provided.
            Authorization: Basic YTpi, Authentication credentials were not provided.
            Authorization: Bearer, Authentication credentials were not provided.
            Authorization: Bearer nonsense, Given token not valid for any token type
            """)
    void acceptsAnUnknownCallerOnlyToSayWhyNot(String header, String reason) {
        try (var client = WsClient.connect(node.port)) {
            client.upgrade("/ws/echo/7/", header == null ? "X: y" : header);
            assertThat(client.awaitClose()).isEqualTo(new WsClient.Closed(4401, reason));
        }
        assertThat(node.gates.count()).isZero();
    }

    @Test
    void saysThatItIsItsOwnFaultWhenTheDatabaseIsDown() {
        node.databaseDown = true;
        try (var client = WsClient.open(node.port, "/ws/echo/7/", "1-s")) {
            var closed = client.awaitClose();
            assertThat(closed.code()).isEqualTo(4500);
            assertThat(closed.reason()).hasSize(36);
        } finally {
            node.databaseDown = false;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /ws/echo/7/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /ws/echo/7/ HTTP/1.1\r\nHost: localhost\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n",
                "GET /api/x HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
                "POST /ws/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\nhi"
            })
    void leavesEverythingElseToHttp(String request) {
        try (var client = WsClient.connect(node.port)) {
            for (var i = 0; i < 3; i++) {
                client.write(request);
                assertThat(client.answer().body()).startsWith("http /");
            }
        }
    }

    @Test
    void opensASocketOnAConnectionThatServedHttpBefore() {
        try (var client = WsClient.connect(node.port)) {
            client.write("GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(client.answer().body()).isEqualTo("http /a");
            client.upgrade("/ws/echo/7/", TOKEN);
            client.send("hello");
            assertThat(client.next("echo").path("text").asString()).isEqualTo("hello");
        }
    }

    @Test
    void leavesAHandshakeBehindAnUnansweredRequestToHttp() {
        try (var client = WsClient.connect(node.port)) {
            client.write("GET /later HTTP/1.1\r\nHost: localhost\r\n\r\n" + WsClient.handshake("/ws/echo/7/", TOKEN));
            assertThat(client.answer().body()).isEqualTo("http /later");
            assertThat(client.answer().body()).isEqualTo("http /ws/echo/7/");
        }
    }

    @Test
    void knowsItsRoutesWithAndWithoutTheLastSlash() {
        assertThat(node.gates.knows("/ws/echo/7/")).isTrue();
        assertThat(node.gates.knows("/ws/echo/7")).isTrue();
        assertThat(node.gates.knows("/ws/echo/x/")).isFalse();
        assertThat(node.gates.knows("/ws/")).isFalse();
        assertThat(node.gates.knows("/")).isFalse();
    }
}
