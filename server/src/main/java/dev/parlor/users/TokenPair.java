package dev.parlor.users;

/// Two tokens, as a client gets them. [#toString] hides them from logs.
record TokenPair(String access, String refresh) {
    @Override
    public String toString() {
        return "TokenPair[…]";
    }
}
