/** Format of `node.db` (its `user_version`): the edge's Lua reads no other. */
export const FORMAT = 1;

/**
 * Tables of `node.db`. Each row says in which revision it last changed. A number without a line, and a setting without a
 * value, is one that has been removed: whoever pulls learns of it too.
 */
export const SCHEMA = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE generations (revision INTEGER PRIMARY KEY, generation TEXT NOT NULL, at_ms INTEGER NOT NULL);
CREATE TABLE shards (shard INTEGER PRIMARY KEY, sha256 TEXT NOT NULL);
CREATE TABLE numbers (
  number TEXT PRIMARY KEY, shard INTEGER NOT NULL, revision INTEGER NOT NULL, did TEXT, line TEXT
);
CREATE INDEX numbers_by_revision ON numbers (revision);
CREATE INDEX numbers_by_shard ON numbers (shard);
CREATE TABLE settings (key TEXT PRIMARY KEY, revision INTEGER NOT NULL, value TEXT) WITHOUT ROWID;
CREATE TABLE usage (
  number TEXT NOT NULL, month TEXT NOT NULL, revision INTEGER NOT NULL, calls INTEGER NOT NULL, cost INTEGER NOT NULL,
  PRIMARY KEY (number, month)
) WITHOUT ROWID;
CREATE INDEX usage_by_revision ON usage (revision);
`;
