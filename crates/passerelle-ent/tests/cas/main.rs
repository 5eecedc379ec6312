//! The CAS server and the portal, as browsers, scripts and services see them.

mod ends;
mod hand_over;
mod login;
mod logout;
mod portal;
mod protocol;
mod proxy;
mod release;
mod second_factor;
mod sign_in;
mod validation;
mod world;
