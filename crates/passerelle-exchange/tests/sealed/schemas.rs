//! What we write is valid, by our own schemas and, where they are at hand, by the vendor's.
//!
//! `PASSERELLE_VENDOR_SCHEMAS` names a folder with `ConteneurImportChiffre.xsd`, `ConteneurExportChiffre.xsd` and
//! `RapprochementSSO.xsd`.

use std::path::{Path, PathBuf};

use passerelle_exchange::sealed::ContainerKind;

use crate::commands::{available, try_run};
use crate::support::{envelope, key, other_key, seal_for, seal_one};

const PARTNER_CONTENT: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<PARTENAIRE_INDEX xmlns="http://www.index-education.com/rapprochementssoV2.0" Date="2026-09-01T08:30:00+02:00" Partenaire="ENT" ProtocoleDelegationAuthentification="CAS">
 <Nomenclatures><Civilites><Civilite Ident="2" Libelle="M"/></Civilites></Nomenclatures>
 <Etablissements><Etablissement Ident="0" Numero="0000001A" Nom="COLLEGE FICTIF" Ville="VILLE" EMail="a@example.org"/></Etablissements>
 <EtablissementsGeres><Etablissement Ident="0"/></EtablissementsGeres>
 <Personnels><Personnel Ident="1" Nom="EXEMPLE" Prenom="Alix" ID_Partenaire="a"/></Personnels>
 <Professeurs><Professeur Ident="0" Nom="MODELE" Prenom="Camille" DateNaissance="1980-01-02" ID_Partenaire="b"/></Professeurs>
 <Responsables><Responsable Ident="2" Nom="SPECIMEN" Prenom="Dominique" ID_Partenaire="c" Adresse1="1 rue"><Civilite Ident="2"/></Responsable></Responsables>
 <Eleves><Eleve Ident="3" Nom="SPECIMEN" Prenom="Sacha" DateNaissance="2012-03-04" Sexe="Masculin" NumeroNational="1" ID_Partenaire="d"><Responsable Ident="2"/></Eleve></Eleves>
</PARTENAIRE_INDEX>"#;

const IDENTIFIERS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<ExportIdentifiants xmlns="urn:passerelle:identifiants:1">
 <Professeurs><Professeur Ident="0" Nom="MODELE" Prenom="Camille" IDPN="p1" IDCAS="b"/></Professeurs>
 <Eleves><Eleve Ident="1" Nom="SPECIMEN" Prenom="Sacha" DateNaissance="2012-03-04" IDPN="p2"/></Eleves>
 <MaitresDeStage><MaitreDeStage Ident="2" Nom="EXEMPLE" Prenom="Alix" IDPN="p3"/></MaitresDeStage>
</ExportIdentifiants>"#;

fn ours(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas").join(name)
}

/// Whether `document` is valid, and the messages.
fn validate(schema: &Path, document: &[u8]) -> (bool, String) {
    let (valid, _, messages) = try_run(
        "xmllint",
        &["--noout", "--nonet", "--huge", "--schema", schema.to_str().unwrap(), "-"],
        document,
    );
    (valid, messages)
}

fn assert_valid(schema: &Path, document: &[u8]) {
    let (valid, messages) = validate(schema, document);
    assert!(valid, "{}: {messages}", schema.display());
}

/// Containers of every kind that the vendor's schemas know.
fn containers() -> [(ContainerKind, Vec<u8>); 3] {
    let both = [("Un", key().public()), ("Deux", other_key().public())];
    let content = PARTNER_CONTENT.as_bytes();
    [
        (ContainerKind::Import, seal_one(ContainerKind::Import, content)),
        (ContainerKind::Export, seal_one(ContainerKind::Export, b"")),
        (ContainerKind::Export, seal_for(&both, &envelope(ContainerKind::Export), content)),
    ]
}

#[test]
fn our_schemas_accept_what_we_write() {
    if !available(&["xmllint"]) {
        return;
    }
    for (kind, file) in containers() {
        let schema = match kind {
            ContainerKind::Import => "import-container.xsd",
            ContainerKind::Export => "export-container.xsd",
        };
        assert_valid(&ours(schema), &file);
    }
    let mut clear = envelope(ContainerKind::Export);
    clear.compressed = false;
    assert_valid(&ours("export-container.xsd"), &seal_for(&[("Un", key().public())], &clear, b"contenu"));
    assert_valid(&ours("rapprochement-sso-2.0.xsd"), PARTNER_CONTENT.as_bytes());
    assert_valid(&ours("identifier-list.xsd"), IDENTIFIERS.as_bytes());
}

