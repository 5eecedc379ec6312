-- What is known of a request besides what the person wrote: why signing in did not suffice, and the row numbers of the
-- users whom the way to recognise people came upon.

ALTER TABLE requests ADD COLUMN obstacle TEXT;
ALTER TABLE requests ADD COLUMN named TEXT NOT NULL DEFAULT '[]';
