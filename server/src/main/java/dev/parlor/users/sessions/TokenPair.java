package dev.parlor.users.sessions;

/// Two tokens, as a client gets them. [#toString] hides them from logs.
public record TokenPair(String access, String refresh) {
    @Override
    public String toString() {
        return "TokenPair[…]";
    }
}
