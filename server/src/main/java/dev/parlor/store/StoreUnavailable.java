package dev.parlor.store;

import dev.parlor.logs.Outage;

/// The database is unavailable: unreachable, full, read-only, damaged, or in use by another process. Nothing
/// was changed, unless the message says that this is unknown. The message is a sentence for the operator:
/// what happened, to which file or server, and what to do.
public final class StoreUnavailable extends RuntimeException implements Outage {
    private static final long serialVersionUID = 1L;

    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    public StoreUnavailable(String message) {
        super(message);
    }
}
