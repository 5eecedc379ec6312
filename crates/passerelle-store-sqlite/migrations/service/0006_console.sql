-- What the hosting console prepares: scheduled acts, drafts, bases of other years, settings of hosting accounts.

-- The permanent address that a base belongs to: its slug, for the one that people reach.
ALTER TABLE bases ADD COLUMN address TEXT NOT NULL DEFAULT '';
UPDATE bases SET address = slug;
CREATE INDEX bases_by_address ON bases (address);

-- due: the time of what is scheduled, to look for.
CREATE TABLE plans (
    base INTEGER PRIMARY KEY REFERENCES bases (id) ON DELETE CASCADE,
    due INTEGER,
    scheduled TEXT,
    draft TEXT,
    installation TEXT,
    installed TEXT,
    tested TEXT
) STRICT;
CREATE INDEX plans_due ON plans (due) WHERE due IS NOT NULL;

CREATE TABLE hosting_settings (
    number TEXT PRIMARY KEY REFERENCES hosting_accounts (number) ON DELETE CASCADE,
    settings TEXT NOT NULL,
    version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE hosting_journal (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    number TEXT NOT NULL REFERENCES hosting_accounts (number) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    details TEXT NOT NULL
) STRICT;
CREATE INDEX hosting_journal_by_number ON hosting_journal (number, n);
