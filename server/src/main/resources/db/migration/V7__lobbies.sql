-- Chat lobbies. Instants are epoch milliseconds.

CREATE TABLE lobbies (
    name    TEXT   NOT NULL PRIMARY KEY,
    -- the game that was started here last; null before the first
    game_id BIGINT REFERENCES games (id) ON DELETE CASCADE,
    -- when something was last said or started here; a lobby that nobody uses is forgotten
    used_at BIGINT NOT NULL
);

CREATE INDEX lobbies_by_use ON lobbies (used_at);

-- The newest messages of each lobby.
CREATE TABLE lobby_messages (
    id         ${identity},
    -- what the wire calls it
    message_id TEXT   NOT NULL,
    lobby      TEXT   NOT NULL REFERENCES lobbies (name) ON DELETE CASCADE,
    sender_id  BIGINT NOT NULL REFERENCES users (id),
    content    TEXT   NOT NULL,
    -- what the sender's client calls it, so that a repeat after a crash is known for one
    client_id  TEXT,
    created_at BIGINT NOT NULL
);

CREATE INDEX lobby_messages_in_order ON lobby_messages (lobby, id);
CREATE UNIQUE INDEX lobby_messages_client_id ON lobby_messages (sender_id, client_id) WHERE client_id IS NOT NULL;
