//! Building and signing a request and parsing its reply, without a connection.

use crate::failure::Failure;
use crate::job::{AMOUNT, PAID};
use criterion::{BenchmarkGroup, Criterion, SamplingMode, measurement::WallTime};
use jiff::Timestamp;
use serde::Deserialize;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use tillback::internals::{Reply, Translation};
use tillback::{
    Account, Environment, Money, PaycrossCredentials, PaycrossHosts, PockytCredentials, Service, Transaction,
    TransactionRef, YedpayCredentials,
};
use tillback_sandbox::outcome::Ending;
use tillback_sandbox::{GatewayName, Host, NewPayment, Sandbox, wire};

const GROUP: &str = "translation";
const MARK: &str = "rf-00000000000000000000000001";

/// One gateway, its account, and what a payment of it looks like.
struct Counter {
    name: &'static str,
    account: Account,
    gateway: GatewayName,
    host: Host,
    currency: &'static str,
}

/// What was measured of one operation at one gateway.
#[derive(Debug)]
pub(crate) struct Translated {
    pub(crate) gateway: &'static str,
    pub(crate) operation: &'static str,
    pub(crate) median: Duration,
    /// Within these the median lies with a confidence of 95 %.
    pub(crate) from: Duration,
    pub(crate) to: Duration,
}

const GATEWAYS: [&str; 3] = ["Pockyt", "Yedpay", "PayCross"];
const OPERATIONS: [&str; 2] = ["refund", "query"];

/// Measures in a process of its own, whose environment names the place for criterion's files.
pub(crate) fn measure_apart(quick: bool) -> Result<Vec<Translated>, Failure> {
    let program = std::env::current_exe()?;
    let home = program.with_file_name("tillback-benches-criterion");
    let mut command = Command::new(program);
    command.arg("translate").env("CRITERION_HOME", &home);
    if quick {
        command.arg("--quick");
    }
    // What criterion tells meanwhile is of interest only where it failed.
    let ended = command.output()?;
    if !ended.status.success() {
        let why = String::from_utf8_lossy(&ended.stderr);
        return Err(Failure::new(format!("the translation could not be measured: {why}")));
    }
    let all = GATEWAYS.into_iter().flat_map(|gateway| OPERATIONS.map(|operation| (gateway, operation)));
    all.map(|(gateway, operation)| read(&home, gateway, operation)).collect()
}

fn name(gateway: &str, operation: &str) -> String {
    format!("{gateway}-{operation}")
}

fn read(home: &Path, gateway: &'static str, operation: &'static str) -> Result<Translated, Failure> {
    #[derive(Deserialize)]
    struct Estimates {
        median: Estimate,
    }
    #[derive(Deserialize)]
    struct Estimate {
        point_estimate: f64,
        confidence_interval: Interval,
    }
    #[derive(Deserialize)]
    struct Interval {
        lower_bound: f64,
        upper_bound: f64,
    }
    let place: PathBuf = [GROUP, &name(gateway, operation), "new", "estimates.json"].iter().collect();
    let text = std::fs::read_to_string(home.join(place))?;
    let Estimates { median: Estimate { point_estimate, confidence_interval } } = serde_json::from_str(&text)?;
    // Nanoseconds are exact enough.
    let time = |nanoseconds: f64| Duration::from_nanos(nanoseconds as u64);
    let (from, to) = (time(confidence_interval.lower_bound), time(confidence_interval.upper_bound));
    Ok(Translated { gateway, operation, median: time(point_estimate), from, to })
}

pub(crate) fn measure(quick: bool) -> Result<(), Failure> {
    let mut criterion = Criterion::default().without_plots();
    if quick {
        let short = Duration::from_millis(20);
        criterion = criterion.warm_up_time(short).measurement_time(short).sample_size(10).nresamples(100);
    }
    let mut group = criterion.benchmark_group(GROUP);
    group.sampling_mode(SamplingMode::Flat);
    let mut sandbox = Sandbox::empty(1, Timestamp::now());
    for counter in counters(&mut sandbox) {
        counter.measure(&mut sandbox, &mut group)?;
    }
    group.finish();
    Ok(())
}

fn counters(sandbox: &mut Sandbox) -> [Counter; 3] {
    let known = sandbox.accounts().clone();
    let at = || Environment::At("http://127.0.0.1".to_owned());
    let pockyt = PockytCredentials::new(known.pockyt.merchant_no, known.pockyt.store_no, known.pockyt.token);
    let yedpay = YedpayCredentials::access_token(known.yedpay.access_token);
    let mut paycross = PaycrossCredentials::new(known.paycross.shop_id, known.paycross.secret_key);
    paycross.service = Service::Apm;
    paycross.hosts = PaycrossHosts { apm: Some("http://127.0.0.1/beyag".to_owned()), ..PaycrossHosts::default() };
    let production = Environment::Production;
    let [first, second, third] = GATEWAYS;
    let counter = |name, account, gateway, host, currency| Counter { name, account, gateway, host, currency };
    [
        counter(first, Account::pockyt(first, at(), pockyt), GatewayName::Pockyt, Host::Pockyt, "USD"),
        counter(second, Account::yedpay(second, at(), yedpay), GatewayName::Yedpay, Host::Yedpay, "HKD"),
        counter(third, Account::paycross(third, production, paycross), GatewayName::Paycross, Host::PaycrossApm, "EUR"),
    ]
}

impl Counter {
    fn measure(&self, sandbox: &mut Sandbox, group: &mut BenchmarkGroup<'_, WallTime>) -> Result<(), Failure> {
        let now = Timestamp::now();
        let id = sandbox.create_payment(NewPayment::new(self.gateway, PAID, self.currency), now)?.id;
        let translation = Translation::open(&self.account)?;
        let reference = TransactionRef::gateway_id(id)?;
        let question = translation.query(&reference)?.swap_remove(0);
        let found = self.answer(sandbox, question)?;
        let payment: Transaction = translation.found(&reference, &found)?.swap_remove(0);
        let amount = Money::from_minor(AMOUNT, payment.amount.currency());
        let order = translation.order(&payment, amount, MARK)?;
        let refunded = self.answer(sandbox, translation.refund(&order))?;
        if !translation.succeeded(&order, &refunded) {
            return Err(Failure::new(format!("{} does not take the refund", self.name)));
        }
        group.bench_function(name(self.name, "refund"), |bencher| {
            bencher.iter(|| {
                black_box(translation.refund(black_box(&order)));
                translation.succeeded(&order, black_box(&refunded))
            });
        });
        group.bench_function(name(self.name, "query"), |bencher| {
            bencher.iter(|| {
                // A question can't fail here; if it did, that would be seen above.
                let _ = black_box(translation.query(black_box(&reference)));
                translation.found(&reference, black_box(&found))
            });
        });
        Ok(())
    }

    /// What the simulated gateway answers.
    fn answer(&self, sandbox: &mut Sandbox, request: http::Request<bytes::Bytes>) -> Result<Reply, Failure> {
        let (head, body) = request.into_parts();
        let request = wire::Request {
            method: head.method,
            path: head.uri.path().to_owned(),
            query: head.uri.query().unwrap_or_default().to_owned(),
            headers: head.headers,
            body,
        };
        match sandbox.serve(self.host, request, Timestamp::now()).ending {
            Ending::Reply(reply) => Ok(Reply::new(reply.status, reply.headers, reply.body)),
            other => Err(Failure::new(format!("{} has no plain reply: {other:?}", self.name))),
        }
    }
}
