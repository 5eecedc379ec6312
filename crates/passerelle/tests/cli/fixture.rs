//! A folder to work in, the program to run there, and a tiny invented school.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

use tempfile::TempDir;

/// 3 September 2026, 12:02 UTC.
const NOW: &str = "1788436920";

/// What a command did.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl fmt::Display for Ran {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "exit {}\n--- stdout\n{}--- stderr\n{}", self.code, self.stdout, self.stderr)
    }
}

/// A folder that goes away with the test.
pub(crate) struct Folder(TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    /// A folder with the tiny school: `base.csv`, `ent.xml`, `ent.sealed.xml` and `key.pem`.
    pub(crate) fn school() -> Self {
        let folder = Self::new();
        folder.write("base.csv", BASE);
        folder.write("ent.xml", ENT);
        for name in ["key.pem", "key.pub", "ent.sealed.xml"] {
            fs::copy(keys().path(name), folder.path(name)).expect("copied");
        }
        folder
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.path(name), content).expect("written");
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("a text")
    }

    pub(crate) fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).expect("a folder");
        let mut names: Vec<_> = entries
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    /// Runs `passerelle` here with `line` cut at the spaces, in French, without a terminal.
    pub(crate) fn run(&self, line: &str) -> Ran {
        run(self.0.path(), line, &[("LANG", "fr_FR.UTF-8")])
    }

    pub(crate) fn run_with(&self, line: &str, environment: &[(&str, &str)]) -> Ran {
        run(self.0.path(), line, environment)
    }

    /// A run under way, for whoever talks to it through its standard input. No signal is ignored, however the tests
    /// were started.
    #[cfg(target_os = "linux")]
    pub(crate) fn start(&self, line: &str) -> Child {
        let mut command = Command::new("env");
        command.args(["--default-signal=HUP,INT,TERM", env!("CARGO_BIN_EXE_passerelle")]);
        command.args(line.split_whitespace()).current_dir(self.0.path()).env("LC_ALL", "fr_FR.UTF-8");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command.spawn().expect("the program runs")
    }
}

fn run(folder: &Path, line: &str, environment: &[(&str, &str)]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_passerelle"));
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS"] {
        command.env_remove(name);
    }
    let done = command
        .args(line.split_whitespace())
        .current_dir(folder)
        .stdin(Stdio::null())
        .env("SOURCE_DATE_EPOCH", NOW)
        .envs(environment.iter().copied())
        .output()
        .expect("the program runs");
    Ran {
        code: done.status.code().expect("an exit code"),
        stdout: String::from_utf8(done.stdout).expect("UTF-8"),
        stderr: String::from_utf8(done.stderr).expect("UTF-8"),
    }
}

/// Keys and the sealed file, made once: they take time.
fn keys() -> &'static Folder {
    static KEYS: OnceLock<Folder> = OnceLock::new();
    KEYS.get_or_init(|| {
        let folder = Folder::new();
        folder.write("ent.xml", ENT);
        assert_eq!(folder.run("keygen --output . --bits 2048").code, 0);
        let sealed = folder.run("seal --input ent.xml --recipient key.pub --output ent.sealed.xml");
        assert_eq!(sealed.code, 0, "{sealed}");
        folder
    })
}

/// Compares with a stored snapshot of the whole run.
macro_rules! assert_run {
    ($name:expr, $ran:expr) => {
        insta::assert_snapshot!($name, $ran.to_string())
    };
}
pub(crate) use assert_run;

pub(crate) const BASE: &str = "\
id;population;civilite;nom;prenom;date_naissance;numero_national;classe;adresse;code_postal;ville;enfants
E1;eleve;;MARCHAND;Lou;2012-03-04;;5A;3 rue des Tilleuls;45000;Orville;
E2;eleve;;LE GOFF;Yann;2011-07-19;;4B;8 allée du Lac;45000;Orville;
R1;responsable;Mme;MARCHAND;Élodie;;;;3 rue des Tilleuls;45000;Orville;E1
R2;responsable;M.;LE GOFF;Hervé;;;;8 allée du Lac;45000;Orville;E2
P1;professeur;Mme;BUREL-VASSEUR;Apolline;1981-02-11;;;;;;
P2;professeur;M.;TALBOT;Gaspard;1975-10-30;;;;;;
S1;personnel;Mme;ORSINI;Clémence;;;;;;;
";

pub(crate) const ENT: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<PARTENAIRE_INDEX xmlns="http://www.index-education.com/rapprochementssoV2.0" Date="2026-09-01T08:30:00.250+02:00" Partenaire="PASSERELLE" ProtocoleDelegationAuthentification="CAS">
  <Nomenclatures><Civilites><Civilite Ident="2" Libelle="M"/><Civilite Ident="1" Libelle="Mme"/><Civilite Ident="0" Libelle="undefined"/></Civilites></Nomenclatures>
  <Etablissements><Etablissement Ident="0" Numero="0990001N" Nom="COLLEGE DES TILLEULS"/></Etablissements>
  <EtablissementsGeres><Etablissement Ident="0"/></EtablissementsGeres>
  <Professeurs>
    <Professeur Ident="0" Nom="BUREL VASSEUR" Prenom="Apolline" DateNaissance="1981-02-11" ID_Partenaire="aaaa-0001"/>
    <Professeur Ident="1" Nom="TALBOT" Prenom="Gaspard" DateNaissance="1975-10-30" ID_Partenaire="aaaa-0002"/>
  </Professeurs>
  <Responsables>
    <Responsable Ident="2" Nom="MARCHAND" Prenom="ELODIE" ID_Partenaire="aaaa-0003" Adresse1="3 RUE DES TILLEULS" CodePostal="45000" Ville="ORVILLE"><Civilite Ident="1"/></Responsable>
    <Responsable Ident="3" Nom="LE GOFF" Prenom="HERVE" ID_Partenaire="aaaa-0004" Adresse1="8 ALLEE DU LAC" CodePostal="45000" Ville="ORVILLE"><Civilite Ident="2"/></Responsable>
  </Responsables>
  <Eleves>
    <Eleve Ident="4" Nom="MARCHAND" Prenom="Lou" DateNaissance="2012-03-04" ID_Partenaire="aaaa-0005"><Responsable Ident="2"/></Eleve>
    <Eleve Ident="5" Nom="LE GOFF" Prenom="Yann" DateNaissance="2011-07-19" ID_Partenaire="aaaa-0006"><Responsable Ident="3"/></Eleve>
  </Eleves>
</PARTENAIRE_INDEX>
"#;
