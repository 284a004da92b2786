package dev.parlor.realtime.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class CommandProtocolFuzzTest {
    private static final List<String> CODES = List.of("parse_error", "unknown_type", "bad_field");

    private final CommandProtocol<CommandProtocolTest.Command> protocol =
            CommandProtocol.of(CommandProtocolTest.Command.class);

    @Property
    void neverThrowsForAnyText(@ForAll String text) {
        check(protocol.decode(text));
    }

    @Property(tries = 3000)
    void neverThrowsForAlmostJson(@ForAll("almostJson") String text) {
        check(protocol.decode(text));
    }

    @Provide
    Arbitrary<String> almostJson() {
        var pieces = Arbitraries.of(
                "{",
                "}",
                "[",
                "]",
                ":",
                ",",
                "\"type\"",
                "\"move\"",
                "\"say\"",
                "\"position\"",
                "\"message\"",
                "1",
                "-1",
                "1e9",
                "99999999999999999999",
                "null",
                "true",
                "\"\\ud800\"",
                "\"4\"",
                " ",
                "\"type\":\"move\"",
                "\"position\":4",
                "{\"type\":\"say\",\"message\":\"x\",");
        return pieces.list().ofMaxSize(14).map(list -> String.join("", list));
    }

    private static void check(DecodedMessage<CommandProtocolTest.Command> decoded) {
        if (decoded instanceof DecodedMessage.InvalidMessage<CommandProtocolTest.Command>(var error)) {
            assertThat(error.code()).isIn(CODES);
            assertThat(error.message()).isNotBlank();
        }
    }
}
