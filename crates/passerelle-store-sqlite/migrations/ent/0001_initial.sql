-- The ENT side: directory, recipients, opaque identifiers, sign-on sessions.
-- Instants are seconds since 1970 (UTC); words are those of the records; JSON is kept where nothing is searched.

-- One row: how many commits there have been, and the number of the next account (numbers are never used twice).
CREATE TABLE counters (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    version INTEGER NOT NULL,
    next_account INTEGER NOT NULL
) STRICT;
INSERT INTO counters (one, version, next_account) VALUES (1, 0, 1);

CREATE TABLE establishments (
    uai TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    city TEXT NOT NULL,
    school_group TEXT
) STRICT, WITHOUT ROWID;

-- login_key: the login without case. sort_key, search: names without case and accents (see src/ent/fold.rs).
CREATE TABLE accounts (
    id INTEGER PRIMARY KEY,
    login TEXT NOT NULL,
    login_key TEXT NOT NULL UNIQUE,
    password TEXT,
    state TEXT NOT NULL CHECK (state IN ('inactif', 'actif', 'bloque', 'supprime')),
    local INTEGER NOT NULL CHECK (local IN (0, 1)),
    sort_key TEXT NOT NULL,
    search TEXT NOT NULL,
    person TEXT NOT NULL,
    created INTEGER NOT NULL
) STRICT;
-- Covers a search through every school without reading the accounts themselves.
CREATE INDEX accounts_by_name ON accounts (sort_key, search);
CREATE INDEX accounts_by_state ON accounts (state, sort_key);

CREATE TABLE memberships (
    account INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    uai TEXT NOT NULL,
    population TEXT NOT NULL,
    class TEXT,
    function TEXT,
    manages_accounts INTEGER NOT NULL CHECK (manages_accounts IN (0, 1)),
    PRIMARY KEY (account, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX memberships_by_school ON memberships (uai, population, account);

CREATE TABLE recipients (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    public_key TEXT,
    patterns TEXT NOT NULL,
    file_name TEXT NOT NULL,
    tile TEXT
) STRICT, WITHOUT ROWID;

-- One per account and recipient, for ever. No reference to accounts: it outlives its account, so that it serves nobody
-- else later.
CREATE TABLE opaque_ids (
    recipient TEXT NOT NULL REFERENCES recipients (id),
    account INTEGER NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (recipient, account)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX opaque_ids_serve_once ON opaque_ids (id, recipient);
CREATE TRIGGER opaque_ids_never_change BEFORE UPDATE ON opaque_ids
BEGIN
    SELECT RAISE(ABORT, 'an opaque identifier never changes');
END;
CREATE TRIGGER opaque_ids_never_go BEFORE DELETE ON opaque_ids
BEGIN
    SELECT RAISE(ABORT, 'an opaque identifier is never given up');
END;

CREATE TABLE service_identifiers (
    account INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    recipient TEXT NOT NULL REFERENCES recipients (id),
    identifier TEXT NOT NULL,
    PRIMARY KEY (account, recipient, identifier)
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
    digest TEXT PRIMARY KEY,
    realm TEXT NOT NULL,
    owner TEXT NOT NULL,
    subject TEXT NOT NULL,
    tie TEXT,
    created INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_owner ON sessions (realm, owner, expires);
CREATE INDEX sessions_by_tie ON sessions (tie, realm) WHERE tie IS NOT NULL;
CREATE INDEX sessions_by_end ON sessions (expires);

CREATE TABLE grants (
    n INTEGER PRIMARY KEY,
    session TEXT NOT NULL REFERENCES sessions (digest) ON DELETE CASCADE,
    ticket TEXT NOT NULL,
    service TEXT NOT NULL,
    recipient TEXT NOT NULL
) STRICT;
CREATE INDEX grants_by_session ON grants (session);

CREATE TABLE journal (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    details TEXT NOT NULL
) STRICT;
