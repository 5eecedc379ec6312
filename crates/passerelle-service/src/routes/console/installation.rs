//! « Mettre en place »: where the sequence stands, and how it ended.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect};
use passerelle_store::service::{InstallationOutcome, InstallationStep};
use passerelle_web::components::{Icon, Panel, State as Shown};
use passerelle_web::{Page, Rendered, Visitor, html};
use passerelle_words::Words;

use super::frame::{Frame, Tab, inside};
use super::guard::HostedBase;
use super::{draft, report};
use crate::ServiceState;
use crate::ops::installation as ops;

#[derive(Template)]
#[template(path = "console/installation.html")]
struct Sequence {
    page: Page,
    frame: Frame,
    steps: Vec<(String, Shown)>,
    tested: Vec<(String, Shown)>,
    outcome: Option<Panel>,
    under_way: bool,
}

/// The list of steps.
pub(super) async fn show(visitor: Visitor, hosted: HostedBase) -> Rendered {
    let (page, mut frame) = inside(&visitor, &hosted, Tab::Delegation, "console-installation-titre");
    let w = frame.w;
    // The page says it itself.
    frame.notices.clear();
    let plans = &hosted.plans;
    let under_way = plans.installation.as_ref();
    let ended = plans.installed.as_ref().filter(|_| under_way.is_none());
    let done = match (under_way.map(|found| found.step), ended.map(|ended| ended.outcome)) {
        (Some(InstallationStep::Stopped), _) => Some(1),
        (Some(InstallationStep::Saved), _) => Some(2),
        (None, Some(InstallationOutcome::Done)) => Some(4),
        (None, Some(_)) => Some(0),
        (None, None) => None,
    };
    let failed = ended.is_some_and(|ended| ended.outcome == InstallationOutcome::TestFailed);
    let test = ended.and_then(|ended| ended.test.as_ref());
    Ok(html(&Sequence {
        steps: done.map(|done| steps(w, done, failed, under_way.is_some())).unwrap_or_default(),
        tested: test.map(|test| report::recorded(w, test)).unwrap_or_default(),
        outcome: ended.map(|ended| outcome(w, ended.outcome, w.moment(ended.at), &ended.by)),
        under_way: under_way.is_some(),
        page,
        frame,
    }))
}

/// « Reprendre ».
pub(super) async fn resume(State(state): State<ServiceState>, hosted: HostedBase) -> Rendered {
    draft::carry_on(&state, &hosted).await
}

/// « Revenir aux anciens réglages ».
pub(super) async fn take_back(State(state): State<ServiceState>, hosted: HostedBase) -> Rendered {
    ops::take_back(&state, &hosted.base.slug, hosted.actor()).await?;
    Ok(Redirect::to(&hosted.path("mise-en-place")).into_response())
}

/// The four steps, of which `done` are done.
fn steps(w: Words, done: usize, failed: bool, under_way: bool) -> Vec<(String, Shown)> {
    let state = |n: usize| match n {
        _ if n < done => Shown::new(Icon::Tick, w.say("console-etape-faite")),
        2 if failed => Shown::new(Icon::Cross, w.say("console-etape-echouee")),
        _ if failed || !under_way => Shown::new(Icon::Bar, w.say("console-etape-defaite")),
        _ if n == done => Shown::new(Icon::Bars, w.say("console-etape-en-cours")),
        _ => Shown::new(Icon::Empty, w.say("console-etape-a-venir")),
    };
    ["arreter", "enregistrer", "tester", "publier"]
        .into_iter()
        .enumerate()
        .map(|(n, step)| (w.say(&format!("console-etape-{step}")), state(n)))
        .collect()
}

fn outcome(w: Words, outcome: InstallationOutcome, at: String, by: &str) -> Panel {
    let panel = match outcome {
        InstallationOutcome::Done => Panel::success(w.say("console-installation-reussie")),
        InstallationOutcome::TestFailed => Panel::error(w.say("console-installation-echouee"))
            .say(w.say("console-installation-echouee-comment")),
        InstallationOutcome::TakenBack => Panel::notice(w.say("console-installation-retour")),
    };
    panel.say(w.tell2("console-installation-quand", "quand", at, "numero", by))
}
