//! How each side writes a name.

mod breakage;
mod slip;
mod style;

pub(crate) use breakage::broken;
pub(crate) use slip::{Slip, double_name, usage_name};
pub(crate) use style::Style;

use crate::world::Person;

/// A name as one side writes it.
#[derive(Clone)]
pub(crate) struct Written {
    pub family: String,
    pub given: String,
}

impl Written {
    pub(crate) fn of(person: &Person) -> Self {
        Self { family: person.family_name().to_owned(), given: person.given[0].clone() }
    }
}
