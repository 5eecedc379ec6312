//! « Gestion des comptes », as the management of a school sees it.

mod access;
mod activation;
mod alerts;
mod establishments;
mod exports;
mod identifiers;
mod management;
mod memberships;
mod my_account;
mod second_factor;
mod world;
