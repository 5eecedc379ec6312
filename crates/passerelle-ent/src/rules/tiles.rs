//! The tiles of the portal.

use passerelle_model::{Population, Space};
use passerelle_store::ent::Recipient;

/// Stands for the space in the address of a tile.
const SPACE: &str = "{espace}";

/// A tile, as one person sees it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PortalTile {
    /// What people call the service.
    pub name: String,
    /// The space it leads to, said where several tiles of one service differ by it.
    pub space: Option<Space>,
    /// Where it leads.
    pub address: String,
}

/// The tiles of somebody who belongs to these populations: services that have spaces first, with a tile for each space
/// that is theirs.
pub fn tiles(recipients: &[Recipient], populations: &[Population]) -> Vec<PortalTile> {
    let mut shown: Vec<&Recipient> = recipients.iter().filter(|recipient| recipient.tile.is_some()).collect();
    shown.sort_by_key(|recipient| !recipient.tile.as_ref().is_some_and(|tile| tile.address.contains(SPACE)));
    shown.into_iter().flat_map(|recipient| tiles_of(recipient, populations)).collect()
}

fn tiles_of(recipient: &Recipient, populations: &[Population]) -> Vec<PortalTile> {
    let Some(tile) = &recipient.tile else { return Vec::new() };
    let theirs =
        |population: &Population| tile.populations.is_empty() || tile.populations.contains(population);
    let name = || recipient.name.clone();
    if !tile.address.contains(SPACE) {
        let seen = tile.populations.is_empty() || populations.iter().any(theirs);
        let whole = PortalTile { name: name(), space: None, address: tile.address.clone() };
        return seen.then_some(whole).into_iter().collect();
    }
    let mut spaces: Vec<Space> = populations.iter().copied().filter(theirs).map(Space::of).collect();
    spaces.sort_unstable();
    spaces.dedup();
    let several = spaces.len() > 1;
    let tile_for = |space: Space| PortalTile {
        name: name(),
        space: several.then_some(space),
        address: tile.address.replace(SPACE, space.slug()),
    };
    spaces.into_iter().map(tile_for).collect()
}

#[cfg(test)]
mod tests {
    use passerelle_model::{Population, Space};
    use passerelle_store::ent::{Recipient, Tile};

    use super::tiles;

    fn recipient(name: &str, address: &str, populations: &[Population]) -> Recipient {
        Recipient {
            id: name.to_lowercase(),
            name: name.into(),
            public_key: None,
            patterns: Vec::new(),
            file_name: String::new(),
            tile: Some(Tile { address: address.into(), populations: populations.to_vec() }),
            settings: passerelle_store::ent::RecipientSettings::default(),
        }
    }

    #[test]
    fn everybody_sees_the_spaces_that_are_theirs_first() {
        use Population::{Guardian, Pupil, Staff, Teacher};
        let all = [
            recipient("Actualités", "https://news.example/", &[]),
            recipient("Inventaire", "https://stock.example/", &[Staff]),
            recipient("Vie scolaire", "https://vs.example/vs/demo/{espace}", &[Teacher, Guardian, Pupil]),
        ];
        let seen = |populations: &[Population]| -> Vec<(String, Option<Space>)> {
            tiles(&all, populations).into_iter().map(|tile| (tile.address, tile.space)).collect()
        };
        let news = || ("https://news.example/".to_owned(), None);
        let door = |slug: &str| format!("https://vs.example/vs/demo/{slug}");
        assert_eq!(seen(&[Teacher]), [(door("professeur"), None), news()]);
        let both =
            [(door("professeur"), Some(Space::Teachers)), (door("parent"), Some(Space::Guardians)), news()];
        assert_eq!(seen(&[Teacher, Guardian]), both);
        assert_eq!(seen(&[Staff]), [news(), ("https://stock.example/".to_owned(), None)]);
        assert_eq!(seen(&[]), [news()]);
    }
}
