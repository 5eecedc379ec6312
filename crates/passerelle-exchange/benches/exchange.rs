//! How long the files of a town of 50,000 accounts take, from memory to memory: `cargo bench -p passerelle-exchange`.

use std::sync::LazyLock;

use divan::Bencher;
use passerelle_exchange::base::{read_base, write_base};
use passerelle_exchange::content::{
    ContentLimits, Establishment, PartnerContent, PartnerFile, PartnerHeader, Protocol, read_partner_file,
    write_partner_file,
};
use passerelle_exchange::csv::TableLimits;
use passerelle_exchange::keys::PrivateKey;
use passerelle_exchange::sealed::{ContainerKind, Envelope, FileKey, OpenLimits, Recipient, open, seal};
use passerelle_model::Address;
use passerelle_sample::{Quality, Sample, School, Size, generate};

fn main() {
    divan::main();
}

/// `BASE.csv` to users.
#[divan::bench(sample_count = 20)]
fn read_users(bencher: Bencher<'_, '_>) {
    let mut file = Vec::new();
    write_base(&mut file, &TOWN.users).expect("written to memory");
    bencher.bench(|| read_base(&mut file.as_slice(), &TableLimits::default()));
}

/// `PARTENAIRE_INDEX` in clear to accounts.
#[divan::bench(sample_count = 20)]
fn read_accounts(bencher: Bencher<'_, '_>) {
    bencher.bench(|| read_partner_file(&mut CONTENT.as_slice(), &ContentLimits::default()));
}

/// Accounts to `PARTENAIRE_INDEX` in clear.
#[divan::bench(sample_count = 20)]
fn write_accounts(bencher: Bencher<'_, '_>) {
    bencher.bench(|| content(&TOWN));
}

/// Content in clear to a sealed file.
#[divan::bench(sample_count = 10)]
fn seal_accounts(bencher: Bencher<'_, '_>) {
    let key = key();
    bencher.bench(|| sealed(&key));
}

/// Sealed file to content in clear, which nobody looks at.
#[divan::bench(sample_count = 20)]
fn open_accounts(bencher: Bencher<'_, '_>) {
    let key = key();
    let file = sealed(&key);
    let keys = [key];
    bencher.bench(|| open(&mut file.as_slice(), &keys, &OpenLimits::default(), |_| ()));
}

/// Sealed file to accounts: what a reconciliation does.
#[divan::bench(sample_count = 20)]
fn open_and_read_accounts(bencher: Bencher<'_, '_>) {
    let key = key();
    let file = sealed(&key);
    let keys = [key];
    bencher.bench(|| -> PartnerFile {
        let read = |content: &mut dyn std::io::BufRead| read_partner_file(content, &ContentLimits::default());
        let opened = open(&mut file.as_slice(), &keys, &OpenLimits::default(), read);
        opened.expect("the right key").value.expect("a good content")
    });
}

static TOWN: LazyLock<Sample> = LazyLock::new(|| generate(Size::City, Quality::Ordinary, 1));
static CONTENT: LazyLock<Vec<u8>> = LazyLock::new(|| content(&TOWN));

fn content(town: &Sample) -> Vec<u8> {
    let header = PartnerHeader {
        date: "2026-09-01T08:30:00+02:00".to_owned(),
        partner: "PASSERELLE".to_owned(),
        protocol: Some(Protocol::Cas),
    };
    let establishments: Vec<_> = town.establishments.iter().map(establishment).collect();
    let content =
        PartnerContent { header: &header, establishments: &establishments, accounts: &town.accounts };
    let mut file = Vec::new();
    let report = write_partner_file(&mut file, content).expect("written to memory");
    assert!(report.left_out.len() * 100 < town.accounts.len(), "the format takes nearly everyone");
    file
}

fn establishment(school: &School) -> Establishment {
    Establishment {
        uai: school.uai.to_string(),
        name: school.name.clone(),
        address: Address::default(),
        managed: true,
    }
}

fn key() -> PrivateKey {
    PrivateKey::generate(2048).expect("a size on offer")
}

fn sealed(key: &PrivateKey) -> Vec<u8> {
    let envelope = Envelope {
        version: "1.0".to_owned(),
        date: "2026-09-01T08:30:00+02:00".to_owned(),
        ..Envelope::new(ContainerKind::Import)
    };
    let recipients = [Recipient { name: "", key: key.public() }];
    let mut file = Vec::new();
    seal(&mut CONTENT.as_slice(), &envelope, &recipients, &FileKey::from_bytes([7; 32]), &mut file)
        .expect("a good envelope");
    file
}
