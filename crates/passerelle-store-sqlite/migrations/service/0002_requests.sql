-- « Reliez-moi »: people whom the ENT vouches for and whom the base does not know yet. One request per identifier.

CREATE TABLE requests (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    base INTEGER NOT NULL REFERENCES bases (id) ON DELETE CASCADE,
    number TEXT NOT NULL,
    provider TEXT NOT NULL,
    identifier TEXT NOT NULL,
    space TEXT NOT NULL,
    family_name TEXT NOT NULL,
    given_name TEXT NOT NULL,
    child TEXT NOT NULL,
    class TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    UNIQUE (base, provider, identifier)
) STRICT;
