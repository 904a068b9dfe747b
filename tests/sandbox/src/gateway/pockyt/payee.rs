//! `POST /v3/payee/register`, `retrieve` and `update`.

use super::params::Params;
use super::reply::{self, Refusal};
use super::words;
use crate::ledger::Payee;
use crate::wire::Reply;
use crate::world::World;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use std::collections::BTreeMap;

const REQUIRED: [&str; 11] = [
    "timestamp",
    "profileType",
    "firstName",
    "lastName",
    "email",
    "dateOfBirth",
    "countryCode",
    "state",
    "city",
    "street",
    "zip",
];

/// The fields of a payee that are kept and shown.
const KEPT: [&str; 19] = [
    "profileType",
    "firstName",
    "lastName",
    "email",
    "dateOfBirth",
    "countryCode",
    "country",
    "state",
    "city",
    "street",
    "street2",
    "zip",
    "phone",
    "customerCode",
    "governmentId",
    "governmentIdType",
    "company",
    "lang",
    "payorNo",
];

const UNIQUE: [&str; 2] = ["email", "governmentId"];

const ID_TYPES: [&str; 5] = ["ID_CARD", "SSN", "PASSPORT", "DRIVER_LICENSE", "BUSINESS_REGISTRATION_CERT"];

pub(super) fn register(params: &Params, world: &mut World) -> Result<Reply, Refusal> {
    for name in REQUIRED {
        params.required(name)?;
    }
    let fields = kept(params);
    check(&fields, world.now())?;
    if params.get("profileType") == Some("BUSINESS") {
        params.required("company")?;
    }
    check_timestamp(params)?;
    check_unique(&fields, None, world)?;
    let payee = Payee {
        customer_no: format!("20003{:017}", world.draw() % 100_000_000_000_000_000),
        created_at: world.now(),
        updated_at: world.now(),
        status: "Activated".to_owned(),
        fields,
    };
    let shown = ["customerCode", "firstName", "lastName", "email"];
    let mut customer: BTreeMap<&str, String> = BTreeMap::new();
    customer.extend(shown.iter().filter_map(|name| Some((*name, payee.fields.get(*name)?.clone()))));
    customer.insert("customerNo", payee.customer_no.clone());
    customer.insert("createdTime", words::utc_time(payee.created_at));
    world.payees.push(payee);
    Ok(reply::customer("success", &customer))
}

pub(super) fn retrieve(params: &Params, world: &World) -> Result<Reply, Refusal> {
    params.required("timestamp")?;
    check_timestamp(params)?;
    let (number, code, email) = (params.get("customerNo"), params.get("customerCode"), params.get("email"));
    if number.is_none() && code.is_none() && email.is_none() {
        return Err(Refusal::missing("customerNo, customerCode or email"));
    }
    let fits = |payee: &&Payee| {
        number.is_none_or(|number| payee.customer_no == number)
            && code.is_none_or(|code| payee.fields.get("customerCode").is_some_and(|own| own == code))
            && email.is_none_or(|email| payee.fields.get("email").is_some_and(|own| own == email))
    };
    let payee = world.payees.iter().find(fits).ok_or_else(Refusal::not_found)?;
    Ok(reply::customer("query success", &described(payee)))
}

pub(super) fn update(params: &Params, world: &mut World) -> Result<Reply, Refusal> {
    let number = params.required("customerNo")?;
    check_timestamp(params)?;
    let place = world.payees.iter().position(|payee| payee.customer_no == number).ok_or_else(Refusal::not_found)?;
    if params.get("payorNo").is_some() {
        return Err(Refusal::wrong("payorNo cannot be changed"));
    }
    let mut fields = world.payees[place].fields.clone();
    fields.extend(kept(params));
    check(&fields, world.now())?;
    check_unique(&fields, Some(place), world)?;
    let now = world.now();
    let payee = &mut world.payees[place];
    payee.fields = fields;
    payee.updated_at = now;
    Ok(reply::customer("update success", &described(payee)))
}

fn described(payee: &Payee) -> BTreeMap<&str, String> {
    let mut customer: BTreeMap<&str, String> = BTreeMap::new();
    customer.extend(payee.fields.iter().map(|(name, value)| (name.as_str(), value.clone())));
    customer.insert("customerNo", payee.customer_no.clone());
    customer.insert("payeeStatus", payee.status.clone());
    customer.insert("createdTime", words::utc_time(payee.created_at));
    customer.insert("updatedTime", words::utc_time(payee.updated_at));
    customer
}

fn kept(params: &Params) -> BTreeMap<String, String> {
    KEPT.iter().filter_map(|name| Some(((*name).to_owned(), params.get(name)?.to_owned()))).collect()
}

/// A field and whether a value fits it.
type FieldRule<'a> = (&'a str, &'a dyn Fn(&str) -> bool);

fn check(fields: &BTreeMap<String, String>, now: Timestamp) -> Result<(), Refusal> {
    let rules: [FieldRule<'_>; 5] = [
        ("profileType", &|value| matches!(value, "INDIVIDUAL" | "BUSINESS")),
        ("email", &|value| value.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))),
        ("countryCode", &|value| value.len() == 2 && value.bytes().all(|byte| byte.is_ascii_uppercase())),
        ("governmentIdType", &|value| ID_TYPES.contains(&value)),
        ("dateOfBirth", &|value| is_adult(value, now)),
    ];
    for (name, holds) in rules {
        if fields.get(name).is_some_and(|value| !holds(value)) {
            return Err(Refusal::wrong(format!("{name} is not valid")));
        }
    }
    let american = fields.get("countryCode").is_some_and(|country| country == "US");
    if american && fields.get("state").is_some_and(|state| state.len() != 2) {
        return Err(Refusal::wrong("state is not valid"));
    }
    Ok(())
}

fn is_adult(born: &str, now: Timestamp) -> bool {
    let Ok(born) = born.parse::<Date>() else { return false };
    let today = jiff::tz::Offset::UTC.to_datetime(now).date();
    today.checked_sub(18.years()).is_ok_and(|latest| born <= latest)
}

/// UTC as `yyyy-MM-ddTHH:mm:ssZ`. How old it may be isn't documented; any age is taken.
fn check_timestamp(params: &Params) -> Result<(), Refusal> {
    let Some(text) = params.get("timestamp") else { return Ok(()) };
    if text.len() == 20 && text.ends_with('Z') && text.parse::<Timestamp>().is_ok() {
        Ok(())
    } else {
        Err(Refusal::wrong("timestamp is not valid"))
    }
}

fn check_unique(fields: &BTreeMap<String, String>, except: Option<usize>, world: &World) -> Result<(), Refusal> {
    for name in UNIQUE {
        let Some(value) = fields.get(name) else { continue };
        let taken = |(place, payee): (usize, &Payee)| Some(place) != except && payee.fields.get(name) == Some(value);
        if world.payees.iter().enumerate().any(taken) {
            return Err(Refusal::wrong(format!("{name} already exists")));
        }
    }
    Ok(())
}
