//! Accounts fed by the files of a directory: on a database, then as the management of a school sees it.

mod engine;
mod page;
#[expect(dead_code, reason = "shared with the tests of the account management")]
#[path = "../accounts/world.rs"]
mod world;
