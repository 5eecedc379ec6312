//! « Application de l'espace »: what may stand behind a space, and what a change of it leaves in the journal.

use http::HeaderName;
use passerelle_model::{Space, Timestamp};
use passerelle_store::AuditEvent;
use passerelle_store::service::{
    Application, ApplicationWay, IdentityHeaders, SpaceApplications, TokenPlace,
};
use passerelle_web::{PublicUrl, is_loopback};
use serde_json::{Map, Value, json};
use url::Url;

use super::delegation::code;

/// Longest address, in bytes.
const LONGEST_ADDRESS: usize = 500;
/// Longest name of a header or of an application.
const LONGEST_NAME: usize = 80;

/// Headers that say something else already.
const TAKEN: [&str; 14] = [
    "accept",
    "authorization",
    "connection",
    "content-length",
    "content-type",
    "cookie",
    "expect",
    "forwarded",
    "host",
    "set-cookie",
    "te",
    "transfer-encoding",
    "upgrade",
    "x-passerelle-token",
];

/// What stands behind a space, as the form says it.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Mode {
    /// The page that comes with the program.
    #[default]
    BuiltIn,
    /// An application that is passed on to.
    Proxied,
    /// An application whose own web server asks who comes.
    ForwardAuth,
}

impl Mode {
    /// The word of forms and records.
    pub const fn code(self) -> &'static str {
        match self {
            Self::BuiltIn => "integree",
            Self::Proxied => "relayee",
            Self::ForwardAuth => "controle",
        }
    }

    /// The mode of this word; the built-in page for any other.
    pub fn of(code: &str) -> Self {
        [Self::Proxied, Self::ForwardAuth].into_iter().find(|mode| mode.code() == code).unwrap_or_default()
    }
}

/// The form.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Typed {
    /// What stands there.
    pub mode: Mode,
    /// Its address.
    pub address: String,
    /// What it calls itself.
    pub audience: String,
    /// Where the token stands.
    pub token: TokenPlace,
    /// The names of the headers.
    pub headers: IdentityHeaders,
}

impl Typed {
    /// What is in force.
    pub fn of(application: Option<&Application>) -> Self {
        let Some(application) = application else {
            return Self {
                mode: Mode::BuiltIn,
                address: String::new(),
                audience: String::new(),
                token: TokenPlace::default(),
                headers: IdentityHeaders::default(),
            };
        };
        let (mode, address) = match &application.way {
            ApplicationWay::Proxied { upstream } => (Mode::Proxied, upstream),
            ApplicationWay::ForwardAuth { public } => (Mode::ForwardAuth, public),
        };
        Self {
            mode,
            address: address.clone(),
            audience: application.audience.clone(),
            token: application.token,
            headers: application.headers.clone(),
        }
    }
}

/// What is wrong with an address.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AddressFault {
    /// Nothing was typed.
    Empty,
    /// Neither https nor, on this machine, http.
    Scheme,
    /// No address, or one with more than a host and a folder.
    Malformed,
    /// This very server.
    Ourselves,
    /// Another host than this server's, where the browser would not show its session.
    OtherHost,
    /// Not where the settings of the server let applications be.
    NotAllowed,
}

/// What is wrong with the form.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Faults {
    /// The address.
    pub address: Option<AddressFault>,
    /// The application's name is too long, or holds what is no text.
    pub audience: bool,
    /// The headers whose names cannot be used, in the order of the form.
    pub headers: [bool; 6],
}

/// The names of the headers, in the order of the form.
pub fn names(headers: &IdentityHeaders) -> [&str; 6] {
    let IdentityHeaders { user, login, space, population, base, session } = headers;
    [user, login, space, population, base, session]
}

/// Reads the form; `own` is where this server is found, `allowed` where applications that are passed on to may be:
/// anywhere when it is empty. `None` is the built-in page.
pub fn read(typed: &Typed, own: &PublicUrl, allowed: &[PublicUrl]) -> Result<Option<Application>, Faults> {
    if typed.mode == Mode::BuiltIn {
        return Ok(None);
    }
    let address = address(typed, own, allowed);
    let names = names(&typed.headers);
    let headers = std::array::from_fn(|n| {
        let twice = names[..n].iter().any(|other| !other.is_empty() && other.eq_ignore_ascii_case(names[n]));
        twice || !is_usable(names[n])
    });
    let audience =
        typed.audience.len() > LONGEST_NAME || !typed.audience.bytes().all(|byte| (32..127).contains(&byte));
    let url = match address {
        Ok(url) if !audience && headers == [false; 6] => url,
        address => return Err(Faults { address: address.err(), audience, headers }),
    };
    let text = url.as_str().trim_end_matches('/').to_owned();
    let audience = if typed.audience.is_empty() {
        url.host_str().unwrap_or_default().to_owned()
    } else {
        typed.audience.clone()
    };
    let way = match typed.mode {
        Mode::ForwardAuth => ApplicationWay::ForwardAuth { public: text },
        _ => ApplicationWay::Proxied { upstream: text },
    };
    Ok(Some(Application { way, headers: typed.headers.clone(), token: typed.token, audience }))
}

