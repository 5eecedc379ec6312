//! CAS clients that others wrote, unmodified, in front of the server: `cargo xtask test peers`.
//!
//! Each test starts a server with an authority of its own and a small application of `peers/`, signs somebody in
//! through the real form, and looks at what the application makes of it. The tests need the clients, which the chore
//! installs: without it they are not run, and say so.

mod apache;
mod application;
mod behind;
mod browser;
mod checks;
mod django;
mod node;
mod pages;
mod pawnote;
mod people;
mod php;
mod process;
mod proxy;
mod python;
mod server;
