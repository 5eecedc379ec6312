//! « Gestion des comptes », as the management of a school sees it.

mod access;
mod exports;
mod identifiers;
mod management;
mod world;
