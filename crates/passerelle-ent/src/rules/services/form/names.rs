//! Names of the fields. Boxes for populations have the beginning and the population's code.

/// Short name.
pub const ID: &str = "nom_court";
/// Name.
pub const NAME: &str = "nom";
/// Addresses, one per line.
pub const ADDRESSES: &str = "adresses";
/// Public key, pasted.
pub const KEY: &str = "cle";
/// Public key, as a file.
pub const KEY_FILE: &str = "cle_fichier";
/// Address of the tile.
pub const TILE: &str = "tuile";
/// Beginning: who sees the tile.
pub const TILE_FOR: &str = "tuile_";
/// File name proposed at export.
pub const FILE_NAME: &str = "nom_du_fichier";
/// Seconds that tickets live.
pub const TICKET_LIFE: &str = "duree";
/// Logout channel.
pub const LOGOUT: &str = "deconnexion";
/// Where it learns of it.
pub const LOGOUT_ADDRESS: &str = "adresse_de_deconnexion";
/// Callbacks of proxy-granting tickets, one per line.
pub const CALLBACKS: &str = "rappels";
/// Private callbacks, for trials.
pub const PRIVATE_CALLBACKS: &str = "rappels_d_essai";
/// Whether proxy tickets reach it.
pub const REACHABLE: &str = "atteignable";
/// Beginning: who may enter.
pub const OPEN_TO: &str = "public_";
/// Whose people may enter: UAI, one per line.
pub const SCHOOLS: &str = "etablissements";
