//! `delegation`: who vouches for people, and whether the ENT answers.

use passerelle_model::Provider;
use passerelle_service::ops::connection_test::{self, Check, Outcome};
use passerelle_sso::service::ServiceUrl;
use passerelle_store::StoreError;
use serde::Serialize;

use super::{ACTOR, at_work, print_json};
use crate::cli;
use crate::console::Console;
use crate::failure::{Exit, Failure};

#[derive(Serialize)]
struct DelegationJson {
    cas: Option<CasJson>,
    spaces: Vec<(String, Option<&'static str>)>,
}

#[derive(Serialize)]
struct CasJson {
    server: String,
    validation_server: Option<String>,
    direct_login: bool,
}

pub(super) fn show(options: &cli::DelegationOf, console: Console) -> Result<Exit, Failure> {
    let base =
        at_work(&options.on.config, console, |office| async move { office.base(&options.on.base.0).await })?;
    let delegation = base.delegation;
    if options.json {
        let shown = DelegationJson {
            spaces: delegation
                .matrix
                .iter()
                .map(|(space, provider)| (space.slug().to_owned(), provider.map(Provider::code)))
                .collect(),
            cas: delegation.cas.map(|cas| CasJson {
                server: cas.server,
                validation_server: cas.validation_server,
                direct_login: cas.direct_login,
            }),
        };
        print_json(console, &shown)?;
        return Ok(Exit::Done);
    }
    let words = console.words;
    let server =
        delegation.cas.as_ref().map_or_else(|| words.say("delegation-aucune"), |cas| cas.server.clone());
    console.result(&format!("CAS\t{server}"))?;
    for (space, provider) in delegation.matrix.iter() {
        let provider = provider.map_or_else(|| words.say("delegation-aucune"), |one| one.code().to_owned());
        console.result(&format!("{}\t{provider}", words.space(space)))?;
    }
    Ok(Exit::Done)
}

#[derive(Serialize)]
struct LineJson {
    check: &'static str,
    outcome: &'static str,
}

/// What was found is kept with `--apply` only: the console shows it as the last test, with its line in the journal.
pub(super) fn test(options: &cli::DelegationTest, console: Console) -> Result<Exit, Failure> {
    let cli::DelegationOf { on, json } = &options.of;
    let report = at_work(&on.config, console, |office| async move {
        let base = office.base(&on.base.0).await?;
        let Some(cas) = &base.delegation.cas else {
            return Err(Failure::Refused { text: "erreur-delegation-absente", name: base.slug.to_string() });
        };
        let address = office.state.url.at(&format!("/vs/{}/", base.slug));
        let public = ServiceUrl::parse(&address)
            .map_err(|error| Failure::Server(std::io::Error::other(error.to_string())))?;
        if options.apply {
            connection_test::run(&office.state, &base, cas, &public, ACTOR).await
        } else {
            connection_test::examine(&office.state, cas, &public).await.map_err(StoreError::from)
        }
        .map_err(office.broken())
    })?;
    let lines: Vec<LineJson> = report
        .lines
        .iter()
        .map(|line| LineJson { check: check_code(line.check), outcome: outcome_code(&line.outcome) })
        .collect();
    if *json {
        print_json(console, &lines)?;
    } else {
        for line in &lines {
            console.result(&format!("{:<14} {}", line.check, line.outcome))?;
        }
        if !options.apply {
            console.remark("delegation-non-gardee", []);
        }
    }
    Ok(if report.failed() > 0 { Exit::RemoteSide } else { Exit::Done })
}

fn check_code(check: Check) -> &'static str {
    match check {
        Check::Address => "address",
        Check::Reachable => "reachable",
        Check::Encrypted => "encrypted",
        Check::SignInPage => "sign_in_page",
        Check::OurAddress => "our_address",
        Check::Validation => "validation",
        Check::Clocks => "clocks",
        Check::RealTry => "real_try",
    }
}

fn outcome_code(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Passed(_) => "passed",
        Outcome::Advice(_) => "advice",
        Outcome::Failed(_) => "failed",
        Outcome::NotTested => "not_tested",
        Outcome::ToDo => "to_do",
    }
}
