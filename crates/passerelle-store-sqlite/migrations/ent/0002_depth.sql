-- Feeding by a directory, administrators, second factors; what recipients are told; proxies; access keys.

-- source: the directory's own key of the account. credentials: JSON (activation code, second factor).
ALTER TABLE accounts ADD COLUMN source TEXT;
ALTER TABLE accounts ADD COLUMN administrator INTEGER NOT NULL DEFAULT 0 CHECK (administrator IN (0, 1));
ALTER TABLE accounts ADD COLUMN credentials TEXT NOT NULL DEFAULT '{}';
CREATE UNIQUE INDEX accounts_by_source ON accounts (source) WHERE source IS NOT NULL;

ALTER TABLE recipients ADD COLUMN settings TEXT NOT NULL DEFAULT '{}';

-- A ticket that other services are reached with; it ends with its session.
CREATE TABLE proxy_granting (
    digest TEXT PRIMARY KEY,
    session TEXT NOT NULL REFERENCES sessions (digest) ON DELETE CASCADE,
    account INTEGER NOT NULL,
    recipient TEXT NOT NULL,
    chain TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX proxy_granting_by_session ON proxy_granting (session);

-- What each recipient has been told of each account: names of attributes, no values.
CREATE TABLE releases (
    account INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    recipient TEXT NOT NULL REFERENCES recipients (id),
    attributes TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    times INTEGER NOT NULL,
    PRIMARY KEY (account, recipient)
) STRICT, WITHOUT ROWID;

CREATE TABLE access_keys (
    digest TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    recipient TEXT NOT NULL REFERENCES recipients (id),
    schools TEXT NOT NULL,
    created INTEGER NOT NULL,
    used INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
