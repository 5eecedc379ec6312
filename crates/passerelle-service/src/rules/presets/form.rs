//! A model of ENT as its form says it.

use passerelle_model::{Recognition, TicketValidation};
use url::Url;

use super::{Contact, Mode, Preset};
use crate::rules::addresses::{ServerAddressError, read_server};

/// Letters that a line of the form may have.
const LONGEST: usize = 300;

/// The form. How people are recognised is not on it.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Typed {
    /// The ENT's name.
    pub name: String,
    /// Where it is used.
    pub territory: String,
    /// « URL du serveur CAS ».
    pub server: String,
    /// How tickets are validated.
    pub validation: TicketValidation,
    /// How identifiers reach the base.
    pub mode: Mode,
    /// Where the ENT documents itself.
    pub documentation: String,
    /// Whom to write to.
    pub mail: String,
    /// The subject that they ask for.
    pub subject: String,
    /// Whether its sources are recent.
    pub confirmed: bool,
}

/// What is wrong with the form.
#[expect(clippy::struct_excessive_bools, reason = "each line of the form is right or wrong by itself")]
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Faults {
    /// There is no name.
    pub name: bool,
    /// The address of the server.
    pub server: Option<ServerAddressError>,
    /// Not the address of a page.
    pub documentation: bool,
    /// Not an address to write to.
    pub mail: bool,
    /// A line is too long, or holds what is no text.
    pub lines: bool,
}

impl Typed {
    /// What a model says.
    pub fn of(preset: &Preset) -> Self {
        let contact = preset.contact.as_ref();
        Self {
            name: preset.name.clone(),
            territory: preset.territory.clone().unwrap_or_default(),
            server: preset.server.clone(),
            validation: preset.validation,
            mode: preset.mode,
            documentation: preset.documentation.clone().unwrap_or_default(),
            mail: contact.map(|contact| contact.mail.clone()).unwrap_or_default(),
            subject: contact.map(|contact| contact.subject.clone()).unwrap_or_default(),
            confirmed: preset.confirmed,
        }
    }

    /// The model of this code, where nothing is wrong with the form.
    pub fn read(&self, code: String, recognition: Recognition) -> Result<Preset, Faults> {
        let server = read_server(&self.server);
        let faults = Faults {
            name: self.name.trim().is_empty(),
            server: server.as_ref().err().copied(),
            documentation: !is_empty_or(&self.documentation, is_page),
            mail: !is_empty_or(&self.mail, is_mail),
            lines: !self.lines().iter().all(|line| is_line(line)),
        };
        match server {
            Ok(server) if faults == Faults::default() => Ok(Preset {
                code,
                name: self.name.trim().to_owned(),
                territory: filled(&self.territory),
                server: server.as_str().to_owned(),
                validation: self.validation,
                recognition,
                mode: self.mode,
                confirmed: self.confirmed,
                documentation: filled(&self.documentation),
                contact: filled(&self.mail)
                    .map(|mail| Contact { mail, subject: self.subject.trim().to_owned() }),
            }),
            _ => Err(faults),
        }
    }

    fn lines(&self) -> [&str; 6] {
        [&self.name, &self.territory, &self.server, &self.documentation, &self.mail, &self.subject]
    }
}

fn filled(text: &str) -> Option<String> {
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

fn is_empty_or(text: &str, fits: impl Fn(&str) -> bool) -> bool {
    let text = text.trim();
    text.is_empty() || fits(text)
}

fn is_line(text: &str) -> bool {
    text.chars().count() <= LONGEST && !text.chars().any(char::is_control)
}

/// `somebody@somewhere`, without what would make another header or address of it.
fn is_mail(mail: &str) -> bool {
    let good = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_ascii_graphic() && !"<>,;:()\"?&".contains(c))
    };
    mail.split_once('@').is_some_and(|(name, host)| good(name) && good(host) && !host.contains('@'))
}

/// A page of the web; plain http on this machine only.
fn is_page(link: &str) -> bool {
    Url::parse(link).is_ok_and(|url| {
        let local = url.host_str().is_some_and(|host| host == "127.0.0.1" || host == "localhost");
        url.scheme() == "https" || (url.scheme() == "http" && local)
    })
}

#[cfg(test)]
mod tests {
    use passerelle_model::Recognition;

    use super::{Faults, Typed};
    use crate::rules::addresses::ServerAddressError;
    use crate::rules::presets::built_in;

    fn typed() -> Typed {
        Typed {
            name: " Mon ENT ".to_owned(),
            server: "https://cas.exemple.fr/".to_owned(),
            ..Typed::default()
        }
    }

    fn faults(typed: &Typed) -> Faults {
        typed.read("mon-ent".to_owned(), Recognition::default()).expect_err("wrong")
    }

    #[test]
    fn every_model_comes_back_from_its_form() {
        for preset in built_in() {
            let again = Typed::of(preset).read(preset.code.clone(), preset.recognition.clone());
            assert_eq!(again.as_ref(), Ok(preset), "{}", preset.code);
        }
        let read = typed().read("mon-ent".to_owned(), Recognition::default()).expect("nothing is wrong");
        assert_eq!((read.name.as_str(), read.server.as_str()), ("Mon ENT", "https://cas.exemple.fr"));
        assert_eq!((read.territory, read.contact), (None, None));
    }

    #[test]
    fn each_fault_is_told_apart() {
        let usual = Faults::default;
        let wrong = Typed { name: " ".to_owned(), server: String::new(), ..typed() };
        let server = Some(ServerAddressError::Empty);
        assert_eq!(faults(&wrong), Faults { name: true, server, ..usual() });
        for mail in ["aide", "@exemple.fr", "aide@exemple.fr?bcc=x@y", "a@b@c", "aide@exemple.fr,b@c"] {
            let wrong = Typed { mail: mail.to_owned(), ..typed() };
            assert_eq!(faults(&wrong), Faults { mail: true, ..usual() }, "{mail}");
        }
        for link in ["aide", "http://exemple.fr", "javascript:alert(1)"] {
            let wrong = Typed { documentation: link.to_owned(), ..typed() };
            assert_eq!(faults(&wrong), Faults { documentation: true, ..usual() }, "{link}");
        }
        for subject in ["a".repeat(301), "a\nb".to_owned()] {
            let wrong = Typed { subject, ..typed() };
            assert_eq!(faults(&wrong), Faults { lines: true, ..usual() });
        }
    }
}
