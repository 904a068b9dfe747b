//! What one run takes place in: a sandbox of its own, a webhook address, a folder for the journal.

use crate::ports;
use crate::receiver::Receiver;
use crate::scenario::{Place, Scenario, Script, Settings};
use crate::template::{self, Scope};
use crate::till::Till;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value, json};
use std::fs;
use tempfile::TempDir;
use tillback_sandbox::{Host, NewPayment, Rule, Server};

pub(crate) struct World {
    pub(crate) server: Server,
    pub(crate) receiver: Receiver,
    /// What templates may name so far.
    pub(crate) scope: Scope,
    /// The gateway and id of each payment, by its name in the scenario.
    pub(crate) payments: Vec<(String, tillback_sandbox::ledger::Payment)>,
    /// Its name has a space and a letter beyond ASCII in it, as folders of users do.
    folder: TempDir,
}

impl World {
    pub(crate) async fn new(scenario: &Scenario) -> Result<Self, String> {
        let server = ports::server().await?;
        let receiver = Receiver::open().await.map_err(|error| error.to_string())?;
        let folder = TempDir::with_prefix("till größe ").map_err(|error| error.to_string())?;
        let scope = scope(&server, &receiver, scenario.till)?;
        let mut world = Self { server, receiver, scope, payments: Vec::new(), folder };
        world.begin(&scenario.script)?;
        Ok(world)
    }

    fn begin(&mut self, script: &Script) -> Result<(), String> {
        for payment in &script.sandbox.payments {
            self.pay(payment)?;
        }
        for fault in &script.sandbox.faults {
            let rule: Rule = read(template::filled(fault, &self.scope)?)?;
            self.server.with(|sandbox| sandbox.push_fault(rule)).map_err(|error| error.to_string())?;
        }
        if let Some(quirks) = &script.sandbox.quirks {
            let quirks = read(quirks.clone())?;
            self.server.with(|sandbox| sandbox.world_mut().quirks = quirks);
        }
        Ok(())
    }

    fn pay(&mut self, payment: &Value) -> Result<(), String> {
        let mut new = template::filled(payment, &self.scope)?;
        let members = new.as_object_mut().ok_or("a payment is an object")?;
        let name = members.remove("as").as_ref().and_then(Value::as_str).unwrap_or_default().to_owned();
        if !members.contains_key("gateway") {
            for word in ["gateway", "currency", "method"] {
                let of_till = self.scope.get(word).cloned().ok_or("a payment without a gateway needs a till")?;
                members.entry(word).or_insert(of_till);
            }
        }
        members.entry("notification_url").or_insert(json!(self.receiver.url));
        let new: NewPayment = read(new)?;
        let made = self.server.with_time(|sandbox, now| sandbox.create_payment(new, now));
        let made = made.map_err(|refused| format!("the payment {name} can't be made: {refused}"))?;
        self.scope.insert(name.clone(), serde_json::to_value(&made).map_err(|error| error.to_string())?);
        self.payments.push((name, made));
        Ok(())
    }

    /// What `open` says: the quick client of the scenarios with these changes.
    pub(crate) fn client(&self, settings: &Settings, driver: &str) -> Result<Value, String> {
        let mut client = json!({
            "journal": self.journal(settings.journal)?,
            "worker": format!("till {driver}"),
            "quiet_period_ms": 400,
            "first_pause_ms": 20,
            "reply_timeout_ms": 2_000,
            "connect_timeout_ms": 2_000,
            "deadline_ms": 15_000,
            "reply_limit": 1_048_576,
            "accounts": accounts(&self.server),
        });
        merge(&mut client, &serde_json::to_value(settings).map_err(|error| error.to_string())?);
        let accounts = client["accounts"].as_array_mut().into_iter().flatten();
        let mut changed = 0;
        for account in accounts {
            let name = account["name"].as_str().unwrap_or_default();
            if let Some(change) = settings.accounts.get(name) {
                changed += 1;
                merge(account, &template::filled(change, &self.scope)?);
            }
        }
        if changed < settings.accounts.len() {
            return Err("`accounts` names one that the scenarios don't have".to_owned());
        }
        Ok(client)
    }

