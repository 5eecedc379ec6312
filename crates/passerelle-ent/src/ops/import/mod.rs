//! Accounts fed by the files of a directory: dry run, application, undoing.
//!
//! A file is read several times, by pieces: nothing here holds all the people of a region. Each piece is one commit, on
//! the version of the data that it was decided on; an import that was interrupted is finished by making it again.

mod apply;
mod batch;
mod leaving;
mod schools;
mod undo;

use std::collections::BTreeSet;
use std::fmt;
use std::io::{self, BufRead};
use std::sync::Arc;

use passerelle_directory::{Ground, Held, School, Survey};
use passerelle_exchange::Defects;
use passerelle_exchange::csv::{TableError, TableLimits};
use passerelle_model::{PerPopulation, Timestamp, Uai};
use passerelle_store::StoreError;
use passerelle_store::ent::EntStore;

use crate::rules::import::Outcome;

pub use apply::apply;
pub use undo::{Undone, undo};

/// Opens a file of people; it is read from its beginning each time.
pub type Opener = Arc<dyn Fn() -> io::Result<Box<dyn BufRead + Send>> + Send + Sync>;

/// What becomes of people whom the file no longer has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Missing {
    /// They stay.
    Keep,
    /// They leave the schools that the file is about; whoever is nowhere else is gone.
    Gone,
}

/// An import, as asked for.
#[derive(Clone)]
pub struct Import {
    /// The people.
    pub people: Opener,
    /// The list of schools, when one comes with the people.
    pub schools: Vec<School>,
    /// What becomes of those who are missing.
    pub missing: Missing,
    /// The schools that whoever imports may feed; `None` for every school.
    pub managed: Option<BTreeSet<Uai>>,
    /// The school of rows that name none.
    pub default_school: Option<Uai>,
    /// How much a file may hold.
    pub limits: TableLimits,
}

impl fmt::Debug for Import {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Import({} schools, {:?})", self.schools.len(), self.missing)
    }
}

/// Who imports, and when.
#[derive(Clone, Debug)]
pub struct Maker {
    /// For the journal: an account's row, or what the command line is called.
    pub actor: String,
    /// When.
    pub now: Timestamp,
    /// Name of the import, random.
    pub import: String,
    /// Under which scope the import can be taken back; `None` when it cannot.
    pub undo: Option<String>,
}

/// Nothing more was changed.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The list of people was refused as a whole.
    #[error(transparent)]
    Table(#[from] TableError),
    /// The file could not be opened.
    #[error("the file cannot be read: {0}")]
    Read(#[from] io::Error),
    /// The file has rows of which nobody can tell whom they are about: an absence then proves nothing.
    #[error("{rows} rows have no identifier")]
    Unattributed {
        /// How many.
        rows: u64,
    },
    /// Too many people would leave.
    #[error("{} people would leave", counts.gone)]
    Held {
        /// Of which population, how many.
        held: Held,
        /// All that would change.
        counts: Counts,
    },
    /// Others keep changing the same data.
    #[error("others keep changing the accounts")]
    Busy,
    /// The work was stopped.
    #[error("the work was stopped")]
    Stopped,
    /// The data could not be read or kept.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// How many accounts, and schools, of each fate.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Counts {
    /// Accounts that there were none of.
    pub created: usize,
    /// Accounts that change.
    pub changed: usize,
    /// Accounts that stay as they are.
    pub unchanged: usize,
    /// Accounts of people whom the file no longer has, when they are to leave.
    pub gone: usize,
    /// Schools that are new or change.
    pub schools: usize,
}

impl Counts {
    /// Whether anything changes.
    pub fn is_nothing(&self) -> bool {
        self.touched() == 0 && self.schools == 0
    }

    /// How many accounts change in any way.
    pub fn touched(&self) -> usize {
        self.created + self.changed + self.gone
    }
}

/// One of the first changes, by its place in the file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FirstChange {
    /// Line of the file.
    pub line: u64,
    /// What it makes of the account.
    pub outcome: Outcome,
}

/// What an import changes, or has changed.
#[derive(Clone, Default, Debug)]
pub struct Report {
    /// How many.
    pub counts: Counts,
    /// Rows of the file, header excluded.
    pub rows: u64,
    /// People of the file, each once.
    pub people: usize,
    /// Positions of each population in the file.
    pub posts: PerPopulation<usize>,
    /// The schools that the file is about.
    pub schools: Vec<Uai>,
    /// What is wrong in it.
    pub defects: Defects,
    /// Columns that were not understood.
    pub unknown_columns: Vec<String>,
    /// The first changes.
    pub first: Vec<FirstChange>,
    /// Too many people would leave: the number of those must be confirmed.
    pub held: Option<Held>,
}

/// Changes shown one by one, at most.
const FIRST: usize = 20;
/// People of a piece.
const BATCH: usize = 4000;

/// What an import would change. Changes nothing.
pub async fn plan(store: &dyn EntStore, import: &Import, maker: &Maker) -> Result<Report, ImportError> {
    let work = Work::prepare(store, import).await?;
    let mut report = work.report();
    report.held = work.leaving.held(&mut report.counts);
    let mut run = batch::Run::new(&work, maker, true);
    run.all(store, &mut report).await?;
    report.defects = run.defects;
    Ok(report)
}

/// An import that was looked at as a whole.
struct Work {
    import: Import,
    ground: Arc<Ground>,
    survey: Arc<Survey>,
    schools: schools::Schools,
    leaving: leaving::Leaving,
}

impl Work {
    async fn prepare(store: &dyn EntStore, import: &Import) -> Result<Self, ImportError> {
        let known = store.establishments().await?;
        let schools = schools::Schools::new(&known, &import.schools);
        let ground = Arc::new(Ground {
            schools: known
                .iter()
                .map(|one| one.uai)
                .chain(import.schools.iter().map(|one| one.uai))
                .collect(),
            managed: import.managed.clone(),
            default_school: import.default_school,
        });
        let (open, limits, against) = (import.people.clone(), import.limits, ground.clone());
        let read =
            move || -> Result<Survey, ImportError> { Ok(Survey::of(&mut *open()?, &limits, &against)?) };
        let survey = tokio::task::spawn_blocking(read).await.map_err(|_| ImportError::Stopped)??;
        let leaving = match import.missing {
            Missing::Keep => leaving::Leaving::default(),
            Missing::Gone if survey.unattributed() > 0 => {
                return Err(ImportError::Unattributed { rows: survey.unattributed() });
            }
            Missing::Gone => leaving::Leaving::of(store, &survey, import.managed.as_ref()).await?,
        };
        Ok(Self { import: import.clone(), ground, survey: Arc::new(survey), schools, leaving })
    }

    fn report(&self) -> Report {
        Report {
            counts: Counts { schools: self.schools.changed.len(), ..Counts::default() },
            rows: self.survey.rows(),
            people: self.survey.people(),
            posts: *self.survey.posts(),
            schools: self.survey.coverage().schools(),
            unknown_columns: self.survey.unknown_columns().to_vec(),
            ..Report::default()
        }
    }
}
