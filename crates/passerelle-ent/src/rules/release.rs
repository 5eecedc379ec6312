//! What a recipient is told, and of whom.

use passerelle_model::Population;
use passerelle_sso::server::validation::{Attribute, AttributeName, Layout, Release};
use passerelle_store::ent::{
    Account, AccountState, AttributeLayout, AttributeSource, Membership, RecipientAudience, ReleasePolicy,
    ReleaseProfile,
};

use super::folding::folded;

/// Whether an account may sign in, and stay signed in.
pub fn may_sign_in(account: &Account) -> bool {
    account.state == AccountState::Active
}

/// Whether a recipient may receive the identity of this person: one membership at least is of its populations and of its
/// schools.
pub fn is_open_to(audience: &RecipientAudience, account: &Account) -> bool {
    let open = |one: &Membership| {
        (audience.populations.is_empty() || audience.populations.contains(&one.population))
            && (audience.schools.is_empty() || audience.schools.contains(&one.uai))
    };
    let everybody = audience.populations.is_empty() && audience.schools.is_empty();
    everybody || account.memberships.iter().any(open)
}

/// The dialect that the recipient asks in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Dialect {
    /// `/validate`: an identifier, nothing else.
    Cas1,
    /// `/serviceValidate`, `/proxyValidate`.
    Cas2,
    /// The same under `/p3`.
    Cas3,
    /// `/samlValidate`.
    Saml,
}

/// A person, as a recipient's attributes are drawn from them.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The account.
    pub account: &'a Account,
    /// The recipient's own identifiers of the account.
    pub service_identifiers: &'a [String],
}

/// Whether a policy tells anything beside the identifier, in a dialect: never without a reason on record.
pub fn tells_attributes(policy: &ReleasePolicy, dialect: Dialect) -> bool {
    let justified = policy.justification.as_deref().is_some_and(|reason| !reason.trim().is_empty());
    let spoken = match dialect {
        Dialect::Cas1 => false,
        Dialect::Cas2 => policy.on_v2,
        Dialect::Cas3 | Dialect::Saml => true,
    };
    policy.profile != ReleaseProfile::IdentifierOnly && justified && spoken
}

/// Where the attributes stand in the answer.
pub fn release(policy: &ReleasePolicy, dialect: Dialect) -> Release {
    if !tells_attributes(policy, dialect) {
        return Release::IdentifierOnly;
    }
    let layout = match policy.layout {
        AttributeLayout::Nested => Layout::Nested,
        AttributeLayout::Flat => Layout::Flat,
        AttributeLayout::Both => Layout::Both,
        AttributeLayout::UserAttributes => Layout::UserAttributes,
    };
    Release::Attributes { layout, in_cas2: policy.on_v2 }
}

/// What a recipient is told of the person beside the identifier. A name that no answer may carry is left out, and so is
/// an attribute without a value.
pub fn attributes(policy: &ReleasePolicy, dialect: Dialect, subject: Subject<'_>) -> Vec<Attribute> {
    if !tells_attributes(policy, dialect) {
        return Vec::new();
    }
    let named: Vec<(String, Vec<String>)> = match policy.profile {
        ReleaseProfile::IdentifierOnly => Vec::new(),
        ReleaseProfile::Attributes => {
            let own = policy.attributes.iter();
            own.map(|attribute| (attribute.name.clone(), values(&attribute.source, subject))).collect()
        }
        ReleaseProfile::Nominative => nominative(subject),
    };
    let mut told: Vec<Attribute> = Vec::new();
    for (name, values) in named {
        let Ok(name) = AttributeName::new(&name) else { continue };
        let mut values = distinct(values);
        match told.iter_mut().find(|earlier| earlier.name == name) {
            Some(earlier) => earlier.values.append(&mut values),
            None if !values.is_empty() => told.push(Attribute { name, values }),
            None => {}
        }
    }
    told
}

/// What services that match people by name were told by the ENT of the time. Several categories are one value.
fn nominative(subject: Subject<'_>) -> Vec<(String, Vec<String>)> {
    let memberships = &subject.account.memberships;
    let each = memberships.iter().filter_map(|one| category(one.population));
    let categories = distinct(each.map(str::to_owned).collect());
    let categories = if categories.is_empty() { Vec::new() } else { vec![categories.join(";")] };
    [
        ("nom", values(&AttributeSource::FamilyName, subject)),
        ("prenom", values(&AttributeSource::GivenName, subject)),
        ("dateNaissance", values(&AttributeSource::BirthDate, subject)),
        ("codePostal", values(&AttributeSource::PostalCode, subject)),
        ("categories", categories),
    ]
    .map(|(name, values)| (name.to_owned(), values))
    .into()
}

fn values(source: &AttributeSource, subject: Subject<'_>) -> Vec<String> {
    let account = subject.account;
    let each = |of: fn(&Membership) -> Option<String>| account.memberships.iter().filter_map(of).collect();
    match source {
        AttributeSource::Profiles => each(|one| profile(one).map(str::to_owned)),
        AttributeSource::Schools => each(|one| Some(one.uai.to_string())),
        AttributeSource::Classes => each(|one| one.class.clone()),
        AttributeSource::Functions => each(|one| one.function.clone()),
        AttributeSource::ServiceIdentifier => subject.service_identifiers.to_vec(),
        AttributeSource::Login => vec![account.login.clone()],
        AttributeSource::FamilyName => vec![account.family_name.clone()],
        AttributeSource::GivenName => vec![account.given_name.clone()],
        AttributeSource::BirthDate => {
            let written = |date: &passerelle_model::BirthDate| {
                format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
            };
            account.birth_date.iter().map(written).collect()
        }
        AttributeSource::PostalCode => account.address.post_code.iter().cloned().collect(),
        AttributeSource::Fixed(text) => vec![text.clone()],
    }
}

/// The category of the older services, which know four: 4 is everybody who works in the school without teaching.
fn category(population: Population) -> Option<&'static str> {
    match population {
        Population::Pupil => Some("National_1"),
        Population::Guardian => Some("National_2"),
        Population::Teacher => Some("National_3"),
        Population::Staff => Some("National_4"),
        Population::Inspector | Population::WorkplaceTutor => None,
    }
}

/// The national profile (`ENTPersonProfils`). That of the staff depends on the function: 4 for the management, 5 for the
/// school life, 6 for the others, and 4 where the function is not known, as widespread ENT have it.
fn profile(membership: &Membership) -> Option<&'static str> {
    /// How functions of the management begin, once folded.
    const MANAGEMENT: [&str; 5] = ["principal", "proviseur", "dir", "chefdetablissement", "collectivite"];
    /// The same of the school life, beside those that have « éducation » in their name.
    const SCHOOL_LIFE: [&str; 4] = ["cpe", "aed", "surveillant", "viescolaire"];
    match membership.population {
        Population::Staff => {
            let function = folded(membership.function.as_deref().unwrap_or_default());
            let begins = |words: &[&str]| words.iter().any(|word| function.starts_with(word));
            Some(match () {
                () if function.is_empty() || begins(&MANAGEMENT) => "National_4",
                () if begins(&SCHOOL_LIFE) || function.contains("education") => "National_5",
                () => "National_6",
            })
        }
        Population::Inspector => Some("National_7"),
        population => category(population),
    }
}

/// Each value once, without white space around it and empty ones, in order.
fn distinct(values: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for value in values {
        let value = value.trim();
        if !value.is_empty() && !kept.iter().any(|earlier| earlier == value) {
            kept.push(value.to_owned());
        }
    }
    kept
}

#[cfg(test)]
mod tests;
