//! Key files that were refused.

use passerelle_exchange::keys::KeyError;

use super::{Exit, Told};
use crate::words::Words;

pub(super) fn told(error: KeyError, words: Words) -> Told {
    let refused = |why: &str| Told::new("E27", "erreur-cle", Exit::BadInput).with("pourquoi", words.say(why));
    match error {
        KeyError::Damaged { .. } => refused("cle-abimee"),
        KeyError::Generation => Told::new("E30", "erreur-hasard", Exit::Unexpected),
        KeyError::LegacyEncryption => refused("cle-ancienne-protection"),
        KeyError::NotRsa { .. } => refused("cle-pas-rsa"),
        KeyError::OpenSshPrivate => refused("cle-privee-openssh"),
        KeyError::PassphraseNeeded => Told::new("E27", "erreur-phrase-de-passe", Exit::Usage),
        KeyError::PrivateGiven => refused("cle-privee-donnee"),
        KeyError::PublicGiven => refused("cle-publique-donnee"),
        KeyError::PuttyPrivate => refused("cle-privee-putty"),
        KeyError::SizeNotOffered { bits } => size("erreur-cle-taille", Exit::Usage, bits),
        KeyError::TooLarge { bits } => size("erreur-cle-trop-grande", Exit::RefusedByRule, bits),
        KeyError::TooLong => refused("cle-trop-longue"),
        KeyError::TooSmall { bits } => size("erreur-cle-trop-petite", Exit::RefusedByRule, bits),
        KeyError::Unrecognised => refused("cle-inconnue"),
        KeyError::WrongPassphrase => refused("cle-phrase-fausse"),
    }
}

fn size(key: &'static str, exit: Exit, bits: usize) -> Told {
    // A size in bits is no count: 3072, never « 3 072 ».
    Told::new("E27", key, exit).with("bits", bits.to_string())
}
