//! Addresses of services: which address a ticket is for, whether two addresses are the same service, and which
//! addresses are registered.

mod lint;
mod normal;
mod parts;
mod pattern;
mod ticketed;
mod url;

pub use self::lint::PatternWarning;
pub use self::parts::InvalidServiceUrl;
pub use self::pattern::{InvalidPattern, ServicePattern};
pub use self::ticketed::TicketParameter;
pub use self::url::ServiceUrl;
