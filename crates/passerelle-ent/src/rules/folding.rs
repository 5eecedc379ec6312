//! Names as they are compared: without case, accents, hyphens, apostrophes or spaces.

pub use passerelle_web::strength::folded;
