//! Importing a region: `cargo bench -p passerelle-ent --bench import -- --schools 400` makes the files of 400 schools
//! (a million accounts), imports them into an empty database and imports them again.

#![expect(clippy::print_stdout, reason = "its figures are read on standard output")]

use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use passerelle_directory::read_schools;
use passerelle_ent::ops::import::{Import, Maker, Missing, Opener, apply, plan};
use passerelle_exchange::csv::TableLimits;
use passerelle_model::Timestamp;
use passerelle_store_sqlite::SqliteEntStore;

const PUPILS: usize = 1100;
const GUARDIANS: usize = 1250;
const TEACHERS: usize = 110;
const STAFF: usize = 40;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let schools = arguments.iter().position(|one| one == "--schools").and_then(|at| arguments.get(at + 1));
    let schools: usize = schools.map_or(Ok(4), |n| n.parse())?;
    let folder = tempfile::tempdir()?;
    let (people, list) = (folder.path().join("people.csv"), folder.path().join("schools.csv"));
    write_schools(&list, schools)?;
    write_people(&people, schools)?;
    println!(
        "{schools} schools, {} accounts, {} MB",
        schools * 2500,
        std::fs::metadata(&people)?.len() >> 20
    );

    let opener: Opener = {
        let people = people.clone();
        Arc::new(move || Ok(Box::new(BufReader::new(File::open(&people)?)) as Box<dyn BufRead + Send>))
    };
    let limits = TableLimits::default();
    let import = Import {
        people: opener,
        schools: read_schools(&mut BufReader::new(File::open(&list)?), &limits)?.schools,
        missing: Missing::Gone,
        managed: None,
        default_school: None,
        limits,
    };
    let maker = Maker {
        actor: "mesure".to_owned(),
        now: Timestamp::from_unix(1_788_249_600),
        import: "mesure".to_owned(),
        undo: None,
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let store = SqliteEntStore::open(&folder.path().join("ent.sqlite")).await?;
        let step = async |name: &str, dry: bool| -> Result<(), Box<dyn Error>> {
            let (start, before) = (Instant::now(), processor());
            let report = if dry {
                plan(&store, &import, &maker).await?
            } else {
                apply(&store, &import, &maker, None).await?
            };
            let seconds = start.elapsed().as_secs_f64();
            let used = processor() - before;
            println!("{name}: {seconds:.1} s ({used:.1} s of processor), {} MB, {:?}", peak(), report.counts);
            Ok(())
        };
        step("dry run, empty", true).await?;
        step("import", false).await?;
        step("dry run, nothing to do", true).await?;
        step("import again", false).await?;
        store.close().await;
        println!("database: {} MB", std::fs::metadata(folder.path().join("ent.sqlite"))?.len() >> 20);
        Ok(())
    })
}

fn uai(school: usize) -> String {
    let digits = 450_000 + school;
    format!("{digits:07}{}", char::from(b"ABCDEFGHJKLMNPRSTUVWXYZ"[digits % 23]))
}

fn write_schools(path: &Path, schools: usize) -> std::io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    writeln!(out, "uai;nom;ville;regroupement")?;
    for school in 0..schools {
        let grouping = if school % 10 < 2 { format!("Cité {}", school / 10) } else { String::new() };
        writeln!(out, "{};Établissement {school};Orville {};{grouping}", uai(school), school / 3)?;
    }
    out.flush()
}

/// Families: a pupil of rank n has the guardians of rank n and, one in six, another.
fn write_people(path: &Path, schools: usize) -> std::io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    writeln!(
        out,
        "id;login;population;civilite;nom;prenom;date_naissance;sexe;ine;adresse;code_postal;ville;uai;classe;fonction;enfants"
    )?;
    for school in 0..schools {
        let code = uai(school);
        let home = |n: usize| {
            format!("{} rue des Tilleuls$Bât. {};45{:03};Orville {}", n % 200, n % 7, n % 1000, n % 90)
        };
        for n in 0..PUPILS {
            let (family, given) = (family(school * 7919 + n), given(n * 31 + school));
            let (month, day) = (n % 12 + 1, n % 28 + 1);
            writeln!(
                out,
                "E{school:03}-{n:05};;eleve;;{family};{given};20{:02}-{month:02}-{day:02};{};{school:04}{n:05}AB;{};{code};{}{};;",
                8 + n % 8,
                if n % 2 == 0 { "F" } else { "M" },
                home(n),
                6 - n % 4,
                char::from(b'A' + u8::try_from(n % 7).unwrap_or_default()),
            )?;
        }
        for n in 0..GUARDIANS {
            let pupil = n % PUPILS;
            let (family, given) = (family(school * 7919 + pupil), given(n * 17 + 5));
            let title = if n % 2 == 0 { "Mme" } else { "M." };
            writeln!(
                out,
                "R{school:03}-{n:05};;responsable;{title};{family};{given};;;;{};{code};;;E{school:03}-{pupil:05}",
                home(pupil),
            )?;
        }
        for n in 0..TEACHERS + STAFF {
            let (family, given) = (family(school * 104_729 + n * 13), given(n * 7 + school));
            let (population, function) = if n < TEACHERS { ("professeur", "") } else { ("personnel", "AED") };
            writeln!(
                out,
                "P{school:03}-{n:05};;{population};Mme;{family};{given};;;;;;;{code};;{function};"
            )?;
        }
    }
    out.flush()
}

/// One of about 8,000 names.
fn family(n: usize) -> String {
    const FIRST: [&str; 20] = [
        "BAR", "CHÂ", "DEL", "FOR", "GAL", "HUR", "JOU", "KER", "LAM", "MAR", "NOU", "PÉR", "QUE", "RIV",
        "SAL", "TOU", "VER", "BEL", "COR", "DUR",
    ];
    const MIDDLE: [&str; 20] = [
        "a", "be", "cho", "di", "é", "fa", "gne", "ho", "i", "la", "mo", "na", "o", "pi", "ra", "se", "ti",
        "u", "vi", "za",
    ];
    const LAST: [&str; 20] = [
        "rd", "lin", "ne", "ville", "ton", "s", "quet", "nier", "te", "x", "re", "mont", "sse", "ud", "ron",
        "guy", "bert", "lle", "tin", "zon",
    ];
    format!("{}{}{}", FIRST[n % 20], MIDDLE[n / 20 % 20], LAST[n / 400 % 20])
}

/// One of about 400 names.
fn given(n: usize) -> String {
    const FIRST: [&str; 20] = [
        "Al", "Be", "Cla", "Da", "É", "Flo", "Ga", "Hé", "In", "Jo", "Ka", "Lé", "Ma", "No", "Oc", "Pau",
        "Ro", "Sa", "Thé", "Zo",
    ];
    const LAST: [&str; 20] = [
        "ice", "lin", "ra", "na", "lie", "rent", "bin", "lène", "grid", "ris", "rim", "on", "thilde", "é",
        "tave", "line", "main", "mia", "o", "é-Anne",
    ];
    format!("{}{}", FIRST[n % 20], LAST[n / 20 % 20])
}

/// Seconds of processor used so far, where the system tells.
fn processor() -> f64 {
    const TICKS: f64 = 100.0;
    let status = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = status.rsplit(')').next().unwrap_or_default().split_ascii_whitespace().skip(11).take(2);
    fields.filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / TICKS
}

/// Most memory held so far, in megabytes, where the system tells.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kilobytes.unwrap_or_default() >> 10
}