fn address(typed: &Typed, own: &PublicUrl, allowed: &[PublicUrl]) -> Result<Url, AddressFault> {
    if typed.address.is_empty() {
        return Err(AddressFault::Empty);
    }
    let url = Url::parse(&typed.address).map_err(|_| AddressFault::Malformed)?;
    if url.scheme() != "https" && !(url.scheme() == "http" && is_loopback(&url)) {
        return Err(AddressFault::Scheme);
    }
    let bare = url.username().is_empty()
        && url.password().is_none()
        && url.query().is_none()
        && url.fragment().is_none()
        && !url.path().contains('%')
        && !url.path().contains("//");
    if !bare || typed.address.len() > LONGEST_ADDRESS {
        return Err(AddressFault::Malformed);
    }
    let ours = Url::parse(&own.origin()).map_err(|_| AddressFault::Malformed)?;
    match typed.mode {
        Mode::Proxied if url.origin() == ours.origin() => Err(AddressFault::Ourselves),
        Mode::Proxied if !is_allowed(&url, allowed) => Err(AddressFault::NotAllowed),
        Mode::ForwardAuth if url.host() != ours.host() || url.scheme() != ours.scheme() => {
            Err(AddressFault::OtherHost)
        }
        _ => Ok(url),
    }
}

fn is_allowed(url: &Url, allowed: &[PublicUrl]) -> bool {
    let origin = url.origin().ascii_serialization();
    allowed.is_empty() || allowed.iter().any(|one| one.origin() == origin)
}

/// The spaces whose application was put in place before the settings of the server left its address out.
pub fn left_out(spaces: &SpaceApplications, allowed: &[PublicUrl]) -> Vec<Space> {
    let is_left_out = |application: &Application| match &application.way {
        ApplicationWay::Proxied { upstream } => {
            !Url::parse(upstream).is_ok_and(|url| is_allowed(&url, allowed))
        }
        ApplicationWay::ForwardAuth { .. } => false,
    };
    spaces.iter().filter(|(_, application)| is_left_out(application)).map(|(space, _)| *space).collect()
}

/// Whether a header may be called so; nothing at all means that it is not sent.
fn is_usable(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    name.is_empty()
        || (name.len() <= LONGEST_NAME
            && HeaderName::try_from(name).is_ok()
            && !name.contains('_')
            && !TAKEN.contains(&lower.as_str())
            && !lower.starts_with("x-forwarded-")
            && !lower.starts_with("sec-"))
}

/// What changes; `None` when nothing does.
pub fn change(
    before: &SpaceApplications,
    space: Space,
    application: Option<Application>,
    at: Timestamp,
    actor: &str,
) -> Option<(SpaceApplications, AuditEvent)> {
    let event = AuditEvent::new(at, actor, "journal-application")
        .with("espace", code(space))
        .with("avant", facts(before.get(&space)))
        .with("apres", facts(application.as_ref()));
    let mut after = before.clone();
    match application {
        Some(application) => after.insert(space, application),
        None => after.remove(&space),
    };
    (after != *before).then_some((after, event))
}

/// The settings of a space, for the journal.
fn facts(application: Option<&Application>) -> Map<String, Value> {
    let typed = Typed::of(application);
    let mut facts = Map::from_iter([("mode".to_owned(), json!(typed.mode.code()))]);
    if application.is_some() {
        facts.insert("adresse".to_owned(), json!(typed.address));
        facts.insert("audience".to_owned(), json!(typed.audience));
        facts.insert("jeton".to_owned(), json!(typed.token));
        facts.insert("en_tetes".to_owned(), json!(names(&typed.headers).join(", ")));
    }
    facts
}

#[cfg(test)]
mod tests {
    use passerelle_model::{Space, Timestamp};
    use passerelle_store::service::{ApplicationWay, IdentityHeaders, SpaceApplications};
    use passerelle_web::PublicUrl;

    use super::{AddressFault, Mode, Typed, change, left_out, read};

    fn own() -> PublicUrl {
        PublicUrl::parse("https://vs.exemple.fr").expect("an address")
    }

    fn typed(mode: Mode, address: &str) -> Typed {
        Typed { mode, address: address.to_owned(), ..Typed::of(None) }
    }

