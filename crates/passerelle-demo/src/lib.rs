//! The invented school of the demonstration, put into the stores of both sides.
//!
//! Two directories that know nothing of each other are made of one [`Sample`]: the ENT's accounts, and the base of
//! the service without its parents, whose file is imported by hand as the procedures show.

mod ent;
mod guests;
mod logins;
mod service;

use passerelle_model::{LocalUser, Population};
use passerelle_sample::{Quality, Sample, Size, generate};

pub use ent::{EntSeed, seed_ent};
pub use guests::{Guest, Guests, Part};
pub use logins::logins;
pub use service::{ServiceSeed, seed_service};

/// Address part of the demonstration base: `/vs/demo/`.
pub const BASE: &str = "demo";
/// Short name of the service among the ENT's recipients.
pub const RECIPIENT: &str = "vie-scolaire";
/// `{vs}`.
pub const SERVICE_NAME: &str = "Vie scolaire";
/// `{ent}`.
pub const ENT_NAME: &str = "ENT de démonstration";
/// « Base : 2020-2021 ».
pub const BASE_NAME: &str = "2020-2021";
/// « Numéro d'hébergement ».
pub const HOSTING_NUMBER: &str = "45082";
/// The login of whoever administers the whole ENT.
pub const ADMINISTRATOR: &str = "administration";
/// The supervisor's login.
pub const SUPERVISOR: &str = "spr";

/// The invented school.
pub fn school(seed: u64) -> Sample {
    generate(Size::School, Quality::Ordinary, seed)
}

/// The parents, who are not in the base at first: their file is imported during the visit.
pub fn parents(sample: &Sample) -> Vec<LocalUser> {
    let mut parents: Vec<LocalUser> =
        sample.users.iter().filter(|user| user.population == Population::Guardian).cloned().collect();
    parents.sort_by(|a, b| a.id.cmp(&b.id));
    parents
}
