//! Keys that were refused.

use passerelle_exchange::keys::KeyError;

use super::{Class, Problem};

impl From<&KeyError> for Problem {
    fn from(error: &KeyError) -> Self {
        let refused = |why| Self::new("E27", "erreur-cle", Class::BadInput).named("pourquoi", why);
        match error {
            KeyError::Damaged { .. } => refused("cle-abimee"),
            KeyError::Generation => Self::no_random(),
            KeyError::LegacyEncryption => refused("cle-ancienne-protection"),
            KeyError::NotRsa { .. } => refused("cle-pas-rsa"),
            KeyError::OpenSshPrivate => refused("cle-privee-openssh"),
            KeyError::PassphraseNeeded => Self::new("E27", "erreur-phrase-de-passe", Class::Usage),
            KeyError::PrivateGiven => refused("cle-privee-donnee"),
            KeyError::PublicGiven => refused("cle-publique-donnee"),
            KeyError::PuttyPrivate => refused("cle-privee-putty"),
            KeyError::SizeNotOffered { bits } => size("erreur-cle-taille", Class::Usage, *bits),
            KeyError::TooLarge { bits } => size("erreur-cle-trop-grande", Class::RefusedByRule, *bits),
            KeyError::TooLong => refused("cle-trop-longue"),
            KeyError::TooSmall { bits } => size("erreur-cle-trop-petite", Class::RefusedByRule, *bits),
            KeyError::Unrecognised => refused("cle-inconnue"),
            KeyError::WrongPassphrase => refused("cle-phrase-fausse"),
        }
    }
}

fn size(key: &'static str, class: Class, bits: usize) -> Problem {
    // A size in bits is no count: 3072, never « 3 072 ».
    Problem::new("E27", key, class).with("bits", bits.to_string())
}
