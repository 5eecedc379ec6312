//! « Importer des comptes »: choose the file, see what it would change, apply, take back.

use std::collections::BTreeSet;
use std::io::{BufRead, Cursor};
use std::sync::Arc;

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect};
use http::StatusCode;
use passerelle_model::Uai;
use passerelle_web::components::{Choice, ErrorSummary, Field, Panel};
use passerelle_web::{Access, Known, Page, PageLink, Problem, Rendered, Routes, Upload, html, html_with};
use passerelle_words::{Class, Problem as Told, Words, count, defects};
use serde::Deserialize;

use super::accounts_frame::{Managing, Section};
use crate::EntState;
use crate::ops::import::{Import, ImportError, Maker, Missing, Opener, Report, apply, plan, undo};
use crate::ops::pending_import::{self, Pending};
use crate::rules::import::{LARGEST, LIMITS, Outcome, What};

const CHOOSE: &str = "/ent/comptes/importer";
const APPLY: &str = "/ent/comptes/importer/appliquer";
const UNDO: &str = "/ent/comptes/importer/annuler";

pub(crate) fn routes() -> Routes<EntState> {
    Routes::new()
        .get(CHOOSE, Access::AccountManager, choose)
        .upload(CHOOSE, Access::AccountManager, LARGEST, verify)
        .post(APPLY, Access::AccountManager, keep)
        .post(UNDO, Access::AccountManager, take_back)
}

#[derive(Template)]
#[template(path = "accounts/import.html")]
struct ChoosePage {
    page: Page,
    w: Words,
    structures: Vec<PageLink>,
    everything: bool,
    file: Field,
    missing: Field,
    action: String,
    back: String,
    last: Option<Last>,
}

/// The last import, which can be taken back.
struct Last {
    sentence: String,
    action: String,
    import: String,
}

#[derive(Template)]
#[template(path = "accounts/import_check.html")]
struct CheckPage {
    page: Page,
    w: Words,
    structures: Vec<PageLink>,
    sentence: String,
    counts: Vec<(String, String)>,
    /// Line of the file, and what changes.
    first: Vec<(String, String)>,
    /// How many, what, what to do, where.
    defects: Vec<(String, String, String, String)>,
    token: String,
    /// The number to type when many people would leave.
    confirm: Option<Field>,
    /// The button, when there is something to do.
    button: Option<String>,
    action: String,
    back: String,
}

/// The form of the check page, and that of taking back.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Confirmed {
    jeton: String,
    departs: String,
    import: String,
}

async fn choose(State(state): State<EntState>, managing: Managing) -> Rendered {
    let mut page = choose_page(&state, &managing, None).await?;
    let w = managing.w;
    let number = |name: &str| managing.parameter(name).parse::<usize>().ok();
    if let (Some(created), Some(changed), Some(gone)) =
        (number("crees"), number("modifies"), number("partis"))
    {
        let facts = [("crees", count(created)), ("modifies", count(changed)), ("partis", count(gone))];
        page.page = page.page.message(Panel::success(w.tell("import-fait", facts)));
    } else if let (Some(gone), Some(restored)) = (number("retires"), number("retablis")) {
        let facts = [("retires", count(gone)), ("retablis", count(restored))];
        page.page = page.page.message(Panel::success(w.tell("import-annule", facts)));
    }
    Ok(html(&page))
}

