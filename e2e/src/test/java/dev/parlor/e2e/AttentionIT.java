package dev.parlor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What calls a player: sounds, the title, notifications.
class AttentionIT {
    /// Notes as they are played, in Hz.
    private static final String HEAR = """
            window.heard = [];
            OscillatorNode.prototype.start = function (...when) {
                window.heard.push(String(Math.round(this.frequency.value)));
                return AudioScheduledSourceNode.prototype.start.apply(this, when);
            };""";

    private static final Map<String, List<String>> NOTES =
            Map.of("X", List.of("196", "392"), "O", List.of("262", "523"));

    /// What a browser would show, and permission to do so.
    private static final String NOTIFICATIONS = """
            window.shown = [];
            window.Notification = class extends EventTarget {
                static permission = 'default';
                static async requestPermission() { return (this.permission = 'granted'); }
                constructor(title, options) { super(); window.shown.push(`${title}: ${options.body}`); }
                close() {}
            };""";
    private static final String LOOK = """
            Object.defineProperty(document, 'visibilityState', {configurable: true, get: () => arguments[0]});
            document.dispatchEvent(new Event('visibilitychange'));""";

    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void movesAreHeardUntilTheSoundIsSwitchedOffForGood() {
        var table = Table.start(stage);
        table.pages().forEach(page -> page.browser().click("#headline"));
        table.pages().forEach(page -> page.browser().script(HEAR));

        table.move(4, "4").move(0, "40");

        var both = new ArrayList<>(NOTES.get(table.first().mark()));
        both.addAll(NOTES.get(table.second().mark()));
        for (var page : table.pages()) {
            assertThat(heard(page)).isEqualTo(both);
        }
        var second = table.second().browser();
        second.click("#sound");
        assertThat(second.text("#sound")).isEqualTo("Sound: off");
        table.move(8, "408");
        assertThat(heard(table.first())).hasSize(6);
        assertThat(heard(table.second())).hasSize(4);
        second.reload();
        assertThat(second.text("#sound")).isEqualTo("Sound: off");
    }

    @Test
    void aHiddenPageSaysInItsTitleThatItIsTheUsersTurn() {
        var table = Table.start(stage);
        var second = table.second().browser();
        second.script(LOOK, "hidden");

        table.move(4, "4");
        second.await("the mark", () -> second.title().equals("● Your turn · Parlor"));
        assertThat(table.first().browser().title()).doesNotContain("●");

        second.script(LOOK, "visible");
        second.await("no mark", () -> second.title().equals("Your turn · Parlor"));
    }

    @Test
    void aNotificationComesOnlyWhenAskedForAndNotLookedAt() {
        var table = Table.start(stage);
        var second = table.second().browser();
        second.script(NOTIFICATIONS);
        second.click("#notify");
        second.await("the switch", () -> second.text("#notify").equals("Notifications: on"));

        table.move(4, "4");
        assertThat(shown(table.second())).isEmpty();
        second.script(LOOK, "hidden");
        table.move(0, "40").move(8, "408");

        second.await("a notification", () -> !shown(table.second()).isEmpty());
        assertThat(shown(table.second())).containsExactly("Your turn: You and " + table.firstName());
    }

    @Test
    void theHomeScreenTooCallsWhenItHasBecomeTheUsersTurn() {
        var table = Table.start(stage);
        var second = table.second().browser();
        second.open("/");
        assertThat(new HomePage(second).games()).containsExactly(table.firstName() + "’s turn");
        second.script(LOOK, "hidden");
        table.first().play(4);
        table.first().awaitHeadline(table.secondName() + "’s turn");

        second.script("""
                const now = Date.now;
                Date.now = () => now() + 61_000;
                document.dispatchEvent(new Event('visibilitychange'));""");

        second.await("the mark", () -> second.title().equals("● Home · Parlor"));
        assertThat(new HomePage(second).games()).containsExactly("Your turn");
    }

    @Test
    void theTitleCountsWhatWaits() {
        var pair = Friendly.pair(stage);
        var bob = pair.second().browser();
        bob.await("nothing", () -> bob.title().startsWith("Home"));

        FriendsPanel.open(pair.first().browser()).invite("Bob");

        bob.await("one", () -> bob.title().startsWith("(1) "));
    }

    private static List<String> heard(GamePage page) {
        return strings(page.browser().script("return window.heard"));
    }

    private static List<String> shown(GamePage page) {
        return strings(page.browser().script("return window.shown"));
    }

    private static List<String> strings(Object list) {
        return ((List<?>) list).stream().map(String::valueOf).toList();
    }
}
