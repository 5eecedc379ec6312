//! *Exports* (S25, S26): the sealed file of a recipient, the borrowers of the library.

use askama::Template;
use axum::Form;
use axum::extract::{Path, State};
use passerelle_exchange::keys::PublicKey;
use passerelle_model::Uai;
use passerelle_store::ent::Recipient;
use passerelle_web::components::Field;
use passerelle_web::{Access, Known, Page, PageLink, Problem, Rendered, Routes, attachment, html};
use passerelle_words::Words;

use super::accounts_frame::{Managing, Section};
use super::accounts_words::name;
use crate::EntState;
use crate::ops::borrowers::{list, settings};
use crate::ops::exports::{ExportError, Order, export, last_export, people};
use crate::rules::borrowers::borrowers;
use crate::rules::exports::{EXPORTED, NotExported, Selection, grouped_with};
use crate::rules::file_names::file_name;

pub(crate) fn routes() -> Routes<EntState> {
    Routes::new()
        .get("/ent/exports", Access::AccountManager, show)
        .post("/ent/exports/fichier/{recipient}", Access::AccountManager, download)
        .post("/ent/exports/bcdi", Access::AccountManager, library)
}

#[derive(Template)]
#[template(path = "accounts/exports.html")]
struct ExportsPage {
    page: Page,
    w: Words,
    structures: Vec<PageLink>,
    panels: Vec<RecipientPanel>,
    contents: Vec<String>,
    /// Address, name, reason, remedy.
    left_out: Vec<(String, String, String, String)>,
    borrowers: usize,
    library_action: String,
    import: String,
}

/// « {vs} XML ».
struct RecipientPanel {
    id: String,
    title: String,
    sentence: String,
    /// None without a key on record.
    fingerprint: Option<String>,
    fields: Vec<Field>,
    action: String,
    last: Option<String>,
}

/// What a panel sends.
struct Asked {
    file_name: String,
    grouping: bool,
}

impl Asked {
    /// Ids are unique on a page, hence the names of fields differ from one panel to the next.
    fn of(form: &[(String, String)]) -> Self {
        let value = |start| form.iter().find(|(name, _)| name.starts_with(start)).map(|(_, value)| value);
        Self {
            file_name: value(FILE_NAME).cloned().unwrap_or_default(),
            grouping: value(GROUPING).is_some_and(|value| !value.is_empty()),
        }
    }
}

/// Beginnings of the names of a panel's fields.
const FILE_NAME: &str = "nom_du_fichier";
const GROUPING: &str = "regroupement";

async fn show(State(state): State<EntState>, managing: Managing) -> Rendered {
    let w = managing.w;
    let uai = managing.school.uai;
    let accounts = people(&state, &[uai]).await?;
    let selection = Selection::of(&accounts, &[uai]);
    let counts = selection.counts();
    let contents =
        EXPORTED.map(|one| w.tell2("exports-contenu", "population", w.population(one), "n", counts[one]));
    let left_out = selection.left_out.iter().map(|(entry, reason)| {
        let href = managing.href(&format!("/ent/comptes/{}", entry.account.id));
        (href, name(w, entry.account), w.say(reason_key(*reason)), w.say(remedy_key(*reason)))
    });
    let all = state.store().establishments().await?;
    let grouped: Vec<_> = grouped_with(&managing.school, &all)
        .iter()
        .map(|one| format!("{} ({})", one.name, one.uai))
        .collect();
    let mut panels = Vec::new();
    for recipient in state.store().recipients().await? {
        let last = last_export(&state, &recipient.id, uai).await?.map(|(at, by)| {
            let key = if by == managing.manager.own.to_string() {
                "exports-dernier-vous"
            } else {
                "exports-dernier"
            };
            w.tell1(key, "moment", w.moment(at))
        });
        panels.push(panel(&managing, recipient, panels.len(), &grouped, last));
    }
    Ok(html(&ExportsPage {
        page: managing.page(w.say("comptes-barre-exports"), Section::Exports),
        w,
        structures: managing.structures(),
        panels,
        contents: contents.into(),
        left_out: left_out.collect(),
        borrowers: borrowers(&settings(&state).await?, &accounts, uai).len(),
        library_action: managing.href("/ent/exports/bcdi"),
        import: managing.href("/ent/exports/identifiants"),
    }))
}

