//! « Arrêter la publication », « Publier la base »: now, or at a given time.

use askama::Template;
use axum::Form;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use passerelle_model::Timestamp;
use passerelle_store::service::Scheduled;
use passerelle_web::components::{Choice, Field};
use passerelle_web::{Page, Rendered, Visitor, html_with};
use passerelle_words::Words;
use serde::Deserialize;

use super::frame::{Tab, inside};
use super::guard::HostedBase;
use crate::ServiceState;
use crate::ops::{console, schedule as ops};
use crate::rules::schedule::{BadTime, Day, evening, instant, noon};

/// What the two pages send; without a choice, it is now.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    retour: String,
    quand: String,
    jour: String,
    heure: String,
    reprise_jour: String,
    reprise_heure: String,
}

impl Sent {
    fn later(&self) -> bool {
        self.quand == "heure"
    }

    fn at(&self, now: Timestamp) -> Result<Timestamp, BadTime> {
        instant(now, day(&self.jour), &self.heure)
    }

    fn again(&self, now: Timestamp) -> Result<Option<Timestamp>, BadTime> {
        if self.reprise_heure.trim().is_empty() {
            return Ok(None);
        }
        instant(now, day(&self.reprise_jour), &self.reprise_heure).map(Some)
    }
}

#[derive(Template)]
#[template(path = "console/when.html")]
struct When {
    page: Page,
    w: Words,
    sentences: Vec<String>,
    action: String,
    back: &'static str,
    cancel: String,
    moment: Field,
    day: Field,
    hour: Field,
    /// When the base is published again.
    again: Option<(Field, Field)>,
    button: String,
    danger: bool,
}

/// What is wrong with the times, field by field.
#[derive(Clone, Copy, Default)]
struct Wrong {
    at: Option<BadTime>,
    again: Option<BadTime>,
}

/// What stopping would do.
pub(super) async fn ask_stop(
    State(state): State<ServiceState>,
    visitor: Visitor,
    Query(sent): Query<Sent>,
    hosted: HostedBase,
) -> Rendered {
    if !hosted.base.publication.published {
        return Ok(to(&hosted, Tab::of(&sent.retour), ""));
    }
    stop_page(&state, &visitor, &hosted, &sent, Wrong::default()).await
}

/// « Arrêter la publication », confirmed.
pub(super) async fn stop(
    State(state): State<ServiceState>,
    visitor: Visitor,
    hosted: HostedBase,
    Form(sent): Form<Sent>,
) -> Rendered {
    let back = Tab::of(&sent.retour);
    let again = match sent.again(hosted.now) {
        Ok(again) => again,
        Err(bad) => {
            return stop_page(&state, &visitor, &hosted, &sent, Wrong { again: Some(bad), at: None }).await;
        }
    };
    if !sent.later() {
        console::stop(&state, &hosted.base, &hosted.plans, again, hosted.actor()).await?;
        return Ok(to(&hosted, back, "arretee"));
    }
    let at = match sent.at(hosted.now) {
        Ok(at) => at,
        Err(bad) => {
            return stop_page(&state, &visitor, &hosted, &sent, Wrong { at: Some(bad), again: None }).await;
        }
    };
    match ops::plan_stop(&state, &hosted.base, at, again, hosted.actor()).await? {
        Ok(()) => Ok(to(&hosted, Tab::Publication, "prevu")),
        Err(bad) => stop_page(&state, &visitor, &hosted, &sent, Wrong { again: Some(bad), at: None }).await,
    }
}

/// « Publier à une heure donnée ».
pub(super) async fn ask_publication(
    visitor: Visitor,
    Query(sent): Query<Sent>,
    hosted: HostedBase,
) -> Rendered {
    if hosted.base.publication.published {
        return Ok(to(&hosted, Tab::of(&sent.retour), ""));
    }
    Ok(publication_page(&visitor, &hosted, &sent, None))
}

/// « Publier la base ».
pub(super) async fn publish(
    State(state): State<ServiceState>,
    visitor: Visitor,
    hosted: HostedBase,
    Form(sent): Form<Sent>,
) -> Rendered {
    if !sent.later() {
        console::publish(&state, &hosted.base, &hosted.plans, hosted.actor()).await?;
        return Ok(to(&hosted, Tab::of(&sent.retour), "publiee"));
    }
    match sent.at(hosted.now) {
        Ok(at) => {
            ops::plan_publication(&state, &hosted.base, &hosted.plans, at, hosted.actor()).await?;
            Ok(to(&hosted, Tab::Publication, "prevu"))
        }
        Err(bad) => Ok(publication_page(&visitor, &hosted, &sent, Some(bad))),
    }
}

/// « Annuler ce qui est prévu ».
pub(super) async fn cancel(State(state): State<ServiceState>, hosted: HostedBase) -> Rendered {
    ops::cancel(&state, &hosted.base, &hosted.plans, hosted.actor()).await?;
    Ok(to(&hosted, Tab::Publication, "annule"))
}

/// « Arrêt prévu le 3 septembre 2026 à 18 h 30… ».
pub(super) fn planned(w: Words, scheduled: &Scheduled) -> String {
    let key = match (scheduled.publish, scheduled.again) {
        (true, _) => "console-prevu-publication",
        (false, None) => "console-prevu-arret",
        (false, Some(_)) => "console-prevu-arret-et-reprise",
    };
    let again = scheduled.again.map(|again| w.moment(again)).unwrap_or_default();
    let said = [("quand", w.moment(scheduled.at)), ("reprise", again), ("numero", scheduled.by.clone())];
    w.tell(key, said.into_iter().map(|(name, value)| (name, value.into())))
}

