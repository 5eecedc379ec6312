//! The form of the application behind a space.

use passerelle_store::service::{IdentityHeaders, TokenPlace};
use passerelle_web::components::{Choice, Field};
use passerelle_words::Words;
use serde::Deserialize;

use crate::rules::applications::{AddressFault, Faults, Mode, Typed, names};

/// What the form sends.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    mode: String,
    adresse: String,
    audience: String,
    jeton: String,
    utilisateur: String,
    login: String,
    espace: String,
    population: String,
    base: String,
    session: String,
    /// The settings in force when the page was shown.
    pub(super) etat: String,
}

impl Sent {
    /// As it was typed, tidied.
    pub(super) fn typed(&self) -> Typed {
        let tidy = |text: &str| text.trim().to_owned();
        Typed {
            mode: Mode::of(&self.mode),
            address: tidy(&self.adresse),
            audience: tidy(&self.audience),
            token: match self.jeton.as_str() {
                "bearer" => TokenPlace::Bearer,
                "none" => TokenPlace::None,
                _ => TokenPlace::Header,
            },
            headers: IdentityHeaders {
                user: tidy(&self.utilisateur),
                login: tidy(&self.login),
                space: tidy(&self.espace),
                population: tidy(&self.population),
                base: tidy(&self.base),
                session: tidy(&self.session),
            },
        }
    }
}

/// The name of a mode.
pub(super) const fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::BuiltIn => "application-mode-integree",
        Mode::Proxied => "application-mode-relayee",
        Mode::ForwardAuth => "application-mode-controle",
    }
}

/// The three ways.
pub(super) fn modes(w: Words, chosen: Mode) -> Field {
    let choice = |(of, hint): (Mode, &str)| Choice::new(of.code(), w.say(mode(of))).hint(w.say(hint));
    let choices = [
        (Mode::BuiltIn, "application-mode-integree-aide"),
        (Mode::Proxied, "application-mode-relayee-aide"),
        (Mode::ForwardAuth, "application-mode-controle-aide"),
    ];
    Field::radios("mode", w.say("application-mode"), choices.map(choice).into()).value(chosen.code())
}

/// Where the application is.
pub(super) fn address(w: Words, typed: &Typed, faults: &Faults) -> Field {
    let fault = faults.address.map(|fault| {
        w.say(match fault {
            AddressFault::Empty => "application-adresse-vide",
            AddressFault::Scheme => "application-adresse-https",
            AddressFault::Malformed => "application-adresse-mal-ecrite",
            AddressFault::Ourselves => "application-adresse-nous",
            AddressFault::OtherHost => "application-adresse-autre-hote",
            AddressFault::NotAllowed => "application-adresse-pas-permise",
        })
    });
    Field::url("adresse", w.say("application-adresse"))
        .value(typed.address.as_str())
        .hint(w.say("application-adresse-aide"))
        .error(fault)
}

/// What the application calls itself in tokens.
pub(super) fn audience(w: Words, typed: &Typed, faults: &Faults) -> Field {
    Field::text("audience", w.say("application-audience"))
        .value(typed.audience.as_str())
        .hint(w.say("application-audience-aide"))
        .error(faults.audience.then(|| w.say("application-audience-longue")))
}

/// Where the token stands.
pub(super) fn token(w: Words, typed: &Typed) -> Field {
    let choices = [
        ("header", "application-jeton-en-tete"),
        ("bearer", "application-jeton-bearer"),
        ("none", "application-jeton-aucun"),
    ];
    let chosen = match typed.token {
        TokenPlace::Header => "header",
        TokenPlace::Bearer => "bearer",
        TokenPlace::None => "none",
    };
    let choices = choices.map(|(code, key)| Choice::new(code, w.say(key)));
    Field::radios("jeton", w.say("application-jeton"), choices.into()).value(chosen)
}

/// The names of the headers.
pub(super) fn headers(w: Words, typed: &Typed, faults: &Faults) -> [Field; 6] {
    let labels = [
        ("utilisateur", "application-en-tete-utilisateur"),
        ("login", "application-en-tete-login"),
        ("espace", "application-en-tete-espace"),
        ("population", "application-en-tete-population"),
        ("base", "application-en-tete-base"),
        ("session", "application-en-tete-session"),
    ];
    let names = names(&typed.headers);
    std::array::from_fn(|n| {
        let (name, label) = labels[n];
        Field::text(name, w.say(label))
            .value(names[n])
            .autocomplete("off")
            .error(faults.headers[n].then(|| w.say("application-en-tete-refuse")))
    })
}
