//! Texts as templates say them.

use askama::Template;
use passerelle_model::{Population, Timestamp};
use passerelle_words::{COMMON, Lang, Words};

#[derive(Template)]
#[template(
    ext = "html",
    source = r#"<html lang="{{ w.lang().code() }}">
<h1>{{ w.say("tableau-titre") }}</h1>
<p>{{ w.tell1("tableau-reste", "n", left) }}</p>
<p>{{ w.tell1("tableau-utilisateurs-vs", "vs", service) }}</p>
<p>{{ w.tell1("tableau-utilisateurs-vs", "vs", service.as_str()) }}</p>
<p>{{ w.tell2("defauts-lieu-fiche", "ligne", "12", "fiche", 1044_u64) }}</p>
{% for n in counts %}<p>{{ w.number(n) }}, {{ w.tell1("tableau-reste", "n", n) }}</p>{% endfor %}
<p>{{ w.population(population) }}</p>
<p>{{ w.date(at) }} {{ w.short_date(at) }} {{ w.time(at) }} {{ w.moment(at) }}</p>"#
)]
struct Page {
    w: Words,
    left: usize,
    counts: Vec<u64>,
    service: String,
    population: Population,
    at: Timestamp,
}

fn page(lang: Lang) -> String {
    Page {
        w: Words::new(lang, &COMMON),
        left: 1_044,
        counts: vec![1],
        service: "<Vie scolaire>".to_owned(),
        population: Population::Guardian,
        at: Timestamp::from_unix(1_788_437_100),
    }
    .render()
    .expect("texts never fail")
}

#[test]
fn a_template_says_texts_numbers_and_dates_in_french() {
    let vs = "<p>Utilisateurs &#60;Vie scolaire&#62;</p>\n";
    assert_eq!(
        page(Lang::French),
        format!(
            "<html lang=\"fr\">\n<h1>Tableau de supervision</h1>\n\
             <p>Il reste 1\u{202f}044 personnes à compléter.</p>\n{vs}{vs}\
             <p>ligne 12 (1\u{202f}044)</p>\n\
             <p>1, Il reste 1 personne à compléter.</p>\n<p>Parents</p>\n\
             <p>3 septembre 2026 03/09/2026 14 h 05 3 septembre 2026 à 14 h 05</p>"
        )
    );
}

#[test]
fn a_template_says_texts_numbers_and_dates_in_english() {
    let page = page(Lang::English);
    assert!(page.contains("<p>1,044 people still have to be completed.</p>"), "{page}");
    assert!(page.contains("<p>3 September 2026 03/09/2026 14:05 3 September 2026, 14:05</p>"), "{page}");
}
