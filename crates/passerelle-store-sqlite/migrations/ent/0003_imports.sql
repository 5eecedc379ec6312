-- What takes the last import of a school, or of the whole, back; packed: compressed JSON of a part.
CREATE TABLE import_parts (
    import TEXT NOT NULL,
    part INTEGER NOT NULL,
    scope TEXT NOT NULL,
    at INTEGER NOT NULL,
    created INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    packed BLOB NOT NULL,
    PRIMARY KEY (import, part)
) STRICT;
CREATE INDEX import_parts_by_scope ON import_parts (scope);