fn panel(
    managing: &Managing,
    recipient: Recipient,
    before: usize,
    grouped: &[String],
    last: Option<String>,
) -> RecipientPanel {
    let w = managing.w;
    let field_name = |start: &str| if before == 0 { start.to_owned() } else { format!("{start}-{before}") };
    let key = recipient.public_key.as_deref().and_then(|pem| PublicKey::parse(pem.as_bytes()).ok());
    let mut fields = vec![
        Field::text(field_name(FILE_NAME), w.say("exports-nom-du-fichier"))
            .value(recipient.file_name)
            .autocomplete("off")
            .required(),
    ];
    if !grouped.is_empty() {
        let label = w.tell1("exports-regroupement", "ecoles", grouped.join(", "));
        fields.push(Field::checkbox(field_name(GROUPING), label, true));
    }
    RecipientPanel {
        title: w.tell1("exports-panneau-titre", "vs", &recipient.name),
        sentence: w.tell1("exports-panneau-phrase", "vs", &recipient.name),
        fingerprint: key
            .map(|key| w.tell2("exports-cle", "vs", &recipient.name, "empreinte", key.fingerprint())),
        fields,
        action: managing.href(&format!("/ent/exports/fichier/{}", recipient.id)),
        last,
        id: recipient.id,
    }
}

async fn download(
    State(state): State<EntState>,
    managing: Managing,
    Path(recipient): Path<String>,
    Form(form): Form<Vec<(String, String)>>,
) -> Rendered {
    let recipient =
        state.store().recipient(&recipient).await?.ok_or_else(|| Problem::known(Known::NotFound))?;
    let asked = Asked::of(&form);
    let name = file_name(&asked.file_name, &recipient.file_name);
    let mut schools = vec![managing.school.clone()];
    if asked.grouping {
        let all = state.store().establishments().await?;
        schools.extend(grouped_with(&managing.school, &all).into_iter().cloned());
    }
    let file = export(&state, &managing.manager, &Order { schools, recipient }).await?;
    Ok(attachment(&name, "application/xml", file.content))
}

async fn library(State(state): State<EntState>, managing: Managing) -> Rendered {
    let school: Uai = managing.school.uai;
    let settings = settings(&state).await?;
    let list = list(&state, managing.manager.own, &settings, school).await?;
    Ok(attachment(&format!("bcdi_{school}.csv"), settings.encoding.content_type(), list))
}

fn reason_key(reason: NotExported) -> &'static str {
    match reason {
        NotExported::NoName => "comptes-manque-nom",
        NotExported::NoBirthDate => "comptes-manque-naissance",
        NotExported::Character => "exports-raison-caractere",
        NotExported::TooLong => "exports-raison-longueur",
        NotExported::UnsupportedPopulation => "exports-raison-population",
        NotExported::Unwritable => "exports-raison-illisible",
    }
}

fn remedy_key(reason: NotExported) -> &'static str {
    match reason {
        NotExported::NoName | NotExported::Character | NotExported::TooLong => "exports-remede-nom",
        NotExported::NoBirthDate => "exports-remede-naissance",
        NotExported::UnsupportedPopulation => "exports-remede-population",
        NotExported::Unwritable => "exports-remede-signaler",
    }
}

impl From<ExportError> for Problem {
    fn from(error: ExportError) -> Self {
        match error {
            ExportError::NoKey | ExportError::Key(_) => {
                let status = http::StatusCode::CONFLICT;
                Self::new(status, None, "exports-sans-cle", &crate::words::CATALOGUE).caused_by(error)
            }
            ExportError::Unsettled => Self::known(Known::Stale),
            ExportError::Store(error) => error.into(),
            error => Self::failure(error),
        }
    }
}
