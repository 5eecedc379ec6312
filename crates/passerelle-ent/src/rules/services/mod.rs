//! *Services autorisés*: what may be set about a recipient, what that changes, what is dangerous about it.

pub mod differences;
pub mod form;
pub mod lines;
pub mod release_form;
pub mod trial;
pub mod warnings;
