package dev.parlor.realtime.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandProtocolTest {
    sealed interface Command {
        @WireName("move")
        record Move(int position, OptionalInt version) implements Command {
            public Move {
                if (position < 0 || position > 8) {
                    throw new IllegalArgumentException("Field \"position\" must be 0 to 8, but is " + position + ".");
                }
            }
        }

        @WireName("resign")
        record Resign() implements Command {}

        @WireName("say")
        record Say(String message, Optional<String> to, boolean loud, long at) implements Command {}

        @WireName("broken")
        record Broken(int n) implements Command {
            public Broken {
                if (n >= 0) {
                    throw new IllegalStateException("a bug");
                }
            }
        }
    }

    private final CommandProtocol<Command> protocol = CommandProtocol.of(Command.class);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'move','position':4}",
                "{'position':4,'type':'move'}",
                "{'type':'move','position':'4'}",
                "{'type':'move','position':' 4 ','version':null}",
                "{'type':'move','position':4,'new':[{'a':[1,2]}],'other':{'type':'resign'}}",
                " \n{'type':'move','position':4} "
            })
    void readsACommandWhateverTheOrderAndTheUnknownFields(String text) {
        assertThat(command(text)).isEqualTo(new Command.Move(4, OptionalInt.empty()));
    }

    @Test
    void readsEverySupportedType() {
        assertThat(command("{'type':'move','position':0,'version':3}"))
                .isEqualTo(new Command.Move(0, OptionalInt.of(3)));
        assertThat(command("{'type':'resign'}")).isEqualTo(new Command.Resign());
        assertThat(command("{'type':'say','message':'héllo','loud':true,'at':9007199254740993}"))
                .isEqualTo(new Command.Say("héllo", Optional.empty(), true, 9007199254740993L));
        assertThat(command("{'type':'say','message':'','to':'bob','loud':false,'at':'-1'}"))
                .isEqualTo(new Command.Say("", Optional.of("bob"), false, -1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "hello",
                "{",
                "{'type':'resign'",
                "{'type':'resign'}}",
                "{'type':'resign'} {}",
                "[{'type':'resign'}]",
                "null",
                "'resign'",
                "1",
                "{'type':'resign','type':'resign'}",
                "{type:'resign'}",
                "{'type':'move','position':NaN}",
                "{'type':'move','position':01}"
            })
    void refusesWhatIsNotOneJsonObject(String text) {
        assertThat(refusal(text).code()).isEqualTo("parse_error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jump", "MOVE", "", "Move"})
    void namesAnUnknownTypeAndTheKnownOnes(String type) {
        var error = refusal("{'type':'" + type + "'}");
        assertThat(error.code()).isEqualTo("unknown_type");
        assertThat(error.message()).contains('"' + type + '"').contains("broken, move, resign, say");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                          | Field "type" is missing. Expected one of: broken, move, resign, say.
            {'type':7}                                  | Field "type" must be a text, but is 7.
            {'type':null}                               | Field "type" must be a text, but is null.
            {'type':['move']}                           | Field "type" must be a text, but is a list.
            {'type':'move'}                             | Field "position" is missing. Expected a whole number.
            {'type':'move','position':null}             | Field "position" is missing. Expected a whole number.
            {'type':'move','position':'x'}              | Field "position" must be a whole number, but is "x".
            {'type':'move','position':''}               | Field "position" must be a whole number, but is "".
            {'type':'move','position':1.5}              | Field "position" must be a whole number, but is 1.5.
            {'type':'move','position':true}             | Field "position" must be a whole number, but is true.
            {'type':'move','position':{'a':1}}          | Field "position" must be a whole number, but is an object.
            {'type':'move','position':2147483648}       | Field "position" must be a whole number, but is 2147483648.
            {'type':'move','position':1,'version':[]}   | Field "version" must be a whole number, or absent, but is a list.
            {'type':'move','position':9}                | Field "position" must be 0 to 8, but is 9.
            {'type':'say','message':5,'loud':true}      | Field "message" must be a text, but is 5.
            {'type':'say','message':'','loud':'yes'}    | Field "loud" must be true or false, but is "yes".
            {'type':'say','message':'','loud':true,'to':1} | Field "to" must be a text, or absent, but is 1.
            """)
    void namesTheFieldWhatIsExpectedAndWhatWasFound(String text, String sentence) {
        assertThat(refusal(text)).isEqualTo(new ErrorMessage("bad_field", sentence));
    }

    @Test
    void survivesNestingBombsAndHugeNumbers() {
        assertThat(refusal("{'type':'move','x':" + "[".repeat(16_000)).code()).isEqualTo("parse_error");
        assertThat(refusal("{'type':'move','x':" + "{'a':".repeat(3_000)).code())
                .isEqualTo("parse_error");
        assertThat(refusal("{'type':'move','position':" + "9".repeat(900) + "}").message())
                .hasSizeLessThan(120);
        assertThat(refusal("{'type':'move','position':" + "9".repeat(16_000) + "}")
                        .code())
                .isEqualTo("parse_error");
        assertThat(refusal("{'type':'move','position':1e999999999}").code()).isEqualTo("bad_field");
        assertThat(refusal("{'type':'" + "x".repeat(15_000) + "'}").message()).hasSizeLessThan(120);
    }

    @Test
    void aBugInARecordIsNotTheSendersFault() {
        assertThatThrownBy(() -> protocol.decode("{\"type\":\"broken\",\"n\":1}"))
                .isInstanceOf(IllegalStateException.class);
    }

    sealed interface NoName {
        record Nameless() implements NoName {}
    }

    sealed interface BadType {
        @WireName("x")
        record Odd(Object thing) implements BadType {}
    }

    sealed interface Doubled {
        @WireName("x")
        record One() implements Doubled {}

        @WireName("x")
        record Two() implements Doubled {}
    }

    @Test
    void aFamilyThatCantBeReadIsSeenAtStart() {
        assertThatThrownBy(() -> CommandProtocol.of(NoName.class)).hasMessageContaining("@Wire");
        assertThatThrownBy(() -> CommandProtocol.of(BadType.class)).hasMessageContaining("thing");
        assertThatThrownBy(() -> CommandProtocol.of(Doubled.class)).hasMessageContaining("two records named x");
        assertThatThrownBy(() -> CommandProtocol.of(String.class)).hasMessageContaining("sealed");
    }

    private Command command(String text) {
        return switch (protocol.decode(text.replace('\'', '"'))) {
            case DecodedMessage.DecodedCommand<Command>(var command, var _) -> command;
            case DecodedMessage.InvalidMessage<Command>(var error) -> throw new AssertionError("refused: " + error);
        };
    }

    private ErrorMessage refusal(String text) {
        return switch (protocol.decode(text.replace('\'', '"'))) {
            case DecodedMessage.DecodedCommand<Command>(var command, var _) ->
                throw new AssertionError("taken: " + command);
            case DecodedMessage.InvalidMessage<Command>(var error) -> error;
        };
    }
}
