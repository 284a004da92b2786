-- What is counted of one user, and listed of each.

CREATE INDEX games_unfinished_of_x ON games (player_x) WHERE winner IS NULL;
CREATE INDEX games_unfinished_of_o ON games (player_o) WHERE winner IS NULL;
CREATE INDEX games_open_of_x ON games (player_x, id) WHERE is_open = 1;
CREATE INDEX friendships_pending ON friendships (asked_by) WHERE is_accepted = 0;
