-- What tells this database from others: one row, made with the first start that needs it. Nodes that share it belong
-- together, whatever else shares their Redis.
CREATE TABLE deployment (
    one SMALLINT NOT NULL PRIMARY KEY CHECK (one = 1),
    id  TEXT     NOT NULL
);
