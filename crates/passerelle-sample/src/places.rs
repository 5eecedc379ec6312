//! Schools, towns and homes.

use passerelle_model::{Address, Uai};

use crate::School;
use crate::dice::Dice;

const TOWN_STARTS: [&str; 16] = [
    "Beau", "Belle", "Bois", "Champ", "Clair", "Font", "Grand", "Haute", "Long", "Mont", "Neuf", "Pierre",
    "Roche", "Val", "Vert", "Ville",
];
const TOWN_ENDS: [&str; 16] = [
    "bourg", "brune", "chaux", "combe", "court", "fleury", "lac", "lieu", "loire", "mesnil", "moulin", "pré",
    "rive", "val", "vigne", "villiers",
];
const STREET_KINDS: [&str; 8] = ["rue", "rue", "rue", "avenue", "allée", "impasse", "boulevard", "chemin"];
const STREET_NAMES: [&str; 40] = [
    "de l'Église",
    "de la Gare",
    "des Lilas",
    "du Moulin",
    "des Écoles",
    "du Château",
    "de la Fontaine",
    "des Tilleuls",
    "du Stade",
    "de la Mairie",
    "des Acacias",
    "du Lavoir",
    "des Vignes",
    "de la Poste",
    "du Marché",
    "des Peupliers",
    "de la Forêt",
    "des Prés",
    "du Pont",
    "de la Source",
    "des Cerisiers",
    "des Roses",
    "du Verger",
    "de la Paix",
    "de la République",
    "des Érables",
    "du Canal",
    "de la Liberté",
    "des Mésanges",
    "des Hirondelles",
    "du Four",
    "de la Vallée",
    "des Chênes",
    "du Levant",
    "du Couchant",
    "de l'Étang",
    "des Champs",
    "des Noyers",
    "du Bac",
    "de la Tour",
];
const SCHOOL_NAMES: [&str; 20] = [
    "les Tilleuls",
    "les Grands Prés",
    "du Bord de l'Eau",
    "de la Colline",
    "des Deux Rives",
    "du Vieux Pont",
    "la Clairière",
    "les Hauts Vents",
    "des Trois Moulins",
    "la Roseraie",
    "du Lac Bleu",
    "les Cèdres",
    "du Plateau",
    "la Croix Verte",
    "des Remparts",
    "du Haut Val",
    "la Passerelle",
    "les Mimosas",
    "des Quatre Chemins",
    "du Parc",
];
/// Departments of the invented region.
const DEPARTMENTS: [u32; 6] = [18, 28, 36, 37, 41, 45];

/// A town and its post code.
pub(crate) struct Town {
    pub name: String,
    pub post_code: String,
    pub department: u32,
}

impl Town {
    pub(crate) fn draw(dice: &mut Dice) -> Self {
        let department = *dice.pick(&DEPARTMENTS);
        Self {
            name: [*dice.pick(&TOWN_STARTS), *dice.pick(&TOWN_ENDS)].concat(),
            post_code: format!("{department:02}{:02}0", dice.below(100)),
            department,
        }
    }

    pub(crate) fn address(&self, dice: &mut Dice) -> Address {
        let street =
            format!("{} {} {}", dice.between(1, 180), dice.pick(&STREET_KINDS), dice.pick(&STREET_NAMES));
        let lines = if dice.chance(0.2) {
            vec![format!("Appartement {}", dice.between(1, 60)), street]
        } else {
            vec![street]
        };
        Address {
            lines,
            post_code: Some(self.post_code.clone()),
            city: Some(self.name.clone()),
            country: None,
        }
    }

    /// The school of this number, with a code of a range that no real school uses.
    pub(crate) fn school(&self, dice: &mut Dice, number: usize, kind: &str) -> School {
        School {
            uai: uai(&format!("{:03}9{:03}", self.department, number % 1_000)),
            name: format!("{kind} {}", dice.pick(&SCHOOL_NAMES)),
            city: self.name.clone(),
        }
    }
}

/// The demonstration school.
pub(crate) fn story_school(town: &Town) -> School {
    School {
        uai: STORY_UAI.parse().unwrap_or_else(|_| uai("0459999")),
        name: "Lycée de démonstration".into(),
        city: town.name.clone(),
    }
}

const STORY_UAI: &str = "0450822X";

/// The code of these seven digits, with its right key letter.
fn uai(digits: &str) -> Uai {
    let mut codes = ('A'..='Z').filter_map(|letter| format!("{digits}{letter}").parse::<Uai>().ok());
    codes.find(Uai::key_is_right).unwrap_or_else(|| unreachable!("one letter in 26 is always right"))
}
