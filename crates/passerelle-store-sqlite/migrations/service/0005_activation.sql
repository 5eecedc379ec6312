-- Codes on paper, with which users choose a password of the service's own: only what a code is recognised by is kept.

CREATE TABLE activation_codes (
    base INTEGER NOT NULL,
    local_id TEXT NOT NULL,
    mark TEXT NOT NULL,
    expires INTEGER NOT NULL,
    PRIMARY KEY (base, local_id),
    FOREIGN KEY (base, local_id) REFERENCES users (base, local_id) ON UPDATE CASCADE ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
