-- Direct messages between two users. Instants are epoch milliseconds, flags are 0 or 1.

CREATE TABLE conversations (
    id              ${identity},
    low_user        BIGINT NOT NULL REFERENCES users (id),
    high_user       BIGINT NOT NULL REFERENCES users (id),
    -- the newest; null before the first. Whoever adds a message writes to this row, so that the order of the ids is
    -- the order of the commits
    last_message_id BIGINT,
    created_at      BIGINT NOT NULL,
    CONSTRAINT conversations_pair UNIQUE (low_user, high_user),
    CONSTRAINT conversations_order CHECK (low_user < high_user)
);

CREATE INDEX conversations_of_high ON conversations (high_user);

CREATE TABLE direct_messages (
    id              ${identity},
    conversation_id BIGINT   NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    sender_id       BIGINT   NOT NULL REFERENCES users (id),
    receiver_id     BIGINT   NOT NULL REFERENCES users (id),
    content         TEXT     NOT NULL,
    is_read         SMALLINT NOT NULL DEFAULT 0,
    -- what the sender's client calls it, so that a repeat after a crash is known for one
    client_id       TEXT,
    created_at      BIGINT   NOT NULL
);

CREATE INDEX direct_messages_in_order ON direct_messages (conversation_id, id);
CREATE INDEX direct_messages_unread ON direct_messages (receiver_id, sender_id) WHERE is_read = 0;
CREATE UNIQUE INDEX direct_messages_client_id ON direct_messages (sender_id, client_id) WHERE client_id IS NOT NULL;
