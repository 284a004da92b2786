-- Accounts and sessions. One text for both engines: instants are epoch milliseconds, flags are 0 or 1.

CREATE TABLE users (
    id                 ${identity},
    -- as typed, and shown to its owner only
    email              TEXT     NOT NULL,
    -- what makes two addresses the same: normalised and in lower case, computed by the server, since the engines
    -- disagree about lower case beyond ASCII
    email_key          TEXT     NOT NULL,
    first_name         TEXT     NOT NULL,
    last_name          TEXT     NOT NULL,
    password_hash      TEXT     NOT NULL,
    is_active          SMALLINT NOT NULL DEFAULT 1,
    total_games_played INTEGER  NOT NULL DEFAULT 0,
    wins               INTEGER  NOT NULL DEFAULT 0,
    losses             INTEGER  NOT NULL DEFAULT 0,
    draws              INTEGER  NOT NULL DEFAULT 0,
    created_at         BIGINT   NOT NULL,
    last_login_at      BIGINT,
    CONSTRAINT users_email UNIQUE (email_key)
);

-- One login, with all the tokens that came from it. A session without a row has ended.
CREATE TABLE sessions (
    id         TEXT   NOT NULL PRIMARY KEY,
    user_id    BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    -- jti of the newest refresh token
    refresh_id TEXT   NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE INDEX sessions_of_user ON sessions (user_id);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);
