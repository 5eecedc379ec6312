//! What a first pass keeps of each person: a few bytes.

use std::hash::{DefaultHasher, Hash, Hasher};

use passerelle_exchange::words::plain;
use passerelle_model::{BirthDate, Population};

use crate::{Person, Told};

/// What is known of a key of the file.
#[expect(
    clippy::struct_excessive_bools,
    reason = "there are a million of them, and each is a fact of its own"
)]
#[derive(Clone, Default)]
pub(crate) struct Entry {
    /// Digest of the names, without case and accents.
    names: u64,
    birth_date: Option<BirthDate>,
    /// Line of the first good row.
    pub(crate) line: u64,
    /// Good rows.
    pub(crate) rows: u32,
    /// Has a row as a pupil.
    pub(crate) pupil: bool,
    /// Rows about different people: none can be trusted.
    pub(crate) conflict: bool,
    /// A row of the person was left aside.
    pub(crate) partial: bool,
    /// The login that the file gives is somebody else's.
    pub(crate) login_refused: bool,
    /// Has a guardian in the file.
    pub(crate) child: bool,
    /// Has a guardian who is somebody's child too.
    pub(crate) late: bool,
}

impl Entry {
    /// Adds a good row. `false` when it is about somebody else than those before.
    pub(crate) fn add(&mut self, person: &Person) -> bool {
        let names = digest((plain(&person.family_name), plain(&person.given_name)));
        let birth_date = if let Told::Value(date) = person.birth_date { Some(date) } else { None };
        if self.rows == 0 {
            (self.names, self.line) = (names, person.line);
        }
        let same_day = self.birth_date.is_none() || birth_date.is_none() || self.birth_date == birth_date;
        if self.names != names || !same_day {
            return false;
        }
        self.birth_date = self.birth_date.or(birth_date);
        self.rows += 1;
        self.pupil |= person.posts.iter().any(|post| post.population == Population::Pupil);
        true
    }

    /// Whether the person is taken in.
    pub(crate) fn is_good(&self) -> bool {
        self.rows > 0 && !self.conflict
    }
}

/// The same value gives the same digest in every run.
pub(crate) fn digest(value: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
