//! CAS clients that others wrote, unmodified, in front of the server, and CAS servers that others wrote in front of
//! the gateway: `cargo xtask test peers`.
//!
//! Each test of a client starts a server with an authority of its own and a small application of `peers/`, signs somebody in
//! through the real form, and looks at what the application makes of it. The tests need the clients, which the chore
//! installs: without it they are not run, and say so.

mod apache;
mod application;
mod behind;
mod browser;
mod checks;
mod django;
mod django_server;
mod entering;
mod gateway;
mod lemon;
mod node;
mod pages;
mod pawnote;
mod people;
mod php;
mod process;
mod proxy;
mod python;
mod server;
