//! Everybody who may stand before a door, and which doors are theirs.

use http::Method;
use http::header::CONTENT_TYPE;
use passerelle_demo::Part;
use passerelle_web::{Access, RouteInfo};

use super::browser::{Answer, Browser, FORM};
use super::school;
use super::world::{ENT, PASSWORD, READER, SERVICE, UAI, World};

/// Somebody before a door.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Who {
    /// Without a cookie.
    Nobody,
    /// Whoever has signed out, the cookies kept.
    GoneFromEnt,
    GoneFromSchool,
    /// Of the demonstration.
    Teacher,
    Head,
    LinkedTeacher,
    Reader,
    Supervisor,
    Hosting,
    /// Of the whole ENT.
    Administrator,
    /// Of the second school.
    OtherHead,
    OtherTeacher,
    OtherSupervisor,
    OtherHosting,
}

impl Who {
    pub(super) const ALL: [Self; 14] = [
        Self::Nobody,
        Self::GoneFromEnt,
        Self::GoneFromSchool,
        Self::Teacher,
        Self::Head,
        Self::LinkedTeacher,
        Self::Reader,
        Self::Supervisor,
        Self::Hosting,
        Self::Administrator,
        Self::OtherHead,
        Self::OtherTeacher,
        Self::OtherSupervisor,
        Self::OtherHosting,
    ];

    /// Whether the door opens, when its address is in the demonstration's school and base.
    pub(super) fn enters(self, route: &RouteInfo) -> bool {
        match route.access {
            Access::Public | Access::Protocol => true,
            Access::Portal => {
                matches!(self, Self::Teacher | Self::Head | Self::OtherHead | Self::Administrator)
            }
            Access::AccountManager => matches!(self, Self::Head | Self::Administrator),
            Access::EntAdministrator => self == Self::Administrator,
            Access::Client => false,
            Access::Hosting if !route.path.contains("{base}") => {
                matches!(self, Self::Hosting | Self::OtherHosting)
            }
            Access::Hosting => self == Self::Hosting,
            Access::School => matches!(self, Self::Supervisor | Self::Reader),
            Access::SchoolManager => self == Self::Supervisor,
            Access::Space | Access::Application => self == Self::LinkedTeacher,
        }
    }

    /// The server where they are signed in; nobody knocks at both.
    pub(super) fn knocks_at(self, origin: &str) -> bool {
        self == Self::Nobody || self.home().starts_with(origin)
    }

    /// The first page after signing in.
    fn home(self) -> String {
        match self {
            Self::Nobody => format!("{SERVICE}/"),
            Self::Teacher | Self::Head | Self::OtherHead | Self::Administrator | Self::GoneFromEnt => {
                format!("{ENT}/ent/")
            }
            Self::LinkedTeacher => format!("{SERVICE}/vs/demo/professeur"),
            Self::OtherTeacher => format!("{SERVICE}/vs/{}/professeur", school::BASE),
            Self::Reader | Self::Supervisor | Self::GoneFromSchool => format!("{SERVICE}/etab/{UAI}/"),
            Self::OtherSupervisor => format!("{SERVICE}/etab/{}/", school::UAI),
            Self::Hosting | Self::OtherHosting => format!("{SERVICE}/console/"),
        }
    }
}

/// Somebody with their browser.
#[derive(Clone)]
pub(super) struct Visitor {
    pub(super) who: Who,
    pub(super) browser: Browser,
    /// What their own forms carry.
    pub(super) csrf: String,
    /// The token of their native client, or the cookie of their space passed off as one.
    pub(super) bearer: String,
}

impl Visitor {
    /// Signs in as people do, through the pages.
    pub(super) async fn new(world: &World, who: Who) -> Self {
        Self::in_browser(world, who, world.browser()).await
    }

