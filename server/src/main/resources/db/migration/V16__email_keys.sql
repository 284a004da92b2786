-- Keys of addresses that older versions made: with a host that is not in ASCII. Each start looks for them and gives
-- them today's form, unless another account has that key; the server computes it, since the engines can't.

CREATE INDEX users_older_keys ON users (id) WHERE octet_length(email_key) > length(email_key);
