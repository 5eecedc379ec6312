//! A password that somebody chooses, on both sides: typed twice, judged, and asked for by the same fields.

use passerelle_model::Secret;
use passerelle_words::Words;

use crate::CATALOGUE;
use crate::components::Field;
use crate::strength::{SHORTEST, Weakness, weaknesses};

/// A password, typed twice.
#[derive(Debug)]
pub struct Chosen {
    password: Secret<String>,
    again: Secret<String>,
}

/// Why a password is not taken.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Unfit {
    /// It would be guessed.
    #[error("a weak password")]
    Weak(Vec<Weakness>),
    /// It was not typed twice the same.
    #[error("two passwords")]
    Different,
}

impl Chosen {
    /// What was typed in the two fields of [`chosen_fields`].
    pub fn new(password: String, again: String) -> Self {
        Self { password: Secret::new(password), again: Secret::new(again) }
    }

    /// The password, if it will do for somebody whose login and names are `own`.
    pub fn accepted(self, own: &[&str]) -> Result<Secret<String>, Unfit> {
        let found = weaknesses(self.password.expose_secret(), own);
        if !found.is_empty() {
            return Err(Unfit::Weak(found));
        }
        // Both come from the same form: how long their comparison takes tells nothing.
        if self.password.expose_secret() != self.again.expose_secret() {
            return Err(Unfit::Different);
        }
        Ok(self.password)
    }
}

/// The field of the present password, under a name of the form's own.
pub fn present_field(words: Words, name: &str, is_wrong: bool) -> Field {
    let w = words.of(&CATALOGUE);
    Field::password(name, w.say("motdepasse-actuel"))
        .autocomplete("current-password")
        .reveal(w.say("motdepasse-afficher"))
        .required()
        .error(is_wrong.then(|| w.say("motdepasse-actuel-faux")))
}

/// The two fields of a new password, `mot_de_passe` and `encore`, with what is against what was typed.
pub fn chosen_fields(words: Words, unfit: Option<&Unfit>) -> [Field; 2] {
    let w = words.of(&CATALOGUE);
    let (weak, different) = match unfit {
        Some(Unfit::Weak(found)) => (Some(reasons(w, found)), None),
        Some(Unfit::Different) => (None, Some(w.say("motdepasse-differents"))),
        None => (None, None),
    };
    let field = |name, label| {
        Field::password(name, label)
            .autocomplete("new-password")
            .reveal(w.say("motdepasse-afficher"))
            .required()
    };
    [
        field("mot_de_passe", w.say("motdepasse-nouveau"))
            .hint(w.tell1("motdepasse-regle", "n", SHORTEST))
            .error(weak),
        field("encore", w.say("motdepasse-encore")).error(different),
    ]
}

fn reasons(w: Words, found: &[Weakness]) -> String {
    let reason = |weakness: &Weakness| match weakness {
        Weakness::Short => w.tell1("motdepasse-court", "n", SHORTEST),
        Weakness::Long => w.say("motdepasse-long"),
        Weakness::Personal => w.say("motdepasse-personnel"),
        Weakness::Common => w.say("motdepasse-courant"),
        Weakness::Monotonous => w.say("motdepasse-monotone"),
    };
    found.iter().map(reason).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use passerelle_words::{Lang, Words};

    use super::{Chosen, Unfit, chosen_fields, present_field};
    use crate::CATALOGUE;
    use crate::strength::Weakness;

    const GOOD: &str = "agrafe cheval pile correcte";

    fn judged(password: &str, again: &str) -> Result<String, Unfit> {
        let chosen = Chosen::new(password.to_owned(), again.to_owned());
        chosen.accepted(&["jm.bukisa", "BUKISA"]).map(|password| password.expose_secret().clone())
    }

    #[test]
    fn a_password_is_taken_when_it_is_strong_and_typed_twice_the_same() {
        assert_eq!(judged(GOOD, GOOD).as_deref(), Ok(GOOD));
        assert_eq!(judged(GOOD, "agrafe cheval pile"), Err(Unfit::Different));
        assert_eq!(
            judged("court", "autre"),
            Err(Unfit::Weak(vec![Weakness::Short])),
            "what matters more first"
        );
        let personal = "bukisa et encore bukisa";
        assert_eq!(judged(personal, personal), Err(Unfit::Weak(vec![Weakness::Personal])));
    }

    #[test]
    fn each_field_tells_what_is_wrong_with_it_and_no_password_is_written_back() {
        let words = Words::new(Lang::French, &CATALOGUE);
        let written = |unfit: Option<&Unfit>| chosen_fields(words, unfit).map(|field| field.to_string());
        let [new, again] = written(None);
        assert!(new.contains("name=\"mot_de_passe\"") && again.contains("name=\"encore\""));
        assert!(!new.contains("value=\"") && !again.contains("value=\""), "{new}{again}");
        let [new, again] = written(Some(&Unfit::Weak(vec![Weakness::Short, Weakness::Common])));
        assert!(new.contains("Il faut au moins 12") && new.contains("des premiers que l’on essaie"), "{new}");
        assert!(!again.contains("aria-invalid"), "{again}");
        let [new, again] = written(Some(&Unfit::Different));
        assert!(!new.contains("aria-invalid") && again.contains("pas pareils"), "{again}");
        let present = present_field(words, "actuel", true).to_string();
        assert!(
            present.contains("name=\"actuel\"") && present.contains("pas votre mot de passe"),
            "{present}"
        );
    }
}
