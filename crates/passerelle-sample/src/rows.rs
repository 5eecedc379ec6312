//! Writes the two directories: what each side says of each person.

use passerelle_model::{
    Address, BirthDate, LocalId, LocalUser, NationalNumber, PartnerAccount, Population, Sex, Title,
};

use crate::cast::Cast;
use crate::dates::mistaken;
use crate::names::plain;
use crate::world::{Person, Presence, Role, Side, World};
use crate::writing::{Slip, Style, Written, broken, double_name, usage_name};
use crate::{Note, Truth};

/// The two lists before they are shuffled.
#[derive(Default)]
pub(crate) struct Rows {
    pub users: Vec<LocalUser>,
    pub accounts: Vec<PartnerAccount>,
    pub truth: Vec<Truth>,
    /// For each user, where the account stands.
    pub pairs: Vec<Option<usize>>,
}

/// The identifier of the user that stands at this place before the shuffle.
pub(crate) fn local_id(index: usize) -> LocalId {
    LocalId::new((index + FIRST_ID).to_string()).unwrap_or_else(|_| unreachable!("digits only"))
}

/// The place that [`local_id`] was made from.
pub(crate) fn local_index(id: &LocalId) -> Option<usize> {
    id.as_str().parse::<usize>().ok()?.checked_sub(FIRST_ID)
}

const FIRST_ID: usize = 1_001;

/// One person as the two sides have them.
struct Pair {
    local: Written,
    partner: Written,
    local_date: BirthDate,
    partner_date: BirthDate,
    note: Note,
}

/// Writes everybody of the world.
pub(crate) fn write(cast: &mut Cast, styles: (Style, Style)) -> Rows {
    let world = std::mem::take(&mut cast.world);
    let places = local_places(&world);
    let mut rows = Rows::default();
    for (index, role) in world.roles.iter().enumerate() {
        let person = &world.people[role.person];
        let mut pair = pair(cast, &world, role, styles);
        if world.story_teacher == Some(index) {
            pair = story_pair(pair);
        }
        let account = (role.presence != Presence::LocalOnly).then(|| {
            rows.accounts.push(account(cast, &world, role, &pair));
            rows.accounts.len() - 1
        });
        if role.presence != Presence::PartnerOnly {
            let id = local_id(rows.users.len());
            let partner = account.map(|_| person.opaque.clone());
            rows.truth.push(Truth {
                local: id.clone(),
                population: role.population,
                partner,
                note: pair.note,
            });
            rows.users.push(user(cast, &world, role, &pair, id, &places));
            rows.pairs.push(account);
        }
    }
    rows
}

/// Where each role will stand among the users.
fn local_places(world: &World) -> Vec<Option<usize>> {
    let mut next = 0;
    let place = |role: &Role| {
        (role.presence != Presence::PartnerOnly).then(|| {
            next += 1;
            next - 1
        })
    };
    world.roles.iter().map(place).collect()
}

/// The hyphen is all that differs.
fn story_pair(mut pair: Pair) -> Pair {
    pair.local.given = pair.local.given.to_uppercase();
    pair.partner.given = pair.partner.given.replace('-', " ");
    pair
}

fn pair(cast: &mut Cast, world: &World, role: &Role, (local_style, partner_style): (Style, Style)) -> Pair {
    let person = &world.people[role.person];
    let name = Written::of(person);
    let mut pair = Pair {
        local: name.clone(),
        partner: name,
        local_date: person.birth,
        partner_date: person.birth,
        note: role.note,
    };
    let altered = if cast.dice.coin() { Side::Local } else { Side::Partner };
    let style = if altered == Side::Local { local_style } else { partner_style };
    let encoding = role.presence == Presence::Both
        && world.story_teacher.is_none_or(|teacher| world.roles[teacher].person != role.person)
        && differ(cast, world, role, &mut pair, altered, style);
    local_style.apply(&mut pair.local);
    partner_style.apply(&mut pair.partner);
    if encoding {
        let name = pair.side(altered);
        name.family = broken(&mut cast.dice, &name.family);
        name.given = broken(&mut cast.dice, &name.given);
    }
    if let Some((side, length)) = world.schools[role.school].cut {
        let name = pair.side(side);
        let shortened = cut(&mut name.family, length) | cut(&mut name.given, length);
        if shortened && role.presence == Presence::Both {
            pair.note = pair.note.max(Note::Truncated);
        }
    }
    pair
}

/// Keeps so many letters; true when some are lost.
fn cut(text: &mut String, length: usize) -> bool {
    let end = text.char_indices().nth(length).map(|(end, _)| end);
    end.inspect(|end| text.truncate(*end)).is_some()
}

