package dev.parlor.e2e;

import java.util.List;

/// Alice and Bob at one table, in the order in which they move: a coin decided who is first.
record Table(GamePage first, String firstName, GamePage second, String secondName) {
    /// Alice opens a table, Bob follows her link.
    static Table start(Stage stage) {
        var alice = stage.registered("Alice").playFriend().awaitConnected();
        alice.awaitHeadline("Waiting for a friend");
        var bobsBrowser = stage.registered("Bob").browser();
        bobsBrowser.open(alice.link());
        var bob = new GamePage(bobsBrowser).awaitConnected();
        alice.browser().await("Bob at the table", () -> !alice.headline().startsWith("Waiting"));
        return of(alice, bob);
    }

    /// The two at a table where the game has begun.
    static Table of(GamePage alice, GamePage bob) {
        return alice.isMyTurn() ? new Table(alice, "Alice", bob, "Bob") : new Table(bob, "Bob", alice, "Alice");
    }

    List<GamePage> pages() {
        return List.of(first, second);
    }

    /// The one who is to move.
    GamePage mover() {
        return first.isMyTurn() ? first : second;
    }

    /// The one to move plays, and both see it: the mark, and whose turn it is.
    ///
    /// @param so all places that are taken then, in the order in which they were played
    Table move(int place, String so) {
        var mover = mover();
        var waiter = mover.equals(first) ? second : first;
        var moverName = mover.equals(first) ? firstName : secondName;
        var waiterName = mover.equals(first) ? secondName : firstName;
        waiter.awaitHeadline(moverName + "’s turn");
        mover.play(place);
        for (var page : pages()) {
            page.awaitBoard(board(so));
        }
        waiter.awaitHeadline("Your turn");
        mover.awaitHeadline(waiterName + "’s turn");
        return this;
    }

    private String board(String so) {
        var cells = new StringBuilder("_________");
        for (var move = 0; move < so.length(); move++) {
            var player = move % 2 == 0 ? first : second;
            cells.setCharAt(so.charAt(move) - '0', player.mark().charAt(0));
        }
        return cells.toString();
    }
}
