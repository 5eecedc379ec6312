//! The layout and its components as HTML.

use passerelle_web::CATALOGUE;
use passerelle_web::components::{Field, Icon, Panel, State, Steps};
use passerelle_words::{Lang, Words};

use crate::fixture::{application, get};

#[tokio::test]
async fn an_error_is_tied_to_its_field_and_repeated_above() {
    let page = get(&application(), "/form", &[]).await.body;
    assert!(
        page.contains("<title>Erreur\u{a0}: Formulaire – Collège d’essai – Passerelle</title>"),
        "{page}"
    );
    assert!(page.contains(r#"role="alert" tabindex="-1""#) && page.contains("Une réponse est à corriger"));
    assert!(page.contains(r##"<a href="#nom">Tapez &#60;un&#62; nom.</a>"##), "{page}");
    assert!(page.contains(r#"aria-invalid="true" aria-describedby="nom-aide nom-erreur">"#), "{page}");
    assert!(page.contains(r#"<p class="erreur" id="nom-erreur">Tapez &#60;un&#62; nom.</p>"#));
}

#[tokio::test]
async fn the_layout_has_its_landmarks_in_order_and_nothing_inline() {
    let page = get(&application(), "/form", &[]).await.body;
    let order =
        [r##"<a class="evitement" href="#contenu">"##, "<header", r#"<main id="contenu""#, "<h1>", "<footer"];
    let places: Vec<usize> = order.iter().map(|part| page.find(part).expect(part)).collect();
    assert!(places.is_sorted(), "{places:?}");
    for inline in [" style=", "<style", "javascript:", " onclick="] {
        assert!(!page.contains(inline), "{inline}");
    }
    assert!(page.starts_with("<!doctype html>"), "{page}");
}

#[test]
fn a_password_is_never_written_back() {
    let field =
        Field::password("secret", "Mot de passe").value("Ancolie-31").autocomplete("current-password");
    let html = field.to_string();
    assert!(!html.contains("Ancolie") && html.contains(r#"autocomplete="current-password""#), "{html}");
}

#[test]
fn components_escape_what_they_are_given() {
    let words = Words::new(Lang::French, &CATALOGUE);
    let evil = "<b>\"'";
    let pieces = [
        Panel::warning(evil).say(evil).link(evil, evil).to_string(),
        State::new(Icon::Hand, evil).to_string(),
        Steps::new(words, vec![evil.to_owned()], 1).to_string(),
        Field::text("n", evil).value(evil).hint(evil).to_string(),
    ];
    for html in pieces {
        assert!(!html.contains("<b>") && !html.contains("\"\"'"), "{html}");
    }
}

#[test]
fn the_current_step_is_marked() {
    let words = Words::new(Lang::French, &CATALOGUE);
    let html = Steps::new(words, vec!["Préparer".to_owned(), "Importer".to_owned()], 2).to_string();
    assert!(html.contains(r#"aria-label="Étape 2 sur 2""#), "{html}");
    assert!(html.contains(r#"<li aria-current="step"><span class="numero">2</span> Importer"#), "{html}");
    assert!(html.contains("(faite)"), "{html}");
}