/// Writes a person otherwise on one side, from time to time; true when the letters have still to be broken.
fn differ(cast: &mut Cast, world: &World, role: &Role, pair: &mut Pair, altered: Side, style: Style) -> bool {
    let person = &world.people[role.person];
    let rates = cast.rates;
    let mut notes = vec![pair.note];
    let mut encoding = false;
    let name = pair.side(altered);
    if person.usage_name.is_some() && cast.dice.chance(rates.usage_name) {
        usage_name(&mut cast.dice, person, name);
        notes.push(Note::UsageName);
    } else if cast.dice.chance(rates.double_name) {
        notes.extend(double_name(&mut cast.dice, name));
    }
    if notes.len() == 1 && cast.dice.chance(rates.writing) {
        let slip = Slip::draw(&mut cast.dice, person, name, style.accents);
        slip.apply(&mut cast.dice, person, name);
        encoding = slip == Slip::Encoding;
        notes.push(slip.note());
    }
    if shows_both_dates(world, role) && cast.dice.chance(rates.wrong_date) {
        let date = if altered == Side::Local { &mut pair.local_date } else { &mut pair.partner_date };
        *date = mistaken(&mut cast.dice, *date);
        notes.push(Note::WrongDate);
    }
    if has_two_addresses(world, role) {
        notes.push(Note::Moved);
    }
    pair.note = notes.into_iter().max().unwrap_or(Note::Plain);
    encoding
}

fn shows_both_dates(world: &World, role: &Role) -> bool {
    match role.population {
        Population::Pupil => true,
        Population::Teacher => world.schools[role.school].partner_teacher_date,
        _ => false,
    }
}

fn has_two_addresses(world: &World, role: &Role) -> bool {
    let moved = world.people[role.person].home.is_some_and(|home| world.homes[home].stale.is_some());
    moved && shows_partner_address(world, role)
}

fn shows_partner_address(world: &World, role: &Role) -> bool {
    match role.population {
        Population::Guardian => true,
        Population::Pupil => world.schools[role.school].partner_address,
        _ => false,
    }
}

impl Pair {
    fn side(&mut self, side: Side) -> &mut Written {
        match side {
            Side::Local => &mut self.local,
            Side::Partner => &mut self.partner,
        }
    }
}

fn user(
    cast: &mut Cast,
    world: &World,
    role: &Role,
    pair: &Pair,
    id: LocalId,
    places: &[Option<usize>],
) -> LocalUser {
    let person = &world.people[role.person];
    let pupil = role.pupil.as_ref();
    let has_date = pupil.is_some() || cast.dice.chance(0.6);
    let has_number = cast.dice.chance(0.95);
    let guardian = role.population == Population::Guardian;
    let kin = if guardian { &role.kin[..] } else { &[] };
    LocalUser {
        id,
        population: role.population,
        title: (pupil.is_none() && cast.dice.chance(0.98)).then(|| title(person.sex)),
        family_name: pair.local.family.clone(),
        given_name: pair.local.given.clone(),
        birth_date: has_date.then_some(pair.local_date),
        national_number: pupil
            .filter(|_| has_number)
            .and_then(|facts| NationalNumber::new(&facts.local_number)),
        class: pupil.map(|facts| facts.class.clone()),
        address: if cast.dice.chance(0.97) {
            address(world, person, Side::Local)
        } else {
            Address::default()
        },
        children: kin.iter().filter_map(|pupil| places[*pupil]).map(local_id).collect(),
    }
}

fn account(cast: &mut Cast, world: &World, role: &Role, pair: &Pair) -> PartnerAccount {
    let person = &world.people[role.person];
    let school = &world.schools[role.school];
    let guardian = role.population == Population::Guardian;
    let pupil = role.pupil.as_ref();
    let mut titled = title(person.sex);
    if cast.dice.chance(cast.rates.wrong_title) {
        titled = if titled == Title::Mr { Title::Mrs } else { Title::Mr };
    }
    let has_address = shows_partner_address(world, role) && cast.dice.chance(0.97);
    let has_number = school.partner_number && cast.dice.chance(0.95);
    let missing_kinship = cast.rates.missing_kinship;
    let mut guardians = Vec::new();
    for kin in role.kin.iter().filter(|_| pupil.is_some()) {
        let kin = &world.roles[*kin];
        if kin.presence != Presence::LocalOnly && !cast.dice.chance(missing_kinship) {
            guardians.push(world.people[kin.person].opaque.clone());
        }
    }
    PartnerAccount {
        id: person.opaque.clone(),
        population: role.population,
        title: (guardian && cast.dice.chance(0.97)).then_some(titled),
        sex: pupil.filter(|_| school.partner_sex).map(|_| person.sex),
        family_name: pair.partner.family.clone(),
        given_name: pair.partner.given.clone(),
        birth_date: shows_both_dates(world, role).then_some(pair.partner_date),
        national_number: pupil
            .filter(|_| has_number)
            .and_then(|facts| NationalNumber::new(&facts.partner_number)),
        address: if has_address { address(world, person, Side::Partner) } else { Address::default() },
        guardians,
    }
}

fn title(sex: Sex) -> Title {
    match sex {
        Sex::Female => Title::Mrs,
        Sex::Male => Title::Mr,
    }
}

/// The home as this side knows it; the ENT writes capitals without accents.
fn address(world: &World, person: &Person, side: Side) -> Address {
    let Some(home) = person.home.map(|home| &world.homes[home]) else { return Address::default() };
    let known = match &home.stale {
        Some((stale, former)) if *stale == side => former,
        _ => &home.address,
    };
    match side {
        Side::Local => known.clone(),
        Side::Partner => Address {
            lines: known.lines.iter().map(|line| plain(line).to_uppercase()).collect(),
            city: known.city.as_ref().map(|city| plain(city).to_uppercase()),
            ..known.clone()
        },
    }
}
