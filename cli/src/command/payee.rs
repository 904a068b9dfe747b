//! `tillback payee`

use super::session::Session;
use crate::args::{Global, PayeeAction, PayeeName, Person};
use crate::config::{Section, table as read_table};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::json::payee::PayeeView;
use crate::output::{Output, table};
use serde::Serialize;
use std::path::Path;
use tillback::{AccountName, Date, Payee, PayeeChanges, PayeeRef, PayeeRequest, ProfileType};

const FIELDS: [&str; 18] = [
    "first_name",
    "last_name",
    "email",
    "date_of_birth",
    "country_code",
    "state",
    "city",
    "street",
    "street2",
    "zip",
    "country",
    "phone",
    "customer_code",
    "company",
    "lang",
    "payor_no",
    "government_id",
    "government_id_type",
];

#[derive(Serialize)]
struct Line<'a> {
    payee: PayeeView<'a>,
}

pub(crate) fn run(action: &PayeeAction, global: &Global, output: &Output) -> Result<Exit, Failure> {
    let (title, payee) = match action {
        PayeeAction::Register { account, from_file, person } => {
            let file = from_file.as_deref().map_or_else(|| Ok(Section::new("payee")), read)?;
            let session = Session::recording(account.as_deref(), global, output)?;
            let request = request(&session.account, person, &file)?;
            let _progress = output.spinner("Registering the payee");
            ("Registered.", session.client.register_payee(&request)?)
        }
        PayeeAction::Show { account, name } => {
            let session = Session::reading(account.as_deref(), global, output)?;
            let _progress = output.spinner("Asking for the payee");
            ("Known to the gateway.", session.client.payee(&session.account, &reference(name)?)?)
        }
        PayeeAction::Update { customer_no, account, set } => {
            let session = Session::reading(account.as_deref(), global, output)?;
            let changes = set
                .iter()
                .fold(PayeeChanges::new(), |changes, (field, value)| changes.set(field.as_str(), value.as_str()));
            let _progress = output.spinner("Changing the payee");
            ("Changed.", session.client.update_payee(&session.account, customer_no, &changes)?)
        }
    };
    output.object(&Line { payee: (&payee).into() });
    output.say(format!("{title}\n{}", shown(&payee)));
    Ok(Exit::Well)
}

fn read(path: &Path) -> Result<Section, Failure> {
    let section = read_table(path, "payee")?;
    section.only(&FIELDS, "a payee")?;
    Ok(section)
}

/// The fields of the command line, else those of the file. What is missing altogether the library names.
fn request(account: &AccountName, person: &Person, file: &Section) -> Result<PayeeRequest, Failure> {
    let either = |typed: &Option<String>, key: &str| typed.clone().or_else(|| file.text(key).map(str::to_owned));
    let needed = |typed: &Option<String>, key: &str| either(typed, key).unwrap_or_default();
    let mut request = PayeeRequest::new(
        account,
        needed(&person.first_name, "first_name"),
        needed(&person.last_name, "last_name"),
        needed(&person.email, "email"),
        needed(&person.country_code, "country_code"),
    );
    request.date_of_birth = match (person.date_of_birth, file.text("date_of_birth")) {
        (Some(typed), _) => Some(typed),
        (None, Some(text)) => {
            let wrong = |_| file.wrong("date_of_birth", "has to be a day such as 1990-01-31");
            Some(text.parse::<Date>().map_err(wrong)?)
        }
        (None, None) => None,
    };
    request.state = either(&person.state, "state");
    request.city = either(&person.city, "city");
    request.street = either(&person.street, "street");
    request.street2 = either(&person.street2, "street2");
    request.zip = either(&person.zip, "zip");
    request.country = either(&person.country, "country");
    request.phone = either(&person.phone, "phone");
    request.customer_code = either(&person.customer_code, "customer_code");
    request.company = either(&person.company, "company");
    request.lang = either(&person.lang, "lang");
    request.payor_no = either(&person.payor_no, "payor_no");
    request.government_id = file.text("government_id").map(str::to_owned);
    request.government_id_type = file.text("government_id_type").map(str::to_owned);
    if request.company.is_some() {
        request.profile = ProfileType::Business;
    }
    Ok(request)
}

fn reference(name: &PayeeName) -> Result<PayeeRef, Failure> {
    match (&name.customer_no, &name.customer_code, &name.email) {
        (Some(number), _, _) => Ok(PayeeRef::CustomerNo(number.clone())),
        (None, Some(code), _) => Ok(PayeeRef::CustomerCode(code.clone())),
        (None, None, Some(email)) => Ok(PayeeRef::Email(email.clone())),
        // The command line demands one of them.
        (None, None, None) => Err(Failure::Usage("Name the payee.".to_owned())),
    }
}

fn shown(payee: &Payee) -> String {
    let name = [payee.first_name.as_deref(), payee.last_name.as_deref()];
    let name: Vec<&str> = name.into_iter().flatten().collect();
    table::facts(&[
        ("customer no", Some(payee.customer_no.clone())),
        ("your code", payee.customer_code.clone()),
        ("name", (!name.is_empty()).then(|| name.join(" "))),
        ("e-mail", payee.email.clone()),
        ("status", payee.status.clone()),
        ("registered", table::time(payee.created_at)),
        ("changed", table::time(payee.updated_at)),
    ])
}
