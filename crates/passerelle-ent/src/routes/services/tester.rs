//! « Cette adresse serait-elle acceptée ? »

use askama::Template;
use axum::extract::State;
use passerelle_model::Uai;
use passerelle_store::ent::{Recipient, ReleaseProfile};
use passerelle_web::components::{Field, Panel};
use passerelle_web::{Access, Page, Rendered, Routes, html};
use passerelle_words::Words;

use super::frame::{Administrating, address};
use super::wording;
use crate::EntState;
use crate::rules::services::trial::{Reasons, Trial, Verdict, try_address};

const PAGE: &str = "/ent/services/essai";

pub(super) fn routes() -> Routes<EntState> {
    Routes::new().get(PAGE, Access::EntAdministrator, test)
}

#[derive(Template)]
#[template(path = "services/tester.html")]
struct TesterPage {
    page: Page,
    w: Words,
    field: Field,
    result: Option<Shown>,
}

struct Shown {
    verdict: Panel,
    normal_form: String,
    /// What the service would be told.
    told: Vec<String>,
    refusals: Vec<Refusal>,
}

/// A service that does not accept the address.
struct Refusal {
    name: String,
    href: String,
    /// Each rule with the reason; no rule where it is switched off.
    rules: Vec<(String, String)>,
}

async fn test(State(state): State<EntState>, admin: Administrating) -> Rendered {
    let w = admin.w;
    let typed = admin.parameter("adresse").trim().to_owned();
    let field = Field::text("adresse", w.say("services-essai-adresse"))
        .value(typed.as_str())
        .hint(w.say("services-essai-aide"))
        .autocomplete("off")
        .required();
    let recipients = state.store().recipients().await?;
    let result = (!typed.is_empty()).then(|| shown(w, &try_address(&state.address(), &recipients, &typed)));
    Ok(html(&TesterPage { page: admin.general("services-essai-titre"), w, field, result }))
}

fn shown(w: Words, trial: &Trial<'_>) -> Shown {
    let told = match trial.verdict {
        Verdict::Accepted { recipient, .. } => told(w, recipient),
        _ => Vec::new(),
    };
    let mut panel = verdict(w, &trial.verdict);
    if !trial.also.is_empty() {
        let names: Vec<_> = trial.also.iter().map(|one| one.name.as_str()).collect();
        panel = panel.say(w.tell1("services-essai-aussi", "services", names.join(", ")));
    }
    let refusals = trial.reasons.iter().map(|one| refusal(w, one)).collect();
    Shown { verdict: panel, normal_form: trial.normal_form.clone(), told, refusals }
}

fn verdict(w: Words, verdict: &Verdict<'_>) -> Panel {
    match verdict {
        Verdict::Accepted { recipient, rule } => {
            let title = w.tell1("services-essai-acceptee", "service", recipient.name.as_str());
            Panel::success(title)
                .say(w.tell1("services-essai-regle", "regle", *rule))
                .link(w.say("services-essai-ouvrir"), address(&recipient.id))
        }
        Verdict::Portal => Panel::success(w.say("services-essai-portail")),
        Verdict::Refused => {
            Panel::error(w.say("services-essai-refusee")).say(w.say("services-essai-refusee.faire"))
        }
        Verdict::Unacceptable(why) => {
            Panel::error(w.say("services-essai-impossible")).say(wording::refused_address(w, *why))
        }
    }
}

fn refusal(w: Words, reasons: &Reasons<'_>) -> Refusal {
    let mut rules: Vec<_> =
        reasons.rules.iter().map(|(rule, why)| ((*rule).to_owned(), wording::mismatch(w, why))).collect();
    if rules.is_empty() {
        rules.push((String::new(), w.say("services-avis-desactive")));
    }
    Refusal { name: reasons.recipient.name.clone(), href: address(&reasons.recipient.id), rules }
}

/// What the service is told of those who enter, and of whom.
fn told(w: Words, recipient: &Recipient) -> Vec<String> {
    let settings = &recipient.settings;
    let mut told = vec![wording::profile(w, settings.release.profile)];
    if settings.release.profile == ReleaseProfile::Attributes {
        let names: Vec<_> = settings.release.attributes.iter().map(|one| one.name.as_str()).collect();
        told.push(w.tell1("services-essai-attributs", "attributs", names.join(", ")));
    }
    if !settings.audience.populations.is_empty() {
        let names: Vec<_> = settings.audience.populations.iter().map(|one| w.population(one)).collect();
        told.push(w.tell1("services-essai-populations", "populations", names.join(", ")));
    }
    if !settings.audience.schools.is_empty() {
        let codes: Vec<_> = settings.audience.schools.iter().map(Uai::as_str).collect();
        told.push(w.tell1("services-essai-etablissements", "etablissements", codes.join(", ")));
    }
    told
}
