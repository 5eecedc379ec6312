//! « Récupérer les identifiants »: receive the ENT's file, check it, apply it.

use std::sync::Arc;
use std::time::Instant;

use passerelle_exchange::keys::PrivateKey;
use passerelle_exchange::partner::{PartnerUpload, PartnerUploadError, read_partner_upload};
use passerelle_model::Population;
use passerelle_store::service::{BaseContent, PartnerFileFacts, PendingImport, SchoolRole};
use passerelle_store::{AuditEvent, StoreError, Version};
use passerelle_words::{Problem, paris, read_moment};

use super::{Desk, Result, SchoolError, blocking, waiting};
use crate::rules::school::choices::{Choices, ExistingChoice, Retrieval, RulesChoice};
use crate::rules::school::retrieval::{self, File, Plan, Question};

/// The ENT's file, waiting.
#[derive(Debug)]
pub struct Waiting {
    /// The file as it was sent.
    pub import: PendingImport,
    /// What was chosen so far.
    pub choices: Retrieval,
    /// What it says.
    pub upload: PartnerUpload,
    /// What the base holds.
    pub content: BaseContent,
}

/// What the check page shows.
#[derive(Debug)]
pub struct Preview {
    /// The file.
    pub waiting: Waiting,
    /// What has to be asked first.
    pub question: Option<Question>,
    /// What would change with the choices made so far.
    pub plan: Plan,
    /// What would change the other way, while « conserver ou remplacer » is asked: keep, replace.
    pub either: Option<(Plan, Plan)>,
    /// Whether the base holds this very file already.
    pub held: bool,
}

/// What was applied.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Applied {
    /// The number of the file that waited.
    pub import: i64,
    /// The journal's entry.
    pub entry: i64,
}

/// Reads a file that was sent and keeps it until « Appliquer ». A refused file is not kept.
pub async fn receive(
    desk: &Desk,
    key: Arc<PrivateKey>,
    file_name: &str,
    file: Vec<u8>,
    rules: RulesChoice,
) -> Result<i64> {
    desk.may_change()?;
    let schools = desk.base.schools.clone();
    let (file, read) = blocking(move || {
        let read = read(&file, &key).and_then(|upload| upload.check_schools(&schools).map(|_| ()));
        (file, read)
    })
    .await?;
    if let Err(error) = read {
        let problem = Problem::from(&error).file(file_name);
        let event =
            desk.event("journal-fichier-refuse").with("fichier", file_name).with("raison", problem.reference);
        desk.note(Vec::new(), event).await?;
        return Err(SchoolError::File(problem));
    }
    let choices = Choices::Retrieval(Retrieval { rules, ..Retrieval::default() });
    waiting::keep(desk, file_name, file, &choices).await
}

/// What the check page shows. Nothing is written.
pub async fn preview(desk: &Desk, key: Arc<PrivateKey>, n: i64) -> Result<Preview> {
    let waiting = load(desk, key, n).await?;
    compared(desk, waiting).await
}

/// What taking a file would change, without keeping anything.
pub async fn trial(
    desk: &Desk,
    key: Arc<PrivateKey>,
    file_name: &str,
    file: Vec<u8>,
    choices: Retrieval,
) -> Result<Preview> {
    let (schools, content) = (desk.base.schools.clone(), desk.content().await?);
    let import = PendingImport {
        n: 0,
        file_name: file_name.to_owned(),
        sealed: Vec::new(),
        at: desk.now,
        by: desk.login.clone(),
        choices: String::new(),
    };
    let waiting = blocking(move || {
        let upload = read(&file, &key).and_then(|upload| upload.check_schools(&schools).map(|_| upload));
        match upload {
            Ok(upload) => Ok(Waiting { import, choices, upload, content }),
            Err(error) => Err(SchoolError::File(Problem::from(&error).file(import.file_name))),
        }
    })
    .await??;
    compared(desk, waiting).await
}

async fn compared(desk: &Desk, waiting: Waiting) -> Result<Preview> {
    let age = age_days(desk, &waiting);
    blocking(move || {
        let file = waiting.file();
        let question = retrieval::question(&waiting.content, file, age, &waiting.choices);
        let with = |choice| {
            retrieval::plan(
                &waiting.content,
                file,
                &Retrieval { existing: Some(choice), ..waiting.choices.clone() },
            )
        };
        let either = matches!(question, Some(Question::Existing { .. }))
            .then(|| (with(ExistingChoice::Keep), with(ExistingChoice::Replace)));
        let plan = either.as_ref().map_or_else(
            || retrieval::plan(&waiting.content, file, &waiting.choices),
            |(keep, _)| keep.clone(),
        );
        let held = retrieval::is_held(&waiting.content, file, waiting.exported().as_deref());
        Preview { waiting, question, plan, either, held }
    })
    .await
}

