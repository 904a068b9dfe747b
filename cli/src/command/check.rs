//! `tillback check`

use super::session;
use crate::args::{CheckArgs, Global};
use crate::config::Config;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::json::check::CheckView;
use crate::output::json::error::ErrorView;
use crate::output::{Output, table};
use serde::Serialize;
use tillback::{Check, Error, MayRefund};

#[derive(Serialize)]
struct Line<'a> {
    account: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    check: Option<CheckView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<ErrorView<'a>>,
}

pub(crate) fn run(args: &CheckArgs, global: &Global, output: &Output) -> Result<Exit, Failure> {
    let config = Config::load(global)?;
    let mut names = Vec::new();
    for name in &args.accounts {
        names.push(config.choose(Some(name))?);
    }
    if names.is_empty() {
        names = config.names();
    }
    if names.is_empty() {
        config.choose(None)?;
    }
    let client = session::reading(&config, &names, output)?;
    let mut rows = table::table(&["account", "gateway", "credentials", "may refund", "merchant"]);
    let mut exit = Exit::Well;
    let mut problems = Vec::new();
    let progress = output.spinner("Asking");
    for name in &names {
        progress.message(format!("Asking about {name}"));
        let checked = client.check(name.as_str());
        exit = exit.worse(verdict(&checked));
        let line = match &checked {
            Ok(check) => Line { account: name, check: Some(check.into()), error: None },
            Err(error) => Line { account: name, check: None, error: Some(ErrorView::of(error, output.is_verbose())) },
        };
        progress.aside(|| output.object(&line));
        match &checked {
            Ok(check) => rows.add_row([
                table::text(name),
                table::text(check.gateway.as_str()),
                table::text("accepted"),
                table::text(shown(check.may_refund)),
                table::optional(check.merchant.as_deref()),
            ]),
            Err(error) => {
                problems.push(format!("{name}: {}", output.brief(error)));
                rows.add_row([
                    table::text(name),
                    table::NOTHING.into(),
                    table::text(error.code().as_str()),
                    table::NOTHING.into(),
                    table::NOTHING.into(),
                ])
            }
        };
    }
    drop(progress);
    output.say(rows.trim_fmt());
    for problem in problems {
        output.say(problem);
    }
    Ok(exit)
}

fn verdict(checked: &Result<Check, Error>) -> Exit {
    match checked {
        Ok(check) => match check.may_refund {
            MayRefund::Yes | MayRefund::NotTold => Exit::Well,
            MayRefund::No => Exit::Error,
        },
        Err(_) => Exit::Error,
    }
}

fn shown(may_refund: MayRefund) -> &'static str {
    match may_refund {
        MayRefund::Yes => "yes",
        MayRefund::No => "no",
        MayRefund::NotTold => "the gateway doesn't tell",
    }
}
