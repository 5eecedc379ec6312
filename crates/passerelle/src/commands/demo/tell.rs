//! What the visitor is told: where to go, as whom.

use std::fmt::Write as _;
use std::path::Path;

use passerelle_demo::{ADMINISTRATOR, HOSTING_NUMBER, Part, SUPERVISOR};
use passerelle_words::Words;
use serde::Serialize;

use super::{World, passwords};

/// The file of the base's parents, for the import of the visit.
pub(super) const PARENTS: &str = "parents.csv";
/// The ENT's public key, for the export of identifiers.
pub(super) const ENT_KEY: &str = "cle-publique-ent.pem";

/// Everything that is told.
#[derive(Debug, Serialize)]
pub(super) struct Visit {
    portal: String,
    accounts: String,
    spaces: String,
    console: String,
    school: String,
    data: String,
    parents: String,
    ent_public_key: String,
    ent_password: &'static str,
    administrator: &'static str,
    guests: Vec<Guest>,
    user_password: &'static str,
    hosting_number: &'static str,
    hosting_password: &'static str,
    last_invoice: &'static str,
    supervisor: &'static str,
    supervisor_password: &'static str,
}

/// Somebody to sign in as.
#[derive(Debug, Serialize)]
struct Guest {
    part: &'static str,
    login: String,
    /// The login of the service itself, for whom the base knows.
    service_login: Option<String>,
}

impl Visit {
    pub(super) fn new(world: &World, data: &Path) -> Self {
        let school = world.sample.establishments.first().map(|school| school.uai.to_string());
        let file = |name: &str| data.join(name).to_string_lossy().into_owned();
        let logins = passerelle_demo::logins(&world.sample, &world.guests);
        Self {
            portal: world.ent_url.at("/ent/"),
            accounts: world.ent_url.at("/ent/comptes"),
            spaces: world.base_address(),
            console: world.service_url.at("/console/"),
            school: world.service_url.at(&format!("/etab/{}/", school.unwrap_or_default())),
            data: data.to_string_lossy().into_owned(),
            parents: file(PARENTS),
            ent_public_key: file(ENT_KEY),
            ent_password: passwords::ENT,
            administrator: ADMINISTRATOR,
            guests: logins
                .into_iter()
                .map(|(part, login, service_login)| Guest { part: code(part), login, service_login })
                .collect(),
            user_password: passwords::SERVICE,
            hosting_number: HOSTING_NUMBER,
            hosting_password: passwords::HOSTING,
            last_invoice: passwords::INVOICE,
            supervisor: SUPERVISOR,
            supervisor_password: passwords::SUPERVISOR,
        }
    }

    /// One line, for programs.
    pub(super) fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// For people.
    pub(super) fn text(&self, words: Words) -> String {
        let mut text = String::new();
        let mut line = |line: String| {
            // A text grows without failing.
            let _ = writeln!(text, "{line}");
        };
        line(words.say("demo-titre"));
        for (key, address) in [
            ("demo-portail", &self.portal),
            ("demo-espaces", &self.spaces),
            ("demo-console", &self.console),
            ("demo-etablissement", &self.school),
        ] {
            line(format!("  {:<34} {address}", words.say(key)));
        }
        line(String::new());
        line(words.tell1("demo-comptes-ent", "mot", self.ent_password));
        for guest in &self.guests {
            let part = words.say(&format!("demo-role-{}", guest.part));
            let direct = guest.service_login.as_deref().unwrap_or("-");
            line(format!("  {:<22} {:<22} {part}", guest.login, direct));
        }
        line(format!("  {:<22} {:<22} {}", self.administrator, "-", words.say("demo-role-administration")));
        line(words.tell1("demo-comptes-service", "mot", self.user_password));
        line(words.tell(
            "demo-compte-console",
            [
                ("numero", self.hosting_number.into()),
                ("mot", self.hosting_password.into()),
                ("facture", self.last_invoice.into()),
            ],
        ));
        line(words.tell2("demo-compte-spr", "login", self.supervisor, "mot", self.supervisor_password));
        line(String::new());
        line(words.tell2("demo-donnees", "dossier", self.data.as_str(), "parents", self.parents.as_str()));
        line(words.say("demo-arret"));
        text.trim_end().to_owned()
    }
}

fn code(part: Part) -> &'static str {
    match part {
        Part::Head => "direction",
        Part::HyphenTeacher => "professeur-trait-d-union",
        Part::UnknownTeacher => "professeur-inconnu",
        Part::Teacher => "professeur",
        Part::Staff => "personnel",
        Part::Pupil => "eleve",
        Part::Guardian => "parent",
    }
}
