//! How many people, and how often each difficulty: the figures behind a size and a quality.

use crate::dice::Dice;
use crate::{Quality, Size};

/// People of one population in one school.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Headcount {
    pub both: usize,
    pub local_only: usize,
    pub partner_only: usize,
}

impl Headcount {
    const fn new(both: usize, local_only: usize, partner_only: usize) -> Self {
        Self { both, local_only, partner_only }
    }

    /// `local` users, some of whom have no account, and as many accounts that have no user.
    fn draw(dice: &mut Dice, local: usize, one_side: f64) -> Self {
        let local_only = dice.share(one_side / 2.0, local);
        Self::new(local - local_only, local_only, dice.share(one_side / 2.0, local))
    }

    pub(crate) const fn total(self) -> usize {
        self.both + self.local_only + self.partner_only
    }
}

/// *Collège* or *lycée*.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Level {
    Lower,
    Upper,
}

pub(crate) struct SchoolPlan {
    pub level: Level,
    pub pupils: Headcount,
    pub guardians: Headcount,
    pub staff: Headcount,
    pub teachers: Headcount,
}

/// The whole sample.
pub(crate) struct Plan {
    pub schools: Vec<SchoolPlan>,
    pub rates: Rates,
    /// The demonstration school: fixed figures, and its teacher of the hyphen.
    pub story: bool,
    /// No full name is borne twice.
    pub unique_names: bool,
}

impl Plan {
    pub(crate) fn new(dice: &mut Dice, size: Size, quality: Quality) -> Self {
        let story = size == Size::School;
        let rates = Rates::of(quality);
        let schools = match size {
            Size::Small => vec![SchoolPlan::draw(dice, 62, rates.one_side)],
            Size::School => vec![SchoolPlan::story(quality)],
            Size::City => SchoolPlan::several(dice, 20, rates.one_side),
            Size::Region => SchoolPlan::several(dice, 400, rates.one_side),
        };
        match (story, quality) {
            (true, Quality::Ordinary) => Self { schools, rates: Rates::STORY, story, unique_names: true },
            (true, Quality::Poor) => {
                Self { schools, rates: Rates { duplicate: 0.0, ..rates }, story, unique_names: false }
            }
            (false, _) => Self { schools, rates, story, unique_names: false },
        }
    }
}

impl SchoolPlan {
    fn several(dice: &mut Dice, count: usize, one_side: f64) -> Vec<Self> {
        (0..count)
            .map(|_| {
                let pupils = usize::from(dice.between(450, 1_340));
                Self::draw(dice, pupils, one_side)
            })
            .collect()
    }

    fn draw(dice: &mut Dice, pupils: usize, one_side: f64) -> Self {
        let per_hundred = usize::from(dice.between(155, 185));
        let staff = 6 + pupils / 60;
        let unknown_to_the_ent = dice.share(0.35, staff);
        Self {
            level: if dice.coin() { Level::Lower } else { Level::Upper },
            pupils: Headcount::draw(dice, pupils, one_side),
            guardians: Headcount::draw(dice, pupils * per_hundred / 100, one_side),
            staff: Headcount::new(staff - unknown_to_the_ent, unknown_to_the_ent, dice.share(1.2, staff)),
            teachers: Headcount::draw(dice, 8 + pupils / 12, one_side),
        }
    }

    /// 551 pupils, 1,044 guardians, 8 staff and 104 teachers on one side; 551, 1,044, 18 and 104 on the other.
    fn story(quality: Quality) -> Self {
        let (pupils, guardians, teachers) = match quality {
            Quality::Ordinary => {
                (Headcount::new(551, 0, 0), Headcount::new(1_043, 1, 1), Headcount::new(103, 1, 1))
            }
            Quality::Poor => {
                (Headcount::new(537, 14, 14), Headcount::new(1_018, 26, 26), Headcount::new(101, 3, 3))
            }
        };
        Self { level: Level::Upper, pupils, guardians, staff: Headcount::new(4, 4, 14), teachers }
    }
}

/// How often each difficulty happens, as a share of the people it can happen to.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Rates {
    /// People of one side only.
    pub one_side: f64,
    /// Names written differently, case and style apart.
    pub writing: f64,
    /// Double family names put in another order, separated otherwise, or cut to one part.
    pub double_name: f64,
    /// Birth name on one side and usage name on the other, for who has both.
    pub usage_name: f64,
    /// Homes of which one side has the former address.
    pub moved: f64,
    /// Birth dates that one side has wrong.
    pub wrong_date: f64,
    /// National numbers mistyped.
    pub wrong_number: f64,
    /// Pairs of twins whose national numbers are exchanged.
    pub exchanged_numbers: f64,
    /// Titles wrong on one side.
    pub wrong_title: f64,
    /// Guardians missing in the ENT's entry of a pupil.
    pub missing_kinship: f64,
    /// Persons who stand twice on one side.
    pub duplicate: f64,
    /// Schools of which one side cuts names.
    pub truncating_school: f64,
    /// Absent guardians in whose place a relative stands.
    pub trap_replaced: f64,
    /// Absent people of whom a homonym stands on the other side.
    pub trap_homonym: f64,
    /// Pairs of twins of whom each side has only one.
    pub trap_twin: f64,
}

impl Rates {
    const ORDINARY: Self = Self {
        one_side: 0.01,
        writing: 0.01,
        double_name: 0.02,
        usage_name: 0.01,
        moved: 0.03,
        wrong_date: 0.001,
        wrong_number: 0.001,
        exchanged_numbers: 0.02,
        wrong_title: 0.0002,
        missing_kinship: 0.002,
        duplicate: 0.0005,
        truncating_school: 0.1,
        trap_replaced: 0.15,
        trap_homonym: 0.05,
        trap_twin: 0.03,
    };

    const POOR: Self = Self {
        one_side: 0.05,
        writing: 0.33,
        double_name: 0.33,
        usage_name: 0.1,
        moved: 0.2,
        wrong_date: 0.03,
        wrong_number: 0.01,
        exchanged_numbers: 0.05,
        wrong_title: 0.001,
        missing_kinship: 0.02,
        duplicate: 0.002,
        truncating_school: 0.3,
        trap_replaced: 0.15,
        trap_homonym: 0.05,
        trap_twin: 0.05,
    };

    /// Nothing but case, accents and moves: the figures of the demonstration must hold.
    const STORY: Self = Self {
        one_side: 0.0,
        writing: 0.0,
        double_name: 0.0,
        usage_name: 0.0,
        moved: 0.03,
        wrong_date: 0.0,
        wrong_number: 0.0,
        exchanged_numbers: 0.0,
        wrong_title: 0.0,
        missing_kinship: 0.0,
        duplicate: 0.0,
        truncating_school: 0.0,
        trap_replaced: 0.0,
        trap_homonym: 0.0,
        trap_twin: 0.0,
    };

    const fn of(quality: Quality) -> Self {
        match quality {
            Quality::Ordinary => Self::ORDINARY,
            Quality::Poor => Self::POOR,
        }
    }
}
