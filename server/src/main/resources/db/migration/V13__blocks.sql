-- Blocks show nothing of people whom the blocker has never met. Flags are 0 or 1.

-- Whether the two have met: by a request, a friendship, an invite or a game. A block alone is none of these. Pairs of
-- before count as met.
ALTER TABLE friend_pairs ADD COLUMN met SMALLINT NOT NULL DEFAULT 1;

-- Players of games of before blocks held there.
INSERT INTO friend_pairs (low_user, high_user)
SELECT DISTINCT CASE WHEN player_x < player_o THEN player_x ELSE player_o END,
                CASE WHEN player_x < player_o THEN player_o ELSE player_x END
FROM games WHERE player_o IS NOT NULL
ON CONFLICT (low_user, high_user) DO NOTHING;

-- Blocks of ids that were nobody's at the time, so that they look like all others. They hold when the id is given.
CREATE TABLE blocked_ids (
    user_id    BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    -- no reference: there may be nobody
    blocked_id BIGINT NOT NULL,
    PRIMARY KEY (user_id, blocked_id)
);
CREATE INDEX blocked_ids_of_blocked ON blocked_ids (blocked_id);
