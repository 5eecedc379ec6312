//! The legacy profile: names, birth date and category.

use passerelle_model::{Obstacle, Population};
use passerelle_reconcile::PlainName;
use passerelle_store::service::UserRow;

use super::{Ground, One, Refused, Told, Verdict, may_link};

/// Finds exactly one user of a population that the ENT tells, by names that are identical after case, accents and
/// ligatures; of a pupil by the birth date too. Populations in which the identifier serves somebody stay as they are:
/// names that change later change no link.
pub(super) fn by_names<'a>(ground: &Ground<'a>, told: &Told) -> Verdict<'a> {
    let (populations, name) = match what_is_needed(ground, told) {
        Ok(needed) => needed,
        Err(obstacle) => return Verdict::Nobody(obstacle.into()),
    };
    let open = populations.iter().copied().filter(|population| ground.holder(*population).is_none());
    let mut best: Option<Refused> = None;
    for population in open {
        match in_population(ground, told, population, &name)
            .and_then(|user| may_link(ground, user).map(|()| user))
        {
            Ok(user) => return Verdict::Link(user),
            // Somebody who comes into question tells the school more than nobody.
            Err(refused) if best.as_ref().is_none_or(|best| best.named.is_empty()) => best = Some(refused),
            Err(_) => {}
        }
    }
    best.map_or(Verdict::AsLinked, Verdict::Nobody)
}

fn what_is_needed<'t>(
    ground: &Ground<'_>,
    told: &'t Told,
) -> Result<(&'t [Population], PlainName), Obstacle> {
    let (family, given) = (told.family_name.needed()?, told.given_name.needed()?);
    // Without it, a father and his son of the same names could not be told apart.
    let populations = told.populations.as_deref().ok_or(Obstacle::NotTold)?;
    if populations.is_empty() {
        return Err(Obstacle::OtherPopulation);
    }
    if told.is_of_another_school(ground.schools) {
        return Err(Obstacle::OtherSchool);
    }
    Ok((populations, PlainName::new(family, given).ok_or(Obstacle::NotTold)?))
}

fn in_population<'a>(
    ground: &Ground<'a>,
    told: &Told,
    population: Population,
    name: &PlainName,
) -> Result<&'a UserRow, Refused> {
    // Whoever is linked already still bears their name: of two homonyms, the one who is left is not the one meant.
    let bearers: Vec<&UserRow> = ground
        .content
        .users
        .iter()
        .filter(|row| row.record.user.population == population)
        .filter(|row| {
            let user = &row.record.user;
            PlainName::new(&user.family_name, &user.given_name).as_ref() == Some(name)
        })
        .collect();
    if bearers.is_empty() {
        return Err(Obstacle::Unknown.into());
    }
    if population == Population::Pupil { pupil(told, &bearers) } else { adult(told, &bearers) }
}

/// A pupil's birth date is needed, and one homonym without a date is one too many.
fn pupil<'a>(told: &Told, bearers: &[&'a UserRow]) -> Result<&'a UserRow, Refused> {
    let refuse = |obstacle| Refused::new(obstacle, bearers.iter().copied());
    let date = told.birth_date.needed().map_err(refuse)?;
    let dated = |row: &UserRow| row.record.user.birth_date;
    let same: Vec<&UserRow> = bearers.iter().copied().filter(|row| dated(row) == Some(*date)).collect();
    let undated = bearers.iter().any(|row| dated(row).is_none());
    match same.as_slice() {
        [only] if !undated => Ok(only),
        [] if !undated => Err(refuse(Obstacle::Contradiction)),
        [] if bearers.len() == 1 => Err(refuse(Obstacle::NotTold)),
        _ => Err(refuse(Obstacle::SeveralPeople)),
    }
}

/// Of an adult, names are all there may be: what both sides know besides must not differ.
fn adult<'a>(told: &Told, bearers: &[&'a UserRow]) -> Result<&'a UserRow, Refused> {
    let [only] = bearers else {
        return Err(Refused::new(Obstacle::SeveralPeople, bearers.iter().copied()));
    };
    if told.birth_date == One::Odd || told.post_code == One::Odd {
        return Err(Refused::new(Obstacle::SeveralValues, [*only]));
    }
    let user = &only.record.user;
    let dates = told.birth_date.value().zip(user.birth_date.as_ref());
    let codes = told.post_code.value().zip(user.address.post_code.as_ref());
    let differ = dates.is_some_and(|(told, known)| told != known)
        || codes.is_some_and(|(told, known)| told.trim() != known.trim());
    if differ { Err(Refused::new(Obstacle::Contradiction, [*only])) } else { Ok(only) }
}
