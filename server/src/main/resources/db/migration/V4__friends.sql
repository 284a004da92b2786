-- Who is friends with whom, who has asked, and who has blocked whom. Instants are epoch milliseconds, flags are 0 or 1.

-- One row for two users who ever had to do with each other. Every change between the two begins with a write to it,
-- so that changes of one pair wait for each other on both engines, also when there is no friendship yet.
CREATE TABLE friend_pairs (
    low_user    BIGINT   NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    high_user   BIGINT   NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    -- whether the one has blocked the other
    low_blocks  SMALLINT NOT NULL DEFAULT 0,
    high_blocks SMALLINT NOT NULL DEFAULT 0,
    PRIMARY KEY (low_user, high_user),
    CONSTRAINT friend_pairs_order CHECK (low_user < high_user)
);

CREATE INDEX friend_pairs_of_high ON friend_pairs (high_user);

-- A friendship, or the request for one.
CREATE TABLE friendships (
    id          ${identity},
    low_user    BIGINT   NOT NULL,
    high_user   BIGINT   NOT NULL,
    -- who asked: one of the two
    asked_by    BIGINT   NOT NULL,
    is_accepted SMALLINT NOT NULL DEFAULT 0,
    created_at  BIGINT   NOT NULL,
    CONSTRAINT friendships_pair UNIQUE (low_user, high_user),
    CONSTRAINT friendships_asked_by CHECK (asked_by IN (low_user, high_user)),
    FOREIGN KEY (low_user, high_user) REFERENCES friend_pairs (low_user, high_user) ON DELETE CASCADE
);

CREATE INDEX friendships_of_high ON friendships (high_user);
