-- Accounts that were made without a form. Instants are epoch milliseconds.

-- Since when an account is a guest's: without an address and a password of its own. Null: it isn't, or not any more.
ALTER TABLE users ADD COLUMN guest_since BIGINT;

-- Those that may have been abandoned.
CREATE INDEX users_guests ON users (guest_since) WHERE guest_since IS NOT NULL;
