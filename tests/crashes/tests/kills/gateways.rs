//! The sandbox: payments, faults, and the books to compare with.

use fastrand::Rng;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use tillback_crashes::judge::{Movement, Payment};
use tillback_crashes::shop::{Paycross, Pockyt, Shop, Yedpay};
use tillback_crashes::task::Order;
use tillback_sandbox::ledger::{Entry, RefundState};
use tillback_sandbox::{Fault, GatewayName, Host, NewPayment, Operation, Options, Rule, Server};

/// An account, and what a payment of it looks like.
struct Kind {
    account: &'static str,
    gateway: GatewayName,
    currency: &'static str,
    method: &'static str,
    /// Whether the gateway leaves some lost answers to a person (`docs/guarantees.md`).
    may_need_review: bool,
}

const KINDS: [Kind; 5] = [
    kind("pockyt", GatewayName::Pockyt, "USD", "alipay", true),
    kind("yedpay", GatewayName::Yedpay, "HKD", "8_2", false),
    kind("yedpay-key", GatewayName::Yedpay, "HKD", "8_2", false),
    kind("paycross", GatewayName::Paycross, "EUR", "m_pesa", false),
    kind("paycross", GatewayName::Paycross, "EUR", CARD, true),
];

const CARD: &str = "credit_card";

const fn kind(
    account: &'static str,
    gateway: GatewayName,
    currency: &'static str,
    method: &'static str,
    may_need_review: bool,
) -> Kind {
    Kind { account, gateway, currency, method, may_need_review }
}

pub(crate) struct Gateways {
    server: Server,
}

impl Gateways {
    pub(crate) fn open() -> Self {
        let options = Options { seeded: false, keep_requests: 200_000, ..Options::default() };
        Self { server: Server::start_blocking(options).unwrap() }
    }

    /// How to reach them, with a journal at this place.
    pub(crate) fn shop(&self, journal: &Path) -> Shop {
        let known = self.server.accounts();
        let url = |host| self.server.url(host);
        Shop {
            journal: journal.to_owned(),
            pockyt: Pockyt {
                url: url(Host::Pockyt),
                merchant_no: known.pockyt.merchant_no,
                store_no: known.pockyt.store_no,
                token: known.pockyt.token,
            },
            yedpay: Yedpay {
                url: url(Host::Yedpay),
                access_token: known.yedpay.access_token,
                api_key: known.yedpay.api_key,
                sign_key: known.yedpay.sign_key,
            },
            paycross: Paycross {
                apm: format!("{}/beyag", url(Host::PaycrossApm)),
                card: url(Host::PaycrossCard),
                admin: url(Host::PaycrossAdmin),
                shop_id: known.paycross.shop_id,
                secret_key: known.paycross.secret_key,
                public_key: known.paycross.public_key,
            },
        }
    }

    /// As many payments, of all kinds in turn, each with a refund of every one of these amounts.
    pub(crate) fn orders(&self, payments: usize, captured: i64, amounts: &[i64]) -> Vec<Arc<Order>> {
        let numbered = (0..payments).zip(KINDS.iter().cycle());
        let paid = numbered.map(|(number, kind)| (number, kind, self.pay(kind, captured)));
        paid.flat_map(|(number, kind, payment)| {
            amounts.iter().enumerate().map(move |(part, amount)| {
                Arc::new(Order {
                    key: format!("{}-{number}-{part}", kind.method),
                    account: kind.account.to_owned(),
                    payment: payment.clone(),
                    amount: *amount,
                    currency: kind.currency.to_owned(),
                })
            })
        })
        .collect()
    }

    fn pay(&self, kind: &Kind, captured: i64) -> String {
        let mut new = NewPayment::new(kind.gateway, captured, kind.currency);
        new.method = Some(kind.method.to_owned());
        self.server.with_time(|sandbox, now| sandbox.create_payment(new, now)).unwrap().id
    }

    /// Something goes wrong with one of the next requests.
    pub(crate) fn fault(&self, rng: &mut Rng) {
        let gateways = [GatewayName::Pockyt, GatewayName::Yedpay, GatewayName::Paycross];
        let operation = if rng.u8(..4) == 0 { Operation::Query } else { Operation::Refund };
        let gateway = gateways[rng.usize(..gateways.len())];
        let rule = Rule::new(fault(gateway, rng)).at(gateway).on(operation);
        self.server.with(|sandbox| sandbox.push_fault(rule.skip(rng.u32(..3)))).unwrap();
    }

    /// From now on all goes well.
    pub(crate) fn calm(&self) {
        self.server.with(tillback_sandbox::Sandbox::clear_faults);
    }

    /// What went back of each payment or still may.
    pub(crate) fn books(&self) -> BTreeMap<String, Payment> {
        let ledger = self.server.with_time(|sandbox, now| {
            sandbox.tick(now);
            sandbox.ledger()
        });
        let payments = ledger.payments.len();
        let books: BTreeMap<_, _> = ledger.payments.into_iter().map(|entry| page(&entry)).collect();
        assert_eq!(books.len(), payments, "no two payments have the same id");
        books
    }

    /// How many requests for a refund came, by mark.
    pub(crate) fn arrivals(&self) -> BTreeMap<String, usize> {
        let mut arrivals = BTreeMap::new();
        self.server.with(|sandbox| {
            for received in sandbox.requests().filter(|received| received.operation == Operation::Refund) {
                let body = String::from_utf8_lossy(&received.request.body);
                let mark = mark(&body).expect("every refund carries a mark");
                *arrivals.entry(mark).or_default() += 1;
            }
        });
        arrivals
    }
}

fn page(entry: &Entry) -> (String, Payment) {
    let paid = &entry.payment;
    let may_need_review =
        KINDS.iter().any(|kind| kind.gateway == paid.gateway && kind.method == paid.method && kind.may_need_review);
    let counts = |state| matches!(state, RefundState::Done | RefundState::Pending { .. });
    let movements = paid
        .refunds
        .iter()
        .filter(|refund| counts(refund.state))
        .map(|refund| Movement { mark: refund.mark.as_deref().and_then(mark), amount: refund.amount })
        .collect();
    (paid.id.clone(), Payment { captured: paid.amount, may_need_review, movements })
}

/// tillback's own id of a refund, wherever in the text it stands.
fn mark(text: &str) -> Option<String> {
    const LENGTH: usize = 29;
    let begin = text.find("rf-")?;
    text.get(begin..begin + LENGTH).map(str::to_owned)
}

/// Every way to lose an answer, and the delays well within the quiet period.
fn fault(gateway: GatewayName, rng: &mut Rng) -> Fault {
    let ms = rng.u32(20..300);
    // A refund that Pockyt took and then failed shows nowhere: it stays pending for days, and nobody waits for that here.
    let succeeds = gateway == GatewayName::Pockyt || rng.bool();
    match rng.u8(..14) {
        0 | 1 => Fault::ResetAfter,
        2 | 3 => Fault::HangAfter,
        4 => Fault::ResetBefore,
        5 => Fault::HangBefore,
        6 => Fault::ActLate { ms },
        7 => Fault::Status { status: 500, retry_after: None, acts: true },
        8 => Fault::Status { status: 503, retry_after: None, acts: false },
        9 => Fault::Truncated,
        10 => Fault::PendingRefund { ms, succeeds },
        11 => Fault::Decline { message: "The operation was declined".to_owned() },
        _ => Fault::Delay { ms },
    }
}
