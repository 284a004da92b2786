package dev.parlor.realtime;

/// Why the server closes a socket. The code shows the client whether to reconnect (contract §3.0).
public enum CloseCode {
    NORMAL(1000),
    GOING_AWAY(1001),
    PROTOCOL_ERROR(1002),
    UNSUPPORTED_DATA(1003),
    INVALID_PAYLOAD(1007),
    MESSAGE_TOO_BIG(1009),
    SERVICE_RESTART(1012),
    /// Not authenticated, token expired or session ended: reconnect after refreshing.
    UNAUTHENTICATED(4401),
    /// No permission: don't reconnect.
    FORBIDDEN(4403),
    /// No such game, lobby or invite: don't reconnect.
    NOT_FOUND(4404),
    /// An invite or session expired, or the reader was too slow; the reason says which.
    EXPIRED_OR_SLOW(4408),
    /// Flooding: reconnect after a pause.
    FLOODING(4429),
    /// A server error, with an error id: reconnect.
    INTERNAL(4500);

    private final int code;

    CloseCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
