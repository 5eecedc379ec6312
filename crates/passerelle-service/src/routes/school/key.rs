//! S44: the public key to give to the ENT.

use askama::Template;
use passerelle_web::components::CopyField;
use passerelle_web::{Page, Rendered, html};

use super::frame::{Frame, named};
use super::guard::School;

#[derive(Template)]
#[template(path = "school/key.html")]
struct Key {
    page: Page,
    frame: Frame,
    bits: String,
    fingerprint: CopyField,
    pem: String,
}

/// The page.
pub(super) async fn show(school: School) -> Rendered {
    let (page, frame) = named(&school, school.w.say("etab-cle-titre"));
    let key = school.state.key.public();
    Ok(html(&Key {
        bits: key.bits().to_string(),
        fingerprint: CopyField::new(
            school.w,
            "empreinte",
            school.w.say("etab-cle-empreinte"),
            key.fingerprint(),
        ),
        pem: key.to_spki_pem(),
        page,
        frame,
    }))
}
