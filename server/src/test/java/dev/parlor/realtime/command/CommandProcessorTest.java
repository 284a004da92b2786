package dev.parlor.realtime.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlor.logs.Outage;
import dev.parlor.testkit.TestConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class CommandProcessorTest {
    private static final class Away extends RuntimeException implements Outage {
        private static final long serialVersionUID = 1L;
    }

    sealed interface Command {
        @WireName("say")
        record Say(String text) implements Command {}
    }

    private final AtomicLong nanos = new AtomicLong();
    private final CommandProcessor<Command> commands =
            new CommandProcessor<>(Command.class, new Idempotency(nanos::get));
    private final List<Command> done = new ArrayList<>();
    private final TestConnection alice = TestConnection.of(1);
    private CommandReply reply = CommandReply.DONE;

    @Test
    void acknowledgesWhatCarriesAnId() {
        say(alice, "{'type':'say','text':'hi','id':'a'}");
        assertThat(alice.last()).hasToString("{\"type\":\"ack\",\"id\":\"a\"}");
        say(alice, "{'type':'say','text':'hi'}");
        assertThat(alice.messages()).hasSize(1);
        assertThat(done).hasSize(2);
    }

    @Test
    void givesTheIdBackWithARefusal() {
        reply = new CommandReply.CommandRefused("too_loud", "Say it more quietly.");
        say(alice, "{'type':'say','text':'hi','id':'a'}");
        assertThat(alice.last())
                .hasToString(
                        "{\"type\":\"error\",\"code\":\"too_loud\",\"message\":\"Say it more quietly.\",\"id\":\"a\"}");
        say(alice, "{'type':'say','text':'hi'}");
        assertThat(alice.last().has("id")).isFalse();
    }

    @Test
    void givesTheIdBackWithWhatItCantUnderstand() {
        say(alice, "{'id':'a','type':'say'}");
        assertThat(alice.last().path("id").asString()).isEqualTo("a");
        say(alice, "{'type':'shout','id':'b'}");
        assertThat(alice.last().path("id").asString()).isEqualTo("b");
        for (var wrong : List.of("7", "''", "['a']", "'" + "x".repeat(65) + "'")) {
            say(alice, "{'type':'say','text':'hi','id':" + wrong + "}");
            assertThat(alice.last().path("code").asString()).isEqualTo("bad_field");
            assertThat(alice.last().has("id")).isFalse();
        }
        assertThat(done).isEmpty();
    }

    @Test
    void doesNotDoARepeatAgainAlsoOnAnotherSocket() {
        say(alice, "{'type':'say','text':'hi','id':'a'}");
        var tab = TestConnection.of(1);
        say(tab, "{'type':'say','text':'hi','id':'a'}");
        assertThat(tab.last()).isEqualTo(alice.last());
        assertThat(done).hasSize(1);
    }

    @Test
    void repeatsARefusalToo() {
        reply = new CommandReply.CommandRefused("too_loud", "Say it more quietly.");
        say(alice, "{'type':'say','text':'hi','id':'a'}");
        reply = CommandReply.DONE;
        say(alice, "{'type':'say','text':'hi','id':'a'}");
        assertThat(alice.messages().getLast()).isEqualTo(alice.messages().getFirst());
        assertThat(done).hasSize(1);
    }

    @Test
    void whatCameTooFastMayBeSentAgain() {
        reply = CommandReply.TOO_FAST;
        say(alice, "{'type':'say','text':'hi','id':'a'}");
        reply = CommandReply.DONE;
        say(alice, "{'type':'say','text':'hi','id':'a'}");
        assertThat(alice.types()).containsExactly("error", "ack");
    }

    @Test
    void whatIsRefusedForNowMayBeSentAgainWithItsId() {
        reply = new CommandReply.CommandPostponed("too_many", "Send it again tomorrow.");
        say(alice, "{'type':'say','text':'hi','id':'a'}");
        assertThat(alice.last())
                .hasToString(
                        "{\"type\":\"error\",\"code\":\"too_many\",\"message\":\"Send it again tomorrow.\",\"id\":\"a\"}");
        reply = CommandReply.DONE;
        say(alice, "{'type':'say','text':'hi','id':'a'}");
        assertThat(alice.types()).containsExactly("error", "ack");
    }

    @Test
    void anotherUsersIdIsAnotherId() {
        say(alice, "{'type':'say','text':'hi','id':'a'}");
        say(TestConnection.of(2), "{'type':'say','text':'hi','id':'a'}");
        assertThat(done).hasSize(2);
    }

    @Test
    void forgetsAfterFiveMinutes() {
        say(alice, "{'type':'say','text':'hi','id':'a'}");
        nanos.addAndGet(Duration.ofMinutes(5).plusMillis(1).toNanos());
        say(alice, "{'type':'say','text':'hi','id':'a'}");
        assertThat(done).hasSize(2);
    }

    @Test
    void refusesAnIdThatNamedAnotherMessageInsteadOfLosingOne() {
        say(alice, "{'type':'say','text':'hi','id':'a'}");
        say(alice, "{'type':'say','text':'bye','id':'a'}");
        assertThat(alice.last().path("code").asString()).isEqualTo("id_reused");
        commands.receive(alice, "elsewhere", "{\"type\":\"say\",\"text\":\"hi\",\"id\":\"a\"}", this::perform);
        assertThat(alice.last().path("code").asString()).isEqualTo("id_reused");
        assertThat(done).hasSize(1);
    }

    @Test
    void saysSoWhileTheDatabaseIsAwayAndKeepsTheSocket() {
        var message = "{\"type\":\"say\",\"text\":\"hi\",\"id\":\"a\"}";
        commands.receive(alice, "here", message, command -> {
            throw new Away();
        });
        assertThat(alice.last().path("code").asString()).isEqualTo("unavailable");
        assertThat(alice.last().path("id").asString()).isEqualTo("a");
        commands.receive(alice, "here", message, this::perform);
        assertThat(alice.types()).containsExactly("error", "ack");
        assertThat(done).hasSize(1);
    }

    @Test
    void whatFailedMayBeTriedAgain() {
        assertThatThrownBy(() -> commands.receive(alice, "here", MESSAGE, command -> {
                    throw new IllegalStateException("the database is away");
                }))
                .hasMessage("the database is away");
        commands.receive(alice, "here", MESSAGE, this::perform);
        assertThat(done).hasSize(1);
    }

    private static final String MESSAGE = "{\"type\":\"say\",\"text\":\"hi\",\"id\":\"a\"}";

    @Test
    void aRepeatWaitsForTheFirst() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var first = Thread.startVirtualThread(() -> commands.receive(alice, "here", MESSAGE, command -> {
            begun.countDown();
            await(go);
            return perform(command);
        }));
        begun.await();
        var tab = TestConnection.of(1);
        var second = Thread.startVirtualThread(() -> commands.receive(tab, "here", MESSAGE, this::perform));
        assertThat(tab.messages()).isEmpty();
        go.countDown();
        first.join();
        second.join();
        assertThat(tab.types()).containsExactly("ack");
        assertThat(done).hasSize(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private void say(TestConnection who, String text) {
        commands.receive(who, "here", text.replace('\'', '"'), this::perform);
    }

    private CommandReply perform(Command command) {
        done.add(command);
        return reply;
    }
}