    /// The same in a browser that was used before.
    pub(super) async fn in_browser(world: &World, who: Who, mut browser: Browser) -> Self {
        match who {
            Who::Nobody => {}
            Who::Teacher => enter_ent(&mut browser, who, &world.login(Part::HyphenTeacher)).await,
            Who::LinkedTeacher => enter_ent(&mut browser, who, &world.login(Part::Teacher)).await,
            Who::Head | Who::GoneFromEnt => enter_ent(&mut browser, who, &world.login(Part::Head)).await,
            Who::Administrator => enter_ent(&mut browser, who, passerelle_demo::ADMINISTRATOR).await,
            Who::OtherHead => enter_ent(&mut browser, who, school::HEAD).await,
            Who::OtherTeacher => {
                let form = browser.open(&who.home()).await;
                let fields =
                    [("espace", "professeur"), ("username", school::TEACHER), ("password", PASSWORD)];
                let door = format!("{SERVICE}/vs/{}/connexion", school::BASE);
                post(&mut browser, &form, &door, &fields).await;
            }
            Who::Reader => enter_school(&mut browser, UAI, READER).await,
            Who::Supervisor | Who::GoneFromSchool => {
                enter_school(&mut browser, UAI, passerelle_demo::SUPERVISOR).await;
            }
            Who::OtherSupervisor => {
                enter_school(&mut browser, school::UAI, passerelle_demo::SUPERVISOR).await;
            }
            Who::Hosting => enter_console(&mut browser, passerelle_demo::HOSTING_NUMBER).await,
            Who::OtherHosting => enter_console(&mut browser, school::HOSTING).await,
        }
        let home = browser.get(&who.home()).await;
        let csrf = home.hidden("_csrf").unwrap_or_default();
        assert_eq!(csrf.is_empty(), who == Who::Nobody, "{who:?} is not signed in: {}", home.status);
        let bearer = match who {
            Who::OtherTeacher => client_token(&mut browser).await,
            _ => {
                browser.cookie("espaces").unwrap_or("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").to_owned()
            }
        };
        let visitor = Self { who, browser, csrf, bearer };
        visitor.leave().await;
        visitor
    }

    /// Whether they still are who they are said to be: a walk that ended their session would prove nothing.
    pub(super) async fn is_still_here(&self) -> bool {
        let gone = matches!(self.who, Who::GoneFromEnt | Who::GoneFromSchool);
        let home = self.browser.clone().get(&self.who.home()).await;
        home.status.is_success() != gone
    }

    /// Those who are gone sign out, in another window: this browser keeps its cookies.
    async fn leave(&self) {
        let door = match self.who {
            Who::GoneFromEnt => format!("{ENT}/ent/deconnexion"),
            Who::GoneFromSchool => format!("{SERVICE}/etab/{UAI}/deconnexion"),
            _ => return,
        };
        self.browser.clone().post(&door, &[("_csrf", &self.csrf)]).await;
    }
}

/// Posts a form of the page.
async fn post(browser: &mut Browser, page: &Answer, door: &str, fields: &[(&str, &str)]) -> Answer {
    let csrf = page.hidden("_csrf").expect("a form");
    let fields: Vec<_> = fields.iter().copied().chain([("_csrf", csrf.as_str())]).collect();
    browser.post(door, &fields).await
}

/// Signs in to the ENT on the way to the person's first page.
async fn enter_ent(browser: &mut Browser, who: Who, login: &str) {
    let form = browser.open(&who.home()).await;
    let execution = form.hidden("execution").expect("the sign-in form");
    let fields =
        [("username", login), ("password", PASSWORD), ("execution", &execution), ("_eventId", "submit")];
    browser.post(form.address(), &fields).await;
}

async fn enter_school(browser: &mut Browser, uai: &str, login: &str) {
    let door = format!("{SERVICE}/etab/{uai}/connexion");
    let form = browser.get(&door).await;
    post(browser, &form, &door, &[("compte", login), ("mot_de_passe", PASSWORD)]).await;
}

async fn enter_console(browser: &mut Browser, number: &str) {
    let door = format!("{SERVICE}/console/connexion");
    let form = browser.get(&door).await;
    let fields = [("numero", number), ("mot_de_passe", PASSWORD), ("facture", PASSWORD)];
    post(browser, &form, &door, &fields).await;
}

/// The token of a native client of the second school's teacher.
async fn client_token(browser: &mut Browser) -> String {
    // The example of RFC 7636, appendix B.
    const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    let base = format!("{SERVICE}/vs/{}/client", school::BASE);
    let asked =
        format!("{base}?redirect_uri=http://127.0.0.1:9/&state=state-1234&code_challenge={CHALLENGE}");
    let form = browser.get(&asked).await;
    let number = form.hidden("demande").expect("a request");
    let fields = [("demande", number.as_str()), ("username", school::TEACHER), ("password", PASSWORD)];
    let ready = post(browser, &form, &format!("{base}/connexion"), &fields).await;
    let refresh = ready.headers["refresh"].to_str().expect("text");
    let address = url::Url::parse(refresh.trim_start_matches("0; url=")).expect("an address");
    let (_, code) = address.query_pairs().find(|(name, _)| name == "code").expect("a code");
    let granted = browser
        .send(
            Method::POST,
            &format!("{base}/jeton"),
            &[(CONTENT_TYPE.as_str(), FORM)],
            &format!("code={code}&code_verifier={VERIFIER}"),
        )
        .await;
    let granted: serde_json::Value = serde_json::from_str(&granted.body).expect("JSON");
    granted["token"].as_str().expect("a token").to_owned()
}
