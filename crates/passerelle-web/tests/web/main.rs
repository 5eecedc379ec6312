//! The toolkit as browsers meet it: a small application in process.

mod catalogue;
mod common;
mod contrast;
mod fixture;
mod forms;
mod headers;
mod language;
mod markup;
mod problems;
mod server;
mod sessions;
mod tls;
