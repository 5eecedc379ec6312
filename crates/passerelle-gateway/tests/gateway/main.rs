//! The doors of a base, from the browser's side, with an ENT in process.

mod asking;
mod behind;
mod browser;
mod clients;
mod doors;
mod ent;
mod hostile;
mod leaving;
mod own_passwords;
mod pages;
mod passwords;
mod proofs;
mod recognised;
mod table;
mod tickets;
mod trust;
mod unlinked;
mod world;
mod years;
