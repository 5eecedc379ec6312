-- The service side: hosting accounts, bases, their users and links.
-- Instants are seconds since 1970 (UTC); words are those of the records; JSON is kept where nothing is searched.

CREATE TABLE hosting_accounts (
    number TEXT PRIMARY KEY,
    password TEXT NOT NULL,
    last_invoice TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Users and accounts are numbered within their base; next_user and next_account are never used twice.
CREATE TABLE bases (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    hosting TEXT NOT NULL REFERENCES hosting_accounts (number),
    school_name TEXT NOT NULL,
    name TEXT NOT NULL,
    service_name TEXT NOT NULL,
    ent_name TEXT NOT NULL,
    published INTEGER NOT NULL CHECK (published IN (0, 1)),
    published_since INTEGER NOT NULL,
    delegation TEXT NOT NULL,
    exclusive TEXT,
    partner_file TEXT,
    version INTEGER NOT NULL,
    next_user INTEGER NOT NULL DEFAULT 1,
    next_account INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX bases_by_hosting ON bases (hosting, slug);

CREATE TABLE base_schools (
    base INTEGER NOT NULL REFERENCES bases (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    uai TEXT NOT NULL UNIQUE,
    PRIMARY KEY (base, position)
) STRICT, WITHOUT ROWID;

-- login_key: the login without case.
CREATE TABLE users (
    base INTEGER NOT NULL REFERENCES bases (id) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    local_id TEXT NOT NULL,
    population TEXT NOT NULL,
    login TEXT,
    login_key TEXT,
    password TEXT,
    spaces TEXT NOT NULL,
    person TEXT NOT NULL,
    PRIMARY KEY (base, n),
    UNIQUE (base, local_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX users_login ON users (base, login_key) WHERE login_key IS NOT NULL;
-- What links refer to: their population follows the user's.
CREATE UNIQUE INDEX users_population ON users (base, local_id, population);

CREATE TABLE links (
    base INTEGER NOT NULL,
    local_id TEXT NOT NULL,
    provider TEXT NOT NULL,
    population TEXT NOT NULL,
    identifier TEXT,
    origin TEXT NOT NULL,
    rule TEXT,
    at INTEGER NOT NULL,
    made_by TEXT NOT NULL,
    -- The identifier that opens the service to the user: none when a person set it aside.
    serves TEXT GENERATED ALWAYS AS (iif(origin = 'set_aside', NULL, identifier)) VIRTUAL,
    PRIMARY KEY (base, local_id, provider),
    FOREIGN KEY (base, local_id, population) REFERENCES users (base, local_id, population)
        ON UPDATE CASCADE ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
-- Within a base, provider and population an identifier serves one user.
CREATE UNIQUE INDEX links_serve_one ON links (base, provider, serves, population);

CREATE TABLE partner_accounts (
    base INTEGER NOT NULL REFERENCES bases (id) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    account TEXT NOT NULL,
    PRIMARY KEY (base, n)
) STRICT, WITHOUT ROWID;

-- content: compressed JSON.
CREATE TABLE restore_points (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    base INTEGER NOT NULL REFERENCES bases (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    made_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    content BLOB NOT NULL
) STRICT;
CREATE INDEX restore_points_by_base ON restore_points (base, n);

CREATE TABLE pending_imports (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    base INTEGER NOT NULL REFERENCES bases (id) ON DELETE CASCADE,
    file_name TEXT NOT NULL,
    sealed BLOB NOT NULL,
    at INTEGER NOT NULL,
    sent_by TEXT NOT NULL,
    choices TEXT NOT NULL
) STRICT;
CREATE INDEX pending_imports_by_base ON pending_imports (base);

CREATE TABLE staff (
    base INTEGER NOT NULL REFERENCES bases (id) ON DELETE CASCADE,
    login_key TEXT NOT NULL,
    login TEXT NOT NULL,
    password TEXT NOT NULL,
    role TEXT NOT NULL,
    PRIMARY KEY (base, login_key)
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

CREATE TABLE journal (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    base INTEGER NOT NULL REFERENCES bases (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    details TEXT NOT NULL
) STRICT;
CREATE INDEX journal_by_base ON journal (base, n);
