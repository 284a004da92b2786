package dev.parlor.realtime.redis.bus;

/// The running nodes have a different signing key than this one. The message is for the operator.
public final class KeyMismatchException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public static final String REASON =
            "The running nodes have a different SECRET_KEY than this one, so neither would accept the tokens of"
                    + " the others. Start it with theirs; to change the key, stop all of them first.";

    public KeyMismatchException() {
        super(REASON);
    }
}
