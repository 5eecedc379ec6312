//! Addresses of services: which address a ticket is for, whether two addresses are the same service, and which
//! addresses are registered.

mod explain;
mod lint;
mod normal;
mod parts;
mod pattern;
mod set;
mod ticketed;
mod url;

pub use self::explain::{Explanation, Mismatch, explain};
pub use self::lint::{Finding, FindingCode, Severity, lint};
pub use self::parts::InvalidServiceUrl;
pub use self::pattern::{InvalidPattern, ServicePattern};
pub use self::set::PatternSet;
pub use self::ticketed::TicketParameter;
pub use self::url::ServiceUrl;
