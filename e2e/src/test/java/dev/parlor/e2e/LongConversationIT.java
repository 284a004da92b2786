package dev.parlor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// More messages than one page holds.
class LongConversationIT {
    private static final String SAY_MUCH = """
            const [count, friend] = arguments;
            const {access} = JSON.parse(localStorage.getItem('parlor.session'));
            const line = new WebSocket(`/ws/chat/${friend}/?token=${access}`);
            return new Promise((done) => {
                line.onopen = () => {
                    for (let number = 1; number <= count; number++) {
                        line.send(JSON.stringify({type: 'message', message: `Line ${number}`}));
                    }
                };
                line.onmessage = ({data}) => JSON.parse(data).message === `Line ${count}` && done(true);
            })""";

    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void olderMessagesArePagedBackAndTheReaderStaysWhereHeIs() {
        var pair = Friendly.pair(stage);
        var alice = pair.first().browser();
        FriendsPanel.open(alice);
        var bob = alice.find(".friend .open-chat").getAttribute("data-friend");
        alice.script(SAY_MUCH, 130, bob);

        var thread = FriendsPanel.open(pair.second().browser()).openChat("Alice");
        var browser = thread.browser();
        browser.await("the newest page", () -> thread.messages().size() == 100);
        assertThat(thread.messages().getLast()).isEqualTo("Line 130");
        assertThat(atEnd(browser)).isTrue();
        browser.script("document.querySelector('parlor-thread .scroll').scrollTop = 0");
        var top = browser.find("parlor-thread .chat-message p");
        browser.click(".earlier .link");

        browser.await("all of them", () -> thread.messages().size() == 130);
        assertThat(thread.messages().getFirst()).isEqualTo("Line 1");
        assertThat(top.isDisplayed()).isTrue();
        assertThat(atEnd(browser)).isFalse();
        assertThat(browser.shows(".earlier")).isFalse();
    }

    private static boolean atEnd(Browser browser) {
        return Boolean.TRUE.equals(browser.script("""
                const list = document.querySelector('parlor-thread .scroll');
                return list.scrollHeight - list.scrollTop - list.clientHeight < 4"""));
    }
}
