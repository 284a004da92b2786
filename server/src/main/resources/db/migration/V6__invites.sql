-- Invites, and games that wait for theirs to be accepted. Instants are epoch milliseconds, flags are 0 or 1.

-- 1 until the invite is accepted: nobody may move, and the game is removed when the invite comes to nothing
ALTER TABLE games ADD COLUMN on_hold SMALLINT NOT NULL DEFAULT 0;

CREATE TABLE invites (
    id           ${identity},
    -- how the invite is called everywhere else: a UUID in lower case
    uuid         TEXT   NOT NULL,
    from_user    BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    to_user      BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    game_type    TEXT   NOT NULL,
    -- not a reference: the invite outlives the game when it comes to nothing
    game_id      BIGINT NOT NULL,
    -- pending, then for good: accepted, declined, canceled or expired
    status       TEXT   NOT NULL,
    created_at   BIGINT NOT NULL,
    expires_at   BIGINT NOT NULL,
    -- when one of the two ended it; null while pending and when the clock did
    responded_at BIGINT,
    CONSTRAINT invites_uuid UNIQUE (uuid),
    CONSTRAINT invites_two_people CHECK (from_user <> to_user)
);

-- one at a time for each direction and type
CREATE UNIQUE INDEX invites_pending ON invites (from_user, to_user, game_type) WHERE status = 'pending';
CREATE INDEX invites_due ON invites (expires_at) WHERE status = 'pending';
CREATE INDEX invites_of_sender ON invites (from_user, id);
CREATE INDEX invites_of_receiver ON invites (to_user, id);
