//! Invented schools, towns and regions, with their truth.
//!
//! A sample holds the two directories as each side would write them, and who is who. It is drawn from a seed alone:
//! the same size, quality and seed give the same people for ever. Nobody in it exists.

mod absences;
mod adults;
mod cast;
mod dates;
mod dice;
mod doubles;
mod earlier;
mod families;
mod homonyms;
mod kinship;
mod names;
mod note;
mod places;
mod plan;
mod rows;
mod schools;
mod siblings;
mod world;
mod writing;

use passerelle_model::{Link, LocalId, LocalUser, OpaqueId, PartnerAccount, Population, Uai};

pub use note::Note;

use cast::Cast;
use dice::Dice;
use plan::Plan;
use rows::Rows;
use writing::Style;

/// How many people.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Size {
    /// A small school: about 200 accounts.
    Small,
    /// The demonstration school, of fixed figures: about 1,700 accounts.
    School,
    /// Several schools: about 50,000 accounts.
    City,
    /// 400 schools: about 1 million accounts.
    Region,
}

/// How well the two sides agree.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Quality {
    /// One name in a hundred is written differently, one person in a hundred is on one side only. In the
    /// demonstration school, one name only.
    Ordinary,
    /// A third of the names are written differently, one home in five has moved, one person in twenty is on one
    /// side only.
    Poor,
}

/// Two directories and their truth. The rows of both sides are shuffled.
#[derive(Clone, PartialEq, Debug)]
pub struct Sample {
    /// The schools that the two files cover.
    pub establishments: Vec<School>,
    /// The service's users.
    pub users: Vec<LocalUser>,
    /// The ENT's accounts.
    pub accounts: Vec<PartnerAccount>,
    /// Who is who: `truth[i]` is about `users[i]`.
    pub truth: Vec<Truth>,
    /// A few earlier decisions, all right.
    pub links: Vec<Link>,
}

/// *Établissement*.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct School {
    /// Its code.
    pub uai: Uai,
    /// Its name.
    pub name: String,
    /// Its town.
    pub city: String,
}

/// The account that a user really has.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Truth {
    /// The user.
    pub local: LocalId,
    /// The user's population.
    pub population: Population,
    /// The account; `None` when the person is not in the ENT's file.
    pub partner: Option<OpaqueId>,
    /// What makes it hard.
    pub note: Note,
}

/// Draws a sample.
pub fn generate(size: Size, quality: Quality, seed: u64) -> Sample {
    let mut dice = Dice::new(seed);
    let plan = Plan::new(&mut dice, size, quality);
    let styles = if plan.story { Style::STORY } else { Style::pair(&mut dice) };
    let mut cast = Cast::new(dice, &plan);
    let establishments = schools::found(&mut cast, &plan);
    let mut rows = rows::write(&mut cast, styles);
    doubles::add(&mut cast, &mut rows);
    homonyms::mark(&mut rows);
    let links = earlier::draw(&mut cast.dice, &rows);
    shuffle(&mut cast.dice, &mut rows);
    let Rows { users, accounts, truth, .. } = rows;
    Sample { establishments, users, accounts, truth, links }
}

/// Puts both sides in an order that says nothing; the truth follows the users.
fn shuffle(dice: &mut Dice, rows: &mut Rows) {
    let Rows { users, accounts, truth, .. } = rows;
    dice.shuffle(users.len(), |a, b| {
        users.swap(a, b);
        truth.swap(a, b);
    });
    dice.shuffle(accounts.len(), |a, b| accounts.swap(a, b));
}