    #[test]
    fn an_application_is_reached_safely_or_not_at_all() {
        let fault = |mode, address| read(&typed(mode, address), &own(), &[]).expect_err("refused").address;
        for (address, expected) in [
            ("", AddressFault::Empty),
            ("agenda", AddressFault::Malformed),
            ("http://agenda.exemple.fr", AddressFault::Scheme),
            ("file:///etc/passwd", AddressFault::Scheme),
            ("https://a:b@agenda.exemple.fr", AddressFault::Malformed),
            ("https://agenda.exemple.fr/?a", AddressFault::Malformed),
            ("https://agenda.exemple.fr/a%2fb", AddressFault::Malformed),
            ("https://vs.exemple.fr/vs/demo", AddressFault::Ourselves),
        ] {
            assert_eq!(fault(Mode::Proxied, address), Some(expected), "{address}");
        }
        let good =
            read(&typed(Mode::Proxied, "http://127.0.0.1:5232/"), &own(), &[]).expect("good").expect("one");
        assert_eq!(good.way, ApplicationWay::Proxied { upstream: "http://127.0.0.1:5232".to_owned() });
        assert_eq!(good.audience, "127.0.0.1");
        assert_eq!(read(&typed(Mode::BuiltIn, "nothing"), &own(), &[]), Ok(None));
    }

    #[test]
    fn the_session_is_shown_to_this_host_alone() {
        let fault =
            |address| read(&typed(Mode::ForwardAuth, address), &own(), &[]).err().and_then(|f| f.address);
        assert_eq!(fault("https://agenda.exemple.fr"), Some(AddressFault::OtherHost));
        assert_eq!(fault("https://vs.exemple.fr:8443/agenda"), None);
        assert_eq!(fault("https://vs.exemple.fr/agenda"), None);
    }

    #[test]
    fn the_settings_of_the_server_say_where_applications_may_be() {
        let allowed = ["http://127.0.0.1:5232", "https://agenda.exemple.fr"];
        let allowed = allowed.map(|text| PublicUrl::parse(text).expect("an address"));
        let fault = |mode, address| read(&typed(mode, address), &own(), &allowed).err().map(|f| f.address);
        assert_eq!(fault(Mode::Proxied, "http://127.0.0.1:5232/ecole"), None);
        assert_eq!(fault(Mode::Proxied, "https://agenda.exemple.fr:443"), None);
        for elsewhere in [
            "http://127.0.0.1:5233",
            "http://localhost:5232",
            "https://127.0.0.1:5232",
            "https://autre.exemple.fr",
        ] {
            assert_eq!(fault(Mode::Proxied, elsewhere), Some(Some(AddressFault::NotAllowed)), "{elsewhere}");
        }
        // Nobody is passed on to there: people's own browsers go.
        assert_eq!(fault(Mode::ForwardAuth, "https://vs.exemple.fr/agenda"), None);

        let put = |mode, address| read(&typed(mode, address), &own(), &[]).expect("good").expect("one");
        let spaces = SpaceApplications::from([
            (Space::Teachers, put(Mode::Proxied, "http://127.0.0.1:5232/ecole")),
            (Space::Guardians, put(Mode::Proxied, "https://autre.exemple.fr")),
            (Space::Pupils, put(Mode::ForwardAuth, "https://vs.exemple.fr/agenda")),
        ]);
        assert_eq!(left_out(&spaces, &allowed), [Space::Guardians]);
        assert!(left_out(&spaces, &[]).is_empty());
    }

    #[test]
    fn names_of_headers_are_free_plain_and_different() {
        let faults = |user: &str| {
            let headers = IdentityHeaders { user: user.to_owned(), ..IdentityHeaders::default() };
            let typed = Typed { headers, ..typed(Mode::Proxied, "https://a.fr") };
            read(&typed, &own(), &[]).err().map(|faults| faults.headers)
        };
        assert_eq!(faults("X-Remote-User"), None);
        assert_eq!(faults(""), None);
        for wrong in ["Host", "cookie", "X_Remote_User", "a b", "é", "X-Forwarded-User", "Authorization"] {
            assert_eq!(faults(wrong).map(|faults| faults[0]), Some(true), "{wrong}");
        }
        assert_eq!(faults("x-passerelle-login").map(|faults| faults[1]), Some(true), "two of one name");
    }

    #[test]
    fn a_change_says_before_and_after_and_nothing_is_no_change() {
        let none = SpaceApplications::new();
        let one = read(&typed(Mode::Proxied, "https://a.fr"), &own(), &[]).expect("good");
        let at = Timestamp::from_unix(1);
        let (after, event) = change(&none, Space::Teachers, one.clone(), at, "1000").expect("changed");
        assert_eq!(event.details["avant"]["mode"], "integree");
        assert_eq!(event.details["apres"]["adresse"], "https://a.fr");
        assert!(change(&after, Space::Teachers, one, at, "1000").is_none());
        assert!(change(&none, Space::Teachers, None, at, "1000").is_none());
    }
}
