//! The index and the pages that the law asks for.

use askama::Template;
use axum::extract::State;

use crate::site::in_language;
use crate::{Page, Rendered, Site, Visitor, html};

#[derive(Template)]
#[template(path = "index.html")]
struct IndexPage {
    page: Page,
    lead: String,
    entries: Vec<Line>,
}

/// A link and what is behind it.
struct Line {
    label: String,
    about: String,
    href: String,
}

#[derive(Template)]
#[template(path = "text.html")]
struct TextPage {
    page: Page,
    sections: Vec<(String, String)>,
}

/// What this server offers.
pub(super) async fn index(State(site): State<Site>, visitor: Visitor) -> Rendered {
    let lead = visitor.own_words().say("accueil-debut");
    Ok(html(&IndexPage {
        page: visitor.page(site.name(visitor.lang())),
        lead,
        entries: entries(&site, &visitor),
    }))
}

/// The index and the common pages: the second way to find a page.
pub(super) async fn site_map(State(site): State<Site>, visitor: Visitor) -> Rendered {
    let words = visitor.own_words();
    let common = [
        ("nav-aide", "/aide/"),
        ("aide-acces", "/aide/acces"),
        ("aide-delegation", "/aide/delegation"),
        ("aide-rapprochement", "/aide/rapprochement"),
        ("aide-assistance", "/aide/assistance"),
        ("etat-titre", "/etat"),
        ("accessibilite-titre", "/accessibilite"),
        ("mentions-titre", "/mentions"),
        ("donnees-titre", "/donnees"),
    ];
    let mut lines = entries(&site, &visitor);
    lines.extend(common.map(|(key, href)| Line {
        label: words.say(key),
        about: String::new(),
        href: href.to_owned(),
    }));
    let page = visitor.page(words.say("plan-titre"));
    Ok(html(&IndexPage { page, lead: words.say("plan-debut"), entries: lines }))
}

pub(super) async fn accessibility(State(site): State<Site>, visitor: Visitor) -> Rendered {
    Ok(text(&site, &visitor, "accessibilite", 4))
}

pub(super) async fn notice(State(site): State<Site>, visitor: Visitor) -> Rendered {
    Ok(text(&site, &visitor, "mentions", 3))
}

pub(super) async fn personal_data(State(site): State<Site>, visitor: Visitor) -> Rendered {
    Ok(text(&site, &visitor, "donnees", 5))
}

fn text(site: &Site, visitor: &Visitor, zone: &str, length: usize) -> axum::response::Response {
    let words = visitor.own_words();
    let unknown = words.say("non-renseigne");
    let or_unknown = |text: &str| if text.is_empty() { unknown.clone() } else { text.to_owned() };
    let (contact, publisher) = (or_unknown(site.contact()), or_unknown(site.publisher()));
    let section = |n: usize| {
        let key = format!("{zone}-{n}");
        let text = words.tell2(&format!("{key}.texte"), "contact", &contact, "editeur", &publisher);
        (words.say(&key), text)
    };
    let page = visitor.page(words.say(&format!("{zone}-titre")));
    html(&TextPage { page, sections: (1..=length).map(section).collect() })
}

fn entries(site: &Site, visitor: &Visitor) -> Vec<Line> {
    let line = |entry: &crate::Entry| Line {
        label: in_language(&entry.label, visitor.lang()).to_owned(),
        about: in_language(&entry.about, visitor.lang()).to_owned(),
        href: entry.href.clone(),
    };
    site.entries().iter().map(line).collect()
}