async fn verify(State(state): State<EntState>, managing: Managing, upload: Upload) -> Rendered {
    let missing = if upload.field("absents") == "partent" { Missing::Gone } else { Missing::Keep };
    let Some(file) = upload.file else {
        let error = Some(managing.w.say("import-choisissez"));
        let mut page = choose_page(&state, &managing, error).await?;
        page.page = page.page.errors([&page.file]);
        return Ok(html_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
    };
    let import = import(&managing, file.content.to_vec(), missing);
    let report = match plan(state.store(), &import, &maker(&state, &managing, String::new())).await {
        Ok(report) => report,
        Err(error) => return refused(&state, &managing, error, file.name).await,
    };
    let pending = Pending { school: managing.school.uai, missing, counts: report.counts, file: file.content };
    let kept = pending_import::put(&state, managing.manager.own, pending).await;
    let token = kept.map_err(Problem::failure)?;
    Ok(html(&check_page(&managing, &file.name, &report, token)))
}

async fn keep(State(state): State<EntState>, managing: Managing, Form(form): Form<Confirmed>) -> Rendered {
    let old_page = || Problem::known(Known::Stale);
    let pending = pending_import::take(&state, managing.manager.own, &form.jeton).await?;
    let pending = pending.filter(|one| one.school == managing.school.uai).ok_or_else(old_page)?;
    let import = import(&managing, pending.file.to_vec(), pending.missing);
    let name = pending_import::name()?;
    let maker = maker(&state, &managing, name);
    // What was shown is what is done, or nothing is.
    let planned = plan(state.store(), &import, &maker).await.map_err(failed)?;
    if planned.counts != pending.counts {
        return Err(old_page());
    }
    let confirmed = form.departs.trim().parse().ok();
    let counts = match apply(state.store(), &import, &maker, confirmed).await {
        Ok(report) => report.counts,
        Err(ImportError::Held { held, counts }) => {
            let share = held.leaving * 100 / held.present.max(1);
            return Err(Problem::known(Known::SafetyHold)
                .number("n", counts.gone as u64)
                .number("total", held.present as u64)
                .number("part", share as u64)
                .with("population", managing.w.population(held.population)));
        }
        Err(error) => return Err(failed(error)),
    };
    let told = format!("crees={}&modifies={}&partis={}", counts.created, counts.changed, counts.gone);
    Ok(Redirect::to(&managing.href(&format!("{CHOOSE}?{told}"))).into_response())
}

async fn take_back(
    State(state): State<EntState>,
    managing: Managing,
    Form(form): Form<Confirmed>,
) -> Rendered {
    let maker = maker(&state, &managing, form.import.clone());
    let undone = undo(state.store(), &maker, &scope(&managing), &form.import).await.map_err(failed)?;
    let undone = undone.ok_or_else(|| Problem::known(Known::Stale))?;
    let told = format!("retires={}&retablis={}", undone.gone, undone.restored);
    Ok(Redirect::to(&managing.href(&format!("{CHOOSE}?{told}"))).into_response())
}

/// Whoever administers the ENT imports for every school, the management of a school for that school.
fn import(managing: &Managing, file: Vec<u8>, missing: Missing) -> Import {
    let everything = managing.current.administers();
    let school: Uai = managing.school.uai;
    let file: Arc<[u8]> = file.into();
    let people: Opener = Arc::new(move || Ok(Box::new(Cursor::new(file.clone())) as Box<dyn BufRead + Send>));
    Import {
        people,
        schools: Vec::new(),
        missing,
        managed: (!everything).then(|| BTreeSet::from([school])),
        default_school: (!everything).then_some(school),
        limits: LIMITS,
    }
}

fn maker(state: &EntState, managing: &Managing, import: String) -> Maker {
    Maker { actor: managing.current.actor(), now: state.now(), import, undo: Some(scope(managing)) }
}

/// Whose last import can be taken back: the whole ENT's, or the school's.
fn scope(managing: &Managing) -> String {
    if managing.current.administers() { "*".to_owned() } else { managing.school.uai.to_string() }
}

fn failed(error: ImportError) -> Problem {
    match error {
        ImportError::Busy => Problem::known(Known::Stale),
        ImportError::Store(error) => error.into(),
        error => Problem::failure(error),
    }
}

async fn choose_page(
    state: &EntState,
    managing: &Managing,
    error: Option<String>,
) -> Result<ChoosePage, Problem> {
    let w = managing.w;
    let last = state.store().last_import(&scope(managing)).await?.map(|last| Last {
        sentence: w.tell(
            "import-dernier",
            [
                ("date", w.moment(last.at).into()),
                ("crees", count(last.created)),
                ("modifies", count(last.changed)),
            ],
        ),
        action: managing.href(UNDO),
        import: last.import,
    });
    let missing = vec![
        Choice::new("restent", w.say("import-absents-restent")),
        Choice::new("partent", w.say("import-absents-partent")).hint(w.say("import-absents-partent-aide")),
    ];
    Ok(ChoosePage {
        page: managing.page(w.say("import-titre"), Section::Import),
        w,
        structures: managing.structures(),
        everything: managing.current.administers(),
        file: Field::file("fichier", w.say("import-fichier"), ".csv,.txt").required().error(error),
        missing: Field::radios("absents", w.say("import-absents"), missing).value("restent"),
        action: managing.href(CHOOSE),
        back: managing.href("/ent/comptes"),
        last,
    })
}

fn check_page(managing: &Managing, file: &str, report: &Report, token: String) -> CheckPage {
    let w = managing.w;
    let counts = &report.counts;
    let rows = [
        ("import-crees", counts.created),
        ("import-modifies", counts.changed),
        ("import-inchanges", counts.unchanged),
        ("import-partent", counts.gone),
    ];
    let mut page = managing.page(w.say("import-verifier"), Section::Import);
    if let Some(held) = report.held {
        let facts = [
            ("n", count(held.leaving)),
            ("total", count(held.present)),
            ("population", w.population(held.population).into()),
        ];
        page = page
            .message(Panel::warning(w.say("import-garde-fou")).say(w.tell("import-garde-fou.fait", facts)));
    }
    let confirm =
        Field::text("departs", w.tell1("import-confirmer", "n", counts.gone)).digits().required().short();
    let told = |(kind, found): (_, &passerelle_exchange::DefectReport)| {
        let remedy = defects::remedy(w, kind).unwrap_or_default();
        let what = format!("{} ({})", defects::phrase(w, kind), defects::effect(w, kind));
        (w.number(found.count), what, remedy, defects::examples(w, found))
    };
    CheckPage {
        page,
        w,
        structures: managing.structures(),
        sentence: w.tell(
            "import-rien-change",
            [("fichier", file.into()), ("n", count(report.people)), ("lignes", count(report.rows))],
        ),
        counts: rows.map(|(key, n)| (w.say(key), w.number(n))).into(),
        first: report.first.iter().map(|one| (w.number(one.line), outcome(w, &one.outcome))).collect(),
        defects: report.defects.iter().map(told).collect(),
        token,
        confirm: report.held.map(|_| confirm),
        button: (counts.touched() > 0).then(|| w.tell1("import-appliquer", "n", counts.touched())),
        action: managing.href(APPLY),
        back: managing.href(CHOOSE),
    }
}

fn outcome(w: Words, outcome: &Outcome) -> String {
    match outcome {
        Outcome::Created => w.say("import-ligne-cree"),
        Outcome::Same => String::new(),
        Outcome::Changed(what) => {
            let each: Vec<_> = what.iter().map(|one| w.say(changed(*one))).collect();
            each.join(", ")
        }
    }
}

const fn changed(what: What) -> &'static str {
    match what {
        What::Name => "import-quoi-nom",
        What::Civil => "import-quoi-etat-civil",
        What::Address => "import-quoi-adresse",
        What::Positions => "import-quoi-fonctions",
        What::Guardians => "import-quoi-responsables",
        What::Password => "import-quoi-mot-de-passe",
        What::Return => "import-quoi-retour",
    }
}

/// The form again, with what was wrong above it.
async fn refused(state: &EntState, managing: &Managing, error: ImportError, file: String) -> Rendered {
    let told = match &error {
        ImportError::Table(error) => error.into(),
        ImportError::Unattributed { rows } => {
            Told::new("E17", "import-lignes-anonymes", Class::RefusedByRule).number("n", *rows)
        }
        _ => return Err(failed(error)),
    };
    let told = told.file(file).told(managing.w);
    let mut page = choose_page(state, managing, None).await?;
    let panel = Panel::error(told.title.clone()).say(told.fact).say(told.remedy);
    page.page.errors = ErrorSummary::general(page.page.words(), told.title);
    page.page = page.page.message(panel);
    Ok(html_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
}
