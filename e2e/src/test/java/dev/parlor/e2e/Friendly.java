package dev.parlor.e2e;

/// Two people who are friends, each on their home screen.
record Friendly(HomePage first, HomePage second) {
    /// Alice asks Bob, and Bob accepts.
    static Friendly pair(Stage stage) {
        var alice = stage.registered("Alice");
        var email = stage.freshEmail("Bob");
        var bob = stage.registered("Bob", email);

        var panel = FriendsPanel.open(alice.browser()).ask(email);
        alice.browser().await("the request", () -> panel.answer().contains(email));
        FriendsPanel.open(bob.browser()).accept().awaitFriends("Alice: Online").close();
        panel.awaitFriends("Bob: Online").close();
        return new Friendly(alice, bob);
    }
}
