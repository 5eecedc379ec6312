//! The part of the window about the connection itself: certificate, clocks, password asked again.

use passerelle_model::{CasDelegation, CertificateTrust, ClockTolerance};
use passerelle_web::components::{Choice, Field};
use passerelle_words::Words;

use crate::rules::trust::{self, TrustError};

/// « autorités reconnues ».
const RECOGNISED: &str = "reconnues";
/// « ce certificat seulement ».
const ONLY: &str = "seul";

/// Tolerances that are offered, in seconds.
const TOLERANCES: [u16; 5] = [0, 30, 60, 120, ClockTolerance::MAX];

/// The fields as they are drawn.
pub(super) struct TrustForm {
    pub(super) whom: Field,
    pub(super) certificate: Field,
    pub(super) tolerance: Field,
    pub(super) renew: Field,
}

/// What was chosen and typed.
pub(super) fn typed(whom: &str, certificate: &str) -> CertificateTrust {
    if whom == ONLY { trust::typed(certificate) } else { CertificateTrust::Recognised }
}

/// The tolerance chosen; a form without it has the usual one.
pub(super) fn tolerance(seconds: &str) -> ClockTolerance {
    seconds.parse::<u16>().map(ClockTolerance::new).unwrap_or_default()
}

/// Draws the settings; where `checked`, says what is wrong with them.
pub(super) fn form(w: Words, cas: &CasDelegation, checked: bool) -> TrustForm {
    let error = checked.then(|| trust::check(cas).err()).flatten();
    let whom = if cas.trust.is_recognised() { RECOGNISED } else { ONLY };
    let choices = [
        Choice::new(RECOGNISED, w.say("console-cas-confiance-reconnues"))
            .hint(w.say("console-cas-confiance-reconnues-aide")),
        Choice::new(ONLY, w.say("console-cas-confiance-seul")).hint(w.say("console-cas-confiance-seul-aide")),
    ];
    TrustForm {
        whom: Field::radios("confiance", w.say("console-cas-confiance"), choices.into()).value(whom),
        certificate: Field::area("certificat", w.say("console-cas-certificat"))
            .value(String::from(cas.trust.clone()))
            .hint(w.say("console-cas-certificat-aide"))
            .error(error.map(|error| w.say(complaint(error)))),
        tolerance: Field::select("ecart", w.say("console-cas-ecart"), tolerances(w, cas.tolerance))
            .value(cas.tolerance.seconds().to_string())
            .hint(w.say("console-cas-ecart-aide")),
        renew: Field::checkbox("redemander", w.say("console-cas-redemander"), cas.renew)
            .hint(w.say("console-cas-redemander-aide")),
    }
}

/// The settings in words, where they are locked.
pub(super) fn settings(w: Words, cas: &CasDelegation) -> Vec<(String, String)> {
    let yes = w.say(if cas.renew { "console-oui" } else { "console-non" });
    vec![
        (w.say("console-cas-confiance"), in_words(w, &cas.trust)),
        (w.say("console-cas-ecart"), seconds(w, cas.tolerance.seconds())),
        (w.say("console-cas-redemander"), yes),
    ]
}

/// « autorités reconnues », the fingerprint, or that it is an authority of one's own.
pub(super) fn in_words(w: Words, trust: &CertificateTrust) -> String {
    match trust {
        CertificateTrust::Recognised => w.say("console-cas-confiance-reconnues"),
        CertificateTrust::Certificate(digest) => digest.to_string(),
        CertificateTrust::Authority(_) => w.say("console-cas-confiance-autorite"),
    }
}

fn tolerances(w: Words, current: ClockTolerance) -> Vec<Choice> {
    let mut offered = Vec::from(TOLERANCES);
    offered.push(current.seconds());
    offered.sort_unstable();
    offered.dedup();
    offered.into_iter().map(|n| Choice::new(n.to_string(), seconds(w, n))).collect()
}

fn seconds(w: Words, seconds: u16) -> String {
    w.tell1("console-cas-ecart-secondes", "n", u64::from(seconds))
}

const fn complaint(error: TrustError) -> &'static str {
    match error {
        TrustError::Empty => "console-certificat-vide",
        TrustError::PrivateKey => "console-certificat-cle-privee",
        TrustError::Unreadable => "console-certificat-illisible",
        TrustError::PlainHttp => "console-certificat-sans-https",
    }
}