#[test]
fn our_schemas_refuse_what_the_formats_forbid() {
    if !available(&["xmllint"]) {
        return;
    }
    let import = String::from_utf8(seal_one(ContainerKind::Import, b"")).unwrap();
    let export = String::from_utf8(seal_one(ContainerKind::Export, b"")).unwrap();
    let block_start = export.find("<PARTENAIRE").unwrap();
    let block = &export[block_start..export.find("</CLES>").unwrap()];
    let cases = [
        ("import-container.xsd", import.replace(" Version=\"1.0\"", "")),
        ("import-container.xsd", import.replace("<UAI>0000001A</UAI>", "")),
        ("import-container.xsd", import.replace("<Verification>", "<Verification>AAAA")),
        ("export-container.xsd", export.replace(block, "")),
        ("export-container.xsd", export.replace(block, &format!("{block}{block}"))),
        ("export-container.xsd", export.replace("<CONTENU>", "<CONTENU CompresseAvantChiffrement=\"oui\">")),
        ("rapprochement-sso-2.0.xsd", PARTNER_CONTENT.replace("Ident=\"3\"", "Ident=\"A\"")),
        ("rapprochement-sso-2.0.xsd", PARTNER_CONTENT.replace("ID_Partenaire=\"a\"", "")),
        ("rapprochement-sso-2.0.xsd", PARTNER_CONTENT.replace("DateNaissance=\"2012-03-04\"", "")),
        ("rapprochement-sso-2.0.xsd", PARTNER_CONTENT.replace("\"CAS\"", "\"SAML\"")),
        (
            "rapprochement-sso-2.0.xsd",
            PARTNER_CONTENT.replace("<Civilite Ident=\"2\"/></Responsable>", "<A/></Responsable>"),
        ),
        ("identifier-list.xsd", IDENTIFIERS.replace("IDPN=\"p2\"", "")),
        ("identifier-list.xsd", IDENTIFIERS.replace("IDCAS=\"b\"", "IDCAS=\"\"")),
        ("identifier-list.xsd", IDENTIFIERS.replace("2012-03-04", "04/03/2012")),
    ];
    for (schema, document) in cases {
        assert!(!validate(&ours(schema), document.as_bytes()).0, "{schema} accepts {document}");
    }
}

#[test]
fn the_vendor_s_schemas_accept_what_we_write() {
    let Some(folder) = std::env::var_os("PASSERELLE_VENDOR_SCHEMAS").map(PathBuf::from) else {
        eprintln!("**** PASSED OVER: PASSERELLE_VENDOR_SCHEMAS is not set ****");
        return;
    };
    if !available(&["xmllint"]) {
        return;
    }
    let copies = tempfile::tempdir().unwrap();
    let vendor = |name: &str| {
        // The attribute announces XSD 1.1, which makes a validator of XSD 1.0 pass over the whole schema.
        let schema = std::fs::read_to_string(folder.join(name)).unwrap().replace("vc:minVersion=\"1.1\"", "");
        let copy = copies.path().join(name);
        std::fs::write(&copy, schema).unwrap();
        copy
    };
    for (kind, file) in containers() {
        let schema = match kind {
            ContainerKind::Import => "ConteneurImportChiffre.xsd",
            ContainerKind::Export => "ConteneurExportChiffre.xsd",
        };
        assert_valid(&vendor(schema), &file);
    }
    let content = vendor("RapprochementSSO.xsd");
    assert_valid(&content, PARTNER_CONTENT.as_bytes());
    let empty_list = PARTNER_CONTENT.replace("</EtablissementsGeres>", "</EtablissementsGeres><Personnels/>");
    for schema in [&content, &ours("rapprochement-sso-2.0.xsd")] {
        assert!(!validate(schema, empty_list.as_bytes()).0, "the two agree on empty lists");
    }
}
