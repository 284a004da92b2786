-- Games and everything that happened in them. Instants are epoch milliseconds, flags are 0 or 1.

CREATE TABLE games (
    id           ${identity},
    game_type    TEXT     NOT NULL,
    player_x     BIGINT   NOT NULL REFERENCES users (id),
    -- null: the seat is free, or the computer's
    player_o     BIGINT   REFERENCES users (id),
    -- easy, medium or hard, when the computer sits at O
    difficulty   TEXT,
    -- X or O
    first_mover  TEXT     NOT NULL,
    -- the marks, as the rules of the game write them
    board        TEXT     NOT NULL,
    -- X or O: who moves next, or who moved last once the game is over
    turn         TEXT     NOT NULL,
    -- null while the game runs; X, O, or D for a draw
    winner       TEXT,
    -- 1, and one more with each change; whoever changes the row names the version that it was
    version      INTEGER  NOT NULL,
    is_open      SMALLINT NOT NULL,
    is_watchable SMALLINT NOT NULL,
    created_at   BIGINT   NOT NULL,
    updated_at   BIGINT   NOT NULL,
    CONSTRAINT games_one_opponent CHECK (player_o IS NULL OR difficulty IS NULL),
    CONSTRAINT games_two_people CHECK (player_o <> player_x)
);

CREATE INDEX games_of_x ON games (player_x, id);
CREATE INDEX games_of_o ON games (player_o, id);
CREATE INDEX games_open ON games (id) WHERE is_open = 1;

-- One row for each version of each game, written in the transaction that made it.
CREATE TABLE game_history (
    game_id  BIGINT  NOT NULL REFERENCES games (id) ON DELETE CASCADE,
    version  INTEGER NOT NULL,
    -- start, join, move or resign
    kind     TEXT    NOT NULL,
    -- who did it; for a start, who moves first
    role     TEXT    NOT NULL,
    -- what was played; for a start, the computer's first mark when it begins
    position INTEGER,
    at       BIGINT  NOT NULL,
    PRIMARY KEY (game_id, version)
);
