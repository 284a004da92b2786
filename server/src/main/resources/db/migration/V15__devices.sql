-- What the owner of an account is told of each session. Null in sessions of before, and in demo accounts, which many
-- people share. Instants are epoch milliseconds.

-- its log-in or its newest refresh
ALTER TABLE sessions ADD COLUMN last_used_at BIGINT;

-- what the client called itself then, and where it came from
ALTER TABLE sessions ADD COLUMN user_agent TEXT;
ALTER TABLE sessions ADD COLUMN address TEXT;
