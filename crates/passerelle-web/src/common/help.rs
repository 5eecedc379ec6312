//! *Aide*: the four chapters of the procedure.

use askama::Template;
use axum::extract::{Path, State};
use passerelle_words::Words;

use crate::problem::{Known, Problem};
use crate::{Page, PageLink, Rendered, Site, Visitor, html};

/// A chapter: its address and how many paragraphs it has.
const CHAPTERS: [(&str, usize); 4] =
    [("acces", 5), ("delegation", 5), ("rapprochement", 6), ("assistance", 4)];

#[derive(Template)]
#[template(path = "help.html")]
struct HelpPage {
    page: Page,
    lead: String,
    chapters: Vec<PageLink>,
    sections: Vec<(String, String)>,
    contact: String,
}

pub(super) async fn contents(visitor: Visitor) -> Rendered {
    let words = visitor.own_words();
    let chapters = CHAPTERS.iter().map(|(slug, _)| PageLink {
        label: words.say(&format!("aide-{slug}")),
        href: format!("/aide/{slug}"),
        current: false,
    });
    Ok(html(&HelpPage {
        page: visitor.page(words.say("aide-titre")),
        lead: words.say("aide-debut"),
        chapters: chapters.collect(),
        sections: Vec::new(),
        contact: String::new(),
    }))
}

pub(super) async fn chapter(
    State(site): State<Site>,
    Path(slug): Path<String>,
    visitor: Visitor,
) -> Rendered {
    let chapter = CHAPTERS.iter().find(|(found, _)| *found == slug);
    let (slug, length) = chapter.ok_or_else(|| Problem::known(Known::NotFound))?;
    let words = visitor.own_words();
    let section = |n: usize| {
        let key = format!("aide-{slug}-{n}");
        (told(words, &site, &key), told(words, &site, &format!("{key}.texte")))
    };
    let asked = if *slug == "assistance" { site.contact() } else { "" };
    Ok(html(&HelpPage {
        page: visitor.page(words.say(&format!("aide-{slug}"))).crumb(words.say("aide-titre"), "/aide/"),
        lead: told(words, &site, &format!("aide-{slug}.debut")),
        chapters: Vec::new(),
        sections: (1..=*length).map(section).collect(),
        contact: asked.to_owned(),
    }))
}

fn told(words: Words, site: &Site, key: &str) -> String {
    words.tell2(key, "vs", site.vs(), "ent", site.ent())
}
