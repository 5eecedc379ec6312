//! The HTTP toolkit that both sides are built with.
//!
//! A face declares its [`Routes`] with the [`Access`] of each; a [`Site`] turns them into an [`Application`]: security
//! headers, languages, forms that cannot be forged, error pages, assets and the common pages come with it. A handler
//! takes a [`Visitor`], builds a [`Page`] and answers `html(&template)` or a [`Problem`].

mod access;
mod application;
mod clock;
mod common;
pub mod components;
mod cookie;
mod csrf;
mod csv;
mod download;
pub mod enrolment;
mod headers;
mod html;
mod log;
mod metered;
pub mod metrics;
pub mod new_password;
pub mod outbound;
mod page;
pub mod paper_code;
mod password;
pub mod problem;
mod proxy;
mod public_url;
pub mod random;
mod routes;
mod server;
mod session;
pub mod signing;
mod site;
pub mod strength;
mod throttle;
mod tls;
mod token;
pub mod totp;
mod upload;
mod upstream;
mod vault;
mod visitor;

pub use access::Access;
pub use application::Application;
pub use clock::{Clock, FixedClock, SystemClock};
pub use common::assets;
pub use cookie::{Cookie, SetCookie};
pub use csrf::{Csrf, FIELD as CSRF_FIELD};
pub use csv::csv;
pub use download::attachment;
pub use headers::{FormTargets, FrameSources, NoReferrer, PassedOn};
pub use html::{Rendered, html, html_with};
pub use outbound::{Outbound, OutboundError};
pub use page::{Page, PageLink};
pub use password::{Passwords, PasswordsError};
pub use problem::{Known, Problem};
pub use proxy::{ForwardHeader, Network, NetworkError, TrustedProxies};
pub use public_url::{PublicUrl, PublicUrlError, is_loopback, is_safe_address};
pub use routes::{FORM_LIMIT, RouteInfo, Routes};
pub use server::{Server, serve};
pub use session::{Lifetime, Sessions, SignedIn};
pub use site::{Entry, Health, Site, SiteSettings};
pub use throttle::{Throttle, Wait};
pub use tls::{CertificateError, CertificateFiles, Tls};
pub use token::Token;
pub use upload::{Upload, UploadedFile};
pub use upstream::{UpstreamError, UpstreamLimits, Upstreams};
pub use vault::{Vault, VaultError};
pub use visitor::Visitor;

passerelle_words::catalogue! {
    /// What the layout, the error pages and the common pages say.
    pub static CATALOGUE;
}
