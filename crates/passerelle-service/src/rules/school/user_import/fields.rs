//! One person of a list beside the same person of the base, datum by datum.

use passerelle_exchange::base::ServiceFields;
use passerelle_model::LocalUser;
use passerelle_store::service::NewUser;

use crate::rules::school::accounts::chosen_spaces;

/// A datum of a user.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Field {
    /// *Civilité*.
    Title,
    /// *Nom*.
    FamilyName,
    /// *Prénom*.
    GivenName,
    /// *Date de naissance*.
    BirthDate,
    /// *Numéro national*.
    NationalNumber,
    /// *Classe*.
    Class,
    /// *Adresse*.
    Address,
    /// *Enfants*.
    Children,
    /// *Espaces*.
    Spaces,
    /// The service's own login.
    Login,
}

impl Field {
    /// In the order of the list's columns.
    pub const ALL: [Self; 10] = [
        Self::Title,
        Self::FamilyName,
        Self::GivenName,
        Self::BirthDate,
        Self::NationalNumber,
        Self::Class,
        Self::Address,
        Self::Children,
        Self::Spaces,
        Self::Login,
    ];

    /// A stable word for machine output: the list's own column.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Title => "civilite",
            Self::FamilyName => "nom",
            Self::GivenName => "prenom",
            Self::BirthDate => "date_naissance",
            Self::NationalNumber => "numero_national",
            Self::Class => "classe",
            Self::Address => "adresse",
            Self::Children => "enfants",
            Self::Spaces => "espaces",
            Self::Login => "login",
        }
    }
}

/// The list's person, completed by what the base knows more.
pub(super) fn merged(known: &NewUser, listed: &LocalUser, own: ServiceFields) -> NewUser {
    let text = |listed: &str, known: &str| if listed.is_empty() { known } else { listed }.to_owned();
    let user = &known.user;
    NewUser {
        user: LocalUser {
            id: user.id.clone(),
            population: user.population,
            title: listed.title.or(user.title),
            family_name: text(&listed.family_name, &user.family_name),
            given_name: text(&listed.given_name, &user.given_name),
            birth_date: listed.birth_date.or(user.birth_date),
            national_number: listed.national_number.clone().or_else(|| user.national_number.clone()),
            class: listed.class.clone().or_else(|| user.class.clone()),
            address: if listed.address.is_empty() { user.address.clone() } else { listed.address.clone() },
            children: if listed.children.is_empty() {
                user.children.clone()
            } else {
                listed.children.clone()
            },
        },
        spaces: if own.spaces.is_empty() {
            known.spaces.clone()
        } else {
            chosen_spaces(user.population, &own.spaces)
        },
        login: own.login.or_else(|| known.login.clone()),
        password: known.password.clone(),
    }
}

/// What differs.
pub(super) fn differences(before: &NewUser, after: &NewUser) -> Vec<Field> {
    let (one, other) = (&before.user, &after.user);
    let differs = |field: &Field| match field {
        Field::Title => one.title != other.title,
        Field::FamilyName => one.family_name != other.family_name,
        Field::GivenName => one.given_name != other.given_name,
        Field::BirthDate => one.birth_date != other.birth_date,
        Field::NationalNumber => one.national_number != other.national_number,
        Field::Class => one.class != other.class,
        Field::Address => one.address != other.address,
        Field::Children => one.children != other.children,
        Field::Spaces => before.spaces != after.spaces,
        Field::Login => before.login != after.login,
    };
    Field::ALL.into_iter().filter(differs).collect()
}
