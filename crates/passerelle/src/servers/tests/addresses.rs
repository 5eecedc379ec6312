//! Every route of both servers, with addresses in the school and the base of the demonstration.

use passerelle_web::{Access, RouteInfo};

use super::world::{ENT, SERVICE, UAI, World};

/// A route, where it is.
pub(super) struct Door {
    /// The server: [`ENT`] or [`SERVICE`].
    pub(super) origin: &'static str,
    pub(super) route: RouteInfo,
    /// Whole addresses; there are several where a word of the address says what is done.
    pub(super) addresses: Vec<String>,
}

/// What stands at the place of parameters.
struct Rows {
    account: i64,
    user: i64,
    file: i64,
    point: i64,
    request: i64,
}

/// Every door of both servers. A parameter that this module cannot fill ends the test.
pub(super) async fn doors(world: &World) -> Vec<Door> {
    let [user, file, point, request] = world.rows().await;
    let rows = Rows { account: world.account().await, user, file, point, request };
    let sides = [(ENT, &world.ent), (SERVICE, &world.service)];
    let all =
        sides.into_iter().flat_map(|(origin, side)| side.routes.iter().map(move |route| (origin, *route)));
    all.map(|(origin, route)| Door { origin, route, addresses: rows.addresses(origin, &route) }).collect()
}

impl Rows {
    fn addresses(&self, origin: &str, route: &RouteInfo) -> Vec<String> {
        let mut paths = vec![String::new()];
        let (mut known, mut rest) = (String::new(), route.path);
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').expect("the end of a parameter");
            known += before;
            let values = self.values(&known, name);
            paths = paths
                .iter()
                .flat_map(|path| values.iter().map(move |value| format!("{path}{before}{value}")))
                .collect();
            rest = after;
        }
        // The ENT's management takes the school from the query; without it, it is the manager's own.
        let schools = match route.access {
            Access::AccountManager if route.path.contains("{n}") => {
                vec![format!("?etab={UAI}"), String::new()]
            }
            Access::AccountManager => vec![format!("?etab={UAI}")],
            _ => vec![String::new()],
        };
        let address = |path: &String, school| format!("{origin}{path}{rest}{school}");
        paths.iter().flat_map(|path| schools.iter().map(move |school| address(path, school))).collect()
    }

    /// What may stand for a parameter after the constant parts `before` it, in the school of the demonstration.
    fn values(&self, before: &str, name: &str) -> Vec<String> {
        let rows = |n: i64| vec![n.to_string()];
        let words = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
        match (name, before) {
            ("uai", "/etab/" | "/ent/etablissements/" | "/ent/api/export/" | "/ent/api/download/") => {
                words(&[UAI])
            }
            ("token", "/vs//essai/") => words(&["AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"]),
            ("code", "/console/modeles/") => words(&["netocentre", "nouveau"]),
            ("base", "/vs/" | "/console/bases/") => words(&[passerelle_demo::BASE]),
            ("space", "/console/bases//application/") => words(&["professeur"]),
            ("*rest", "/vs///") => words(&["", "calendrier/mois"]),
            ("space", "/vs//") => words(&["professeur", "direction.html", "mobile.parent.html"]),
            ("request", "/vs//client/retour/" | "/vs//double-connexion/retour/") => {
                words(&["AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"])
            }
            ("n", "/ent/comptes/") => rows(self.account),
            ("action", "/ent/comptes//") => words(&[
                "bloquer",
                "debloquer",
                "mot-de-passe",
                "nom",
                "retablir",
                "second-facteur",
                "supprimer",
            ]),
            ("recipient", "/ent/exports/fichier/") | ("id", "/ent/services/") => {
                words(&[passerelle_demo::RECIPIENT])
            }
            ("n", "/etab//rapprochement/personnes/" | "/etab//utilisateurs/") => rows(self.user),
            ("n", "/etab//rapprochement/points-de-retour/") => rows(self.point),
            ("n", "/etab//rapprochement/demandes/") => rows(self.request),
            (
                "n",
                "/etab//rapprochement/imports/"
                | "/etab//imports-exports/utilisateurs/"
                | "/etab//sauvegarde/restaurer/",
            ) => rows(self.file),
            ("chapter", "/aide/") => words(&["acces"]),
            ("file", "/assets/") => {
                let path = passerelle_web::assets::path(passerelle_web::assets::CSS);
                words(&[path.trim_start_matches("/assets/")])
            }
            _ => panic!("what stands for {{{name}}} after {before}?"),
        }
    }
}
