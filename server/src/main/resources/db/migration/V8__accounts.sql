-- Account life: tickets for sockets, pictures, deletion. Instants are epoch milliseconds.

-- A ticket opens one socket, once. Only its digest is kept.
CREATE TABLE socket_tickets (
    digest     TEXT   NOT NULL PRIMARY KEY,
    user_id    BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    session_id TEXT   NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    expires_at BIGINT NOT NULL
);

CREATE INDEX socket_tickets_by_expiry ON socket_tickets (expires_at);

-- When an account was deleted: its row stays, without anything personal, because others' games and messages name it.
ALTER TABLE users ADD COLUMN deleted_at BIGINT;

-- The name of the account's picture, which nobody can guess.
ALTER TABLE users ADD COLUMN avatar TEXT;

-- Whether anybody may enter the account while the demo is on.
ALTER TABLE users ADD COLUMN is_demo SMALLINT NOT NULL DEFAULT 0;

CREATE TABLE avatars (
    name    TEXT   NOT NULL PRIMARY KEY,
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    -- a JPEG in Base64, because the engines have no type for bytes in common
    image   TEXT   NOT NULL,
    CONSTRAINT avatars_one UNIQUE (user_id)
);
