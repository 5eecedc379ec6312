//! The pages of the ENT's administrators: services, what they are told, keys of programs, journal.

mod access;
mod api;
mod borrowers;
mod journal;
mod keys;
mod release;
mod releases;
mod services;
mod tester;
mod world;
