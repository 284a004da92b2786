-- What each user was told, in order. Instants are epoch milliseconds.

CREATE TABLE inboxes (
    user_id       BIGINT NOT NULL PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    -- counts up by one with each event and never goes back, also when old events are forgotten
    last_event_id BIGINT NOT NULL
);

CREATE TABLE inbox_events (
    user_id  BIGINT NOT NULL REFERENCES inboxes (user_id) ON DELETE CASCADE,
    event_id BIGINT NOT NULL,
    -- the frame, as it was and will be sent
    frame    TEXT   NOT NULL,
    at       BIGINT NOT NULL,
    PRIMARY KEY (user_id, event_id)
);

CREATE INDEX inbox_events_by_age ON inbox_events (at);
