-- Playing once more. Instants are epoch milliseconds.

-- An offer that waits for its receiver's answer. Whoever answers it, or lets it expire, deletes it.
CREATE TABLE rematch_offers (
    game_id      BIGINT NOT NULL PRIMARY KEY REFERENCES games (id) ON DELETE CASCADE,
    requester_id BIGINT NOT NULL REFERENCES users (id),
    receiver_id  BIGINT NOT NULL REFERENCES users (id),
    created_at   BIGINT NOT NULL,
    expires_at   BIGINT NOT NULL
);

CREATE INDEX rematch_offers_due ON rematch_offers (expires_at);

-- One rematch for each game, whatever happens at once.
CREATE TABLE rematches (
    game_id      BIGINT NOT NULL PRIMARY KEY REFERENCES games (id) ON DELETE CASCADE,
    next_game_id BIGINT NOT NULL UNIQUE REFERENCES games (id) ON DELETE CASCADE,
    -- the first game of the row of rematches, in whose lobby all of it happens
    lobby_id     BIGINT NOT NULL
);