async fn stop_page(
    state: &ServiceState,
    visitor: &Visitor,
    hosted: &HostedBase,
    sent: &Sent,
    wrong: Wrong,
) -> Rendered {
    let connected = console::connected(state, &hosted.base).await?;
    let back = Tab::of(&sent.retour);
    let (page, frame) = inside(visitor, hosted, back, "console-arreter-titre");
    let (w, vs) = (frame.w, hosted.base.service_name.as_str());
    let again = (
        day_field(w, hosted.now, "reprise_jour", "console-reprise-jour", &sent.reprise_jour, Day::Tomorrow),
        Field::text("reprise_heure", w.say("console-reprise-heure"))
            .value(sent.reprise_heure.as_str())
            .hint(w.say("console-reprise-aide"))
            .error(wrong.again.map(|bad| complaint(w, bad)))
            .short(),
    );
    let sentences = vec![
        w.tell1("console-arreter-connectes", "n", connected),
        w.tell1("console-arreter-ce-qu-ils-verront", "vs", vs),
        w.say("console-arreter-ensuite"),
    ];
    Ok(draw(
        hosted,
        sent,
        w,
        page,
        wrong.at,
        Texts {
            sentences,
            path: "publication/arreter",
            back,
            now: "console-arreter-maintenant",
            later: "console-arreter-a-l-heure",
            button: "console-arreter",
            again: Some(again),
            danger: true,
            chosen: if sent.later() { "heure" } else { "maintenant" },
        },
    ))
}

fn publication_page(visitor: &Visitor, hosted: &HostedBase, sent: &Sent, wrong: Option<BadTime>) -> Response {
    let back = Tab::of(&sent.retour);
    let (page, frame) = inside(visitor, hosted, back, "console-publier-titre");
    let w = frame.w;
    draw(
        hosted,
        sent,
        w,
        page,
        wrong,
        Texts {
            sentences: vec![w.say("console-publier-explication")],
            path: "publication/publier",
            back,
            now: "console-publier-maintenant",
            later: "console-publier-a-l-heure",
            button: "console-publier",
            again: None,
            danger: false,
            chosen: if sent.quand == "maintenant" { "maintenant" } else { "heure" },
        },
    )
}

/// What differs between the two pages.
struct Texts {
    sentences: Vec<String>,
    path: &'static str,
    back: Tab,
    now: &'static str,
    later: &'static str,
    button: &'static str,
    again: Option<(Field, Field)>,
    danger: bool,
    chosen: &'static str,
}

fn draw(
    hosted: &HostedBase,
    sent: &Sent,
    w: Words,
    page: Page,
    wrong: Option<BadTime>,
    texts: Texts,
) -> Response {
    let (usual_day, usual_hour) = evening(hosted.now);
    let hour = if sent.heure.is_empty() && wrong.is_none() { usual_hour } else { sent.heure.clone() };
    let choices = vec![Choice::new("maintenant", w.say(texts.now)), Choice::new("heure", w.say(texts.later))];
    let hour = Field::text("heure", w.say("console-heure"))
        .value(hour)
        .hint(w.say("console-heure-aide"))
        .error(wrong.map(|bad| complaint(w, bad)))
        .short();
    let faulty = texts.again.as_ref().map(|(_, hour)| hour);
    let page = page.errors(std::iter::once(&hour).chain(faulty));
    let status = if page.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    html_with(
        status,
        &When {
            page,
            w,
            sentences: texts.sentences,
            action: hosted.path(texts.path),
            back: texts.back.path(),
            cancel: hosted.path(texts.back.path()),
            moment: Field::radios("quand", w.say("console-quand"), choices).value(texts.chosen),
            day: day_field(w, hosted.now, "jour", "console-jour", &sent.jour, usual_day),
            hour,
            again: texts.again,
            button: w.say(texts.button),
            danger: texts.danger,
        },
    )
}

fn day_field(w: Words, now: Timestamp, name: &str, label: &str, chosen: &str, usual: Day) -> Field {
    let choice = |day, key: &str| Choice::new(code(day), w.tell1(key, "date", w.date(noon(now, day))));
    let chosen = if chosen.is_empty() { usual } else { day(chosen) };
    let days = vec![choice(Day::Today, "console-aujourd-hui"), choice(Day::Tomorrow, "console-demain")];
    Field::select(name, w.say(label), days).value(code(chosen))
}

const fn code(day: Day) -> &'static str {
    match day {
        Day::Today => "aujourdhui",
        Day::Tomorrow => "demain",
    }
}

fn day(code: &str) -> Day {
    if code == "demain" { Day::Tomorrow } else { Day::Today }
}

fn complaint(w: Words, bad: BadTime) -> String {
    w.say(match bad {
        BadTime::NotATime | BadTime::Passed => "console-heure-refusee",
        BadTime::Reversed => "console-heure-inversee",
    })
}

/// Back to a tab, which says what was done.
pub(super) fn to(hosted: &HostedBase, tab: Tab, done: &str) -> Response {
    let query = if done.is_empty() { String::new() } else { format!("?fait={done}") };
    Redirect::to(&format!("{}{query}", hosted.path(tab.path()))).into_response()
}
