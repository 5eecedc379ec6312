//! A secret to take into an authenticator application.

use std::fmt;

use askama::Template;
use passerelle_words::Words;

use super::CopyField;
use crate::CATALOGUE;
use crate::enrolment::Enrolment;
use crate::totp::Drawing;

/// The secret as a drawing, as a link and as a key to type.
#[derive(Template)]
#[template(path = "components/enrolment.html")]
pub struct ShownSecret {
    drawing: Option<Drawing>,
    address: String,
    key: CopyField,
    words: Words,
}

impl ShownSecret {
    /// Any `Words` will do.
    pub fn new(words: Words, enrolment: &Enrolment) -> Self {
        let words = words.of(&CATALOGUE);
        let key = enrolment.text.expose_secret().clone();
        Self {
            drawing: enrolment.drawing.clone(),
            address: enrolment.address.expose_secret().clone(),
            key: CopyField::new(words, "secret", words.say("secret-cle"), key)
                .hint(words.say("secret-cle-aide")),
            words,
        }
    }
}

impl fmt::Debug for ShownSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ShownSecret(…)")
    }
}
