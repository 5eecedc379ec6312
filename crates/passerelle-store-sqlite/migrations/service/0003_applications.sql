-- What stands behind the spaces of a base, and the keys that sign what applications are told; private parts are sealed.

CREATE TABLE applications (
    base INTEGER PRIMARY KEY REFERENCES bases (id) ON DELETE CASCADE,
    spaces TEXT NOT NULL DEFAULT '{}',
    keys TEXT NOT NULL DEFAULT '[]'
) STRICT;