    fn journal(&self, place: Place) -> Result<Value, String> {
        let folder = self.folder.path();
        let file = match place {
            Place::Memory => return Ok(json!("memory")),
            Place::None => return Ok(Value::Null),
            Place::File => folder.join("refunds.tillback"),
            Place::Folder => folder.to_owned(),
            Place::MissingFolder => folder.join("nowhere").join("refunds.tillback"),
            Place::Garbage => {
                let file = folder.join("garbage");
                fs::write(&file, "this is no journal ".repeat(100)).map_err(|error| error.to_string())?;
                file
            }
        };
        file.to_str().map(|file| json!(file)).ok_or_else(|| "the folder's name is no text".to_owned())
    }

    /// Credentials that may be in no error, no log and no answer.
    pub(crate) fn secrets(&self) -> Vec<String> {
        let known = self.server.accounts();
        vec![
            known.pockyt.token,
            known.yedpay.access_token,
            known.yedpay.api_key,
            known.yedpay.sign_key,
            known.paycross.secret_key,
        ]
    }
}

fn read<T: serde::de::DeserializeOwned>(value: Value) -> Result<T, String> {
    serde_json::from_value(value.clone()).map_err(|error| format!("{error} in {value}"))
}

fn scope(server: &Server, receiver: &Receiver, till: Option<Till>) -> Result<Scope, String> {
    let now = Timestamp::now();
    let hour = SignedDuration::from_hours(1);
    let later = now.checked_add(hour).map_err(|error| error.to_string())?;
    let earlier = now.checked_sub(hour).map_err(|error| error.to_string())?;
    let day = SignedDuration::from_hours(24);
    let day_before = now.checked_sub(day).map_err(|error| error.to_string())?;
    let day_after = now.checked_add(day).map_err(|error| error.to_string())?;
    let mut scope = till.map(Till::words).unwrap_or_default();
    let urls: Map<_, _> = Host::ALL.iter().map(|host| (host.name().to_owned(), json!(server.url(*host)))).collect();
    let tls: Map<_, _> = Host::ALL.iter().map(|host| (host.name().to_owned(), json!(server.tls_url(*host)))).collect();
    scope.insert("url".to_owned(), Value::Object(urls));
    scope.insert("tls_url".to_owned(), Value::Object(tls));
    scope.insert("receiver".to_owned(), json!(receiver.url));
    scope.insert("hour_ago".to_owned(), json!(earlier.to_string()));
    scope.insert("in_an_hour".to_owned(), json!(later.to_string()));
    for (name, time) in [("yesterday", day_before), ("tomorrow", day_after)] {
        scope.insert(name.to_owned(), json!(time.strftime("%F").to_string()));
    }
    scope.insert("steps".to_owned(), json!([]));
    Ok(scope)
}

fn accounts(server: &Server) -> Value {
    let known = server.accounts();
    let paycross = json!({
        "shop_id": known.paycross.shop_id,
        "secret_key": known.paycross.secret_key,
        "public_key": known.paycross.public_key,
        "service": "either",
        "hosts": {
            "apm": format!("{}/beyag", server.url(Host::PaycrossApm)),
            "card": server.url(Host::PaycrossCard),
            "admin": server.url(Host::PaycrossAdmin),
        },
    });
    json!([
        { "name": "pockyt", "gateway": "pockyt", "environment": server.url(Host::Pockyt), "credentials": {
            "merchant_no": known.pockyt.merchant_no, "store_no": known.pockyt.store_no, "token": known.pockyt.token,
        } },
        { "name": "yedpay", "gateway": "yedpay", "environment": server.url(Host::Yedpay), "credentials": {
            "access_token": known.yedpay.access_token, "sign_key": known.yedpay.sign_key,
        } },
        { "name": "yedpay_key", "gateway": "yedpay", "environment": server.url(Host::Yedpay), "credentials": {
            "api_key": known.yedpay.api_key, "sign_key": known.yedpay.sign_key,
        } },
        { "name": "paycross", "gateway": "paycross", "environment": "production", "credentials": paycross },
    ])
}

/// A JSON merge patch (RFC 7396).
fn merge(target: &mut Value, change: &Value) {
    let Value::Object(changes) = change else {
        *target = change.clone();
        return;
    };
    if !target.is_object() {
        *target = json!({});
    }
    let Some(members) = target.as_object_mut() else { return };
    for (name, change) in changes {
        if change.is_null() {
            members.remove(name);
        } else {
            merge(members.entry(name.as_str()).or_insert(Value::Null), change);
        }
    }
}
