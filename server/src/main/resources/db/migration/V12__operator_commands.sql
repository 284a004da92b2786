-- What operators do beside running nodes.

-- whether the account belongs to those who run this server; only an operator command sets it
ALTER TABLE users ADD COLUMN is_staff SMALLINT NOT NULL DEFAULT 0;

-- What operator commands changed: read by every node, several times a second, so that it forgets what it remembers
-- of the account and closes the sockets of sessions that were ended. Numbered without gaps, in the order of the
-- commits.
CREATE TABLE operator_changes (
    number     BIGINT NOT NULL PRIMARY KEY,
    -- no reference: a change stays told when its account is gone
    user_id    BIGINT NOT NULL,
    -- the session that was ended; null when it is about the account itself
    session_id TEXT,
    at         BIGINT NOT NULL
);