/// An answer to a question of the check page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Answer {
    /// « Conserver ou remplacer ».
    Existing(ExistingChoice),
    /// « Continuer avec ce fichier ».
    Old,
    /// « Continuer sans les … ».
    Without(Population),
}

/// Notes an answer.
pub async fn answer(desk: &Desk, n: i64, answer: Answer) -> Result<()> {
    let (import, choices) = waiting::find(desk, n).await?;
    let Choices::Retrieval(mut choices) = choices else { return Err(missing()) };
    match answer {
        Answer::Existing(existing) => choices.existing = Some(existing),
        Answer::Old => choices.old_accepted = true,
        Answer::Without(population) => choices.without.push(population),
    }
    waiting::choose(desk, import, &Choices::Retrieval(choices)).await
}

/// « Appliquer »: everything in one commit, or nothing. `shown`: the version that the check page was made of;
/// `released`: the number typed to release the safety hold.
pub async fn apply(
    desk: &Desk,
    key: Arc<PrivateKey>,
    n: i64,
    shown: Version,
    released: Option<usize>,
) -> Result<Applied> {
    let start = Instant::now();
    desk.may_change()?;
    desk.is_current(shown)?;
    let waiting = load(desk, key, n).await?;
    let age = age_days(desk, &waiting);
    let (waiting, plan, question) = blocking(move || {
        let question = retrieval::question(&waiting.content, waiting.file(), age, &waiting.choices);
        let plan = retrieval::plan(&waiting.content, waiting.file(), &waiting.choices);
        (waiting, plan, question)
    })
    .await?;
    if question.is_some() {
        return Err(StoreError::Stale.into());
    }
    let held = plan.hold().err();
    if let Some(hold) = &held
        && !(desk.role >= SchoolRole::Management && released == Some(hold.people()))
    {
        return Err(SchoolError::Hold(hold.clone()));
    }
    let facts = PartnerFileFacts {
        file_name: waiting.import.file_name.clone(),
        exported: waiting.exported(),
        applied: desk.now,
        carried: waiting.upload.content.carried,
    };
    let changes = retrieval::changes(&waiting.content, waiting.file(), &plan, facts, n, &desk.login);
    let mut event = event(desk, &waiting, &plan, start);
    if let Some(hold) = held {
        event = event.with("garde_fou", hold.people());
    }
    let receipt = desk.commit(changes, event).await?;
    Ok(Applied { import: n, entry: receipt.entry })
}

fn event(desk: &Desk, waiting: &Waiting, plan: &Plan, start: Instant) -> AuditEvent {
    let choices = &waiting.choices;
    let counts = |number: fn(&retrieval::Counts) -> usize| plan.total(number);
    let milliseconds = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
    desk.event("journal-identifiants-recuperes")
        .with("import", waiting.import.n)
        .with("fichier", waiting.import.file_name.clone())
        .with("regles", if choices.rules == RulesChoice::Exact { "identiques" } else { "etendues" })
        .with(
            "presents",
            if choices.existing == Some(ExistingChoice::Replace) { "remplacer" } else { "conserver" },
        )
        .with("n", plan.people())
        .with("rapproches", counts(|counts| counts.linked))
        .with("changes", counts(|counts| counts.changed))
        .with("retires", counts(|counts| counts.lost))
        .with("a_decider", counts(|counts| counts.undecided))
        .with("sans_proposition", counts(|counts| counts.no_suggestion))
        .with("ms", milliseconds)
}

impl Waiting {
    /// The people of the file, for the rules.
    pub fn file(&self) -> File<'_> {
        File { accounts: &self.upload.content.accounts, carried: self.upload.content.carried }
    }

    /// When the ENT made the file, as it says.
    fn exported(&self) -> Option<String> {
        Some(self.upload.date().to_owned()).filter(|date| !date.is_empty())
    }
}

async fn load(desk: &Desk, key: Arc<PrivateKey>, n: i64) -> Result<Waiting> {
    let (import, choices) = waiting::find(desk, n).await?;
    let Choices::Retrieval(choices) = choices else { return Err(missing()) };
    let content = desk.content().await?;
    blocking(move || {
        let upload = read(&import.sealed, &key)
            .map_err(|error| SchoolError::File(Problem::from(&error).file(import.file_name.clone())))?;
        Ok(Waiting { import, choices, upload, content })
    })
    .await?
}

fn read(file: &[u8], key: &PrivateKey) -> std::result::Result<PartnerUpload, PartnerUploadError> {
    read_partner_upload(file, std::slice::from_ref(key))
}

/// Days since the ENT made the file, when it says so.
fn age_days(desk: &Desk, waiting: &Waiting) -> Option<i64> {
    let made = read_moment(waiting.upload.date())?;
    Some((paris::clock(desk.now) - made).whole_days())
}

fn missing() -> SchoolError {
    StoreError::Missing { what: "pending import" }.into()
}
