//! The tables of the file, with every key.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use passerelle_web::{Network, UpstreamLimits};

use super::declare::tables;
use super::value::{Address, Bounded, LogFormat, LogLevel, ProxyHeader, Text};

tables! {
    /// Where the server is found, and what stands in front of it.
    Server ["server"] {
        /// The address that people type: `https://host[:port]`. Links, cookies and tickets are made from it, never from
        /// what a request claims. Plain `http://` is for loopback addresses only.
        address: Option<Address> = required(r#""https://ent.example.fr""#);
        /// The address and port to listen on. Without a certificate it must be a loopback address, unless
        /// `trusted_proxies` names the proxies in front.
        listen: SocketAddr = default(SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)));
        /// The folder of the database. It is created, readable by its owner alone.
        data: Option<PathBuf> = required(r#""/var/lib/passerelle""#);
        /// The server's certificate followed by those of its authorities, in PEM form. With it the server speaks TLS
        /// itself. The file is read again when it changes, and on SIGHUP.
        certificate: Option<PathBuf> = optional(r#""/etc/passerelle/tls/fullchain.pem""#);
        /// The certificate's private key, in PEM form, without a passphrase.
        certificate_key: Option<PathBuf> = optional(r#""/etc/passerelle/tls/privkey.pem""#);
        /// Addresses or networks of the reverse proxies in front. What they say of the visitor's address is believed;
        /// nobody else's word is. In plain http nobody but them and this machine is served.
        trusted_proxies: Vec<Text<Network>> = default(Vec::<Text<Network>>::new());
        /// The header in which they say it: `x-forwarded-for` or `forwarded`. The other one is never read: a proxy passes it
        /// on as the visitor wrote it.
        proxy_header: ProxyHeader = default(ProxyHeader::XForwardedFor);
        /// Certificate authorities to trust besides those of the system when calling services, in PEM form.
        trust: Option<PathBuf> = optional(r#""/etc/passerelle/authorities.pem""#);
        /// The address and port that serve `/metrics`, in plain http and to anybody who reaches them: a loopback address,
        /// or one of a network that only the monitoring reaches. Nothing is served without it.
        metrics: Option<SocketAddr> = optional(r#""127.0.0.1:9464""#);
    }

    /// The ENT side: what it is called, and its key.
    Ent ["ent"] {
        /// How people call this ENT.
        name: String = default("ENT".to_owned());
        /// How people call the school-life service.
        service_name: String = default("Vie scolaire".to_owned());
        /// Whom people ask for help: an address or a sentence.
        contact: String = default(String::new());
        /// Who publishes the site, for the page « Mentions légales ».
        publisher: String = default(String::new());
        /// The ENT's private key, which opens the files that services seal for it: `key.pem` of `passerelle keygen`.
        key: Option<PathBuf> = required(r#""/etc/passerelle/key.pem""#);
        /// A file whose first line is the key's passphrase. The passphrase, or the key where there is none, also seals
        /// second factors and recognises activation codes: when it changes, both have to be made again.
        passphrase_file: Option<PathBuf> = optional(r#""/etc/passerelle/passphrase""#);
    }

    /// The service side: what it is called, and its key. A file has `[ent]` or `[service]`, never both.
    Service ["service"] {
        /// How people call the school-life service where no base says it.
        name: String = default("Vie scolaire".to_owned());
        /// How people call the ENT where no base says it.
        ent_name: String = default("ENT".to_owned());
        /// Whom people ask for help: an address or a sentence.
        contact: String = default(String::new());
        /// Who publishes the site, for the page « Mentions légales ».
        publisher: String = default(String::new());
        /// The service's private key, which opens the files that the ENT seals for it: `key.pem` of `passerelle keygen`.
        key: Option<PathBuf> = required(r#""/etc/passerelle/key.pem""#);
        /// A file whose first line is the key's passphrase. The passphrase, or the key where there is none, also
        /// recognises activation codes: when it changes, new codes have to be printed.
        passphrase_file: Option<PathBuf> = optional(r#""/etc/passerelle/passphrase""#);
        /// The ENT's public key, for which the identifiers of this side are sealed.
        ent_key: Option<PathBuf> = optional(r#""/etc/passerelle/ent.pub""#);
    }

    /// How long things last. ENT side only.
    Sessions ["sessions"] {
        /// Minutes that a sign-on session lasts without a new service, from 5 to 1440.
        sign_on_idle_minutes: Bounded<5, 1440> = default(Bounded(120));
        /// Hours that a sign-on session lasts at most, from 1 to 24.
        sign_on_hours: Bounded<1, 24> = default(Bounded(8));
        /// Minutes that a portal session lasts without a page, from 5 to 1440.
        portal_idle_minutes: Bounded<5, 1440> = default(Bounded(60));
        /// Hours that a portal session lasts at most, from 1 to 24.
        portal_hours: Bounded<1, 24> = default(Bounded(8));
        /// Days that a device stays signed in where its owner asks for it, from 0 (nobody may) to 90.
        remember_days: Bounded<0, 90> = default(Bounded(14));
        /// Seconds that a service has to present a ticket, from 5 to 300.
        ticket_seconds: Bounded<5, 300> = default(Bounded(60));
    }

    /// Checking passwords costs processor time on purpose.
    Passwords ["passwords"] {
        /// Passwords checked at once, from 1 to 64. Half of the processors, at least one, unless it is written.
        workers: Option<Bounded<1, 64>> = optional("2");
        /// Passwords that may wait for their turn, from 1 to 10000; later ones are told to come back (status 503).
        waiting: Bounded<1, 10_000> = default(Bounded(200));
    }

    /// What is passed on to the applications behind the spaces of the service side.
    Applications ["applications"] {
        /// Where applications that are passed on to may be: `https://host[:port]`, or `http://` and a loopback address.
        /// The console takes no other address. Without any, applications may be at every https address and at every port
        /// of this machine: whoever has a hosting account can then reach whatever listens on it. What was in place
        /// before stays.
        allowed_origins: Vec<Address> = default(Vec::<Address>::new());
        /// Seconds to connect to an application, from 1 to 60.
        connect_seconds: Bounded<1, 60> = default(Bounded(3));
        /// Seconds that an application may take to begin its answer once it has the request, from 1 to 3600; then people
        /// read that it is slow (status 504).
        answer_seconds: Bounded<1, 3600> = default(Bounded(60));
        /// Seconds that a body may stand still, either way, from 5 to 3600.
        silence_seconds: Bounded<5, 3600> = default(Bounded(60));
        /// Megabytes that somebody may send at once, from 1 to 100000; beyond, status 413.
        body_megabytes: Bounded<1, 100_000> = default(Bounded(1024));
        /// Seconds between two looks whether somebody with an open channel (WebSocket) may still be there, from 1 to 600.
        recheck_seconds: Bounded<1, 600> = default(Bounded(10));
        /// Days that a key signs what applications are told before the next one does, from 1 to 730.
        key_days: Bounded<1, 730> = default(Bounded(90));
    }

    /// What the server says of itself, on standard error. Never a name, an address that was asked for, or a secret.
    Log ["log"] {
        /// `error`, `warn`, `info` (a line per request) or `debug`. The variable `RUST_LOG` takes its place.
        level: LogLevel = default(LogLevel::Warn);
        /// `text` or `json`.
        format: LogFormat = default(LogFormat::Text);
    }
}

impl Applications {
    /// The limits as they are applied.
    pub(super) fn limits(&self) -> UpstreamLimits {
        let seconds = |seconds: u32| Duration::from_secs(seconds.into());
        UpstreamLimits {
            connect: seconds(self.connect_seconds.0),
            first_byte: seconds(self.answer_seconds.0),
            silence: seconds(self.silence_seconds.0),
            body: u64::from(self.body_megabytes.0) * 1024 * 1024,
            recheck: seconds(self.recheck_seconds.0),
            key_period: i64::from(self.key_days.0) * 24 * 3600,
        }
    }
}
