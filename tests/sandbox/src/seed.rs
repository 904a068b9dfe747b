//! What every sandbox starts with: accounts, and transactions in every state worth trying.

use crate::account::{Accounts, PaycrossAccount, PockytAccount, YedpayAccount};
use crate::ledger::GatewayName::{self, Paycross, Pockyt, Yedpay};
use crate::ledger::PaymentState::{self, Cancelled, Created, Expired, Failed, Paid, Pending};
use crate::ledger::{Payment, Refund, RefundState};
use crate::webhook_key::webhook_key;
use crate::world::World;
use jiff::{SignedDuration, Timestamp};

/// Invented credentials. Pockyt's token has 33 characters, as the published sample has.
pub(crate) fn accounts() -> Accounts {
    Accounts {
        pockyt: PockytAccount {
            merchant_no: "200001".to_owned(),
            store_no: "300001".to_owned(),
            token: "sandbox-pockyt-token-000000000001".to_owned(),
        },
        yedpay: YedpayAccount {
            access_token: "sandbox-yedpay-access-token".to_owned(),
            api_key: "c2FuZGJveC95ZWRwYXkrYXBpLWtleQ==".to_owned(),
            sign_key: "5a4d0b0c5a4d0b0c5a4d0b0c5a4d0b0c".to_owned(),
            company_id: "D5JQLX2M694E".to_owned(),
            user_id: "PK80L77DLGNW".to_owned(),
            store_id: "YVGREM1E650O".to_owned(),
            can_refund: true,
        },
        paycross: PaycrossAccount {
            shop_id: "361".to_owned(),
            secret_key: "sandbox:paycross:secret".to_owned(),
            public_key: String::new(),
            private_key: Vec::new(),
        },
    }
}

pub(crate) fn add_webhook_key(account: &mut PaycrossAccount) {
    if account.private_key.is_empty() {
        let key = webhook_key();
        account.public_key.clone_from(&key.public);
        account.private_key.clone_from(&key.private);
    }
}

/// One seeded transaction. Amounts are minor units.
struct Row {
    id: &'static str,
    reference: &'static str,
    amount: i64,
    currency: &'static str,
    state: PaymentState,
    method: &'static str,
    /// How long ago it was created.
    hours: i64,
    refunded: &'static [i64],
}

const fn row(
    id: &'static str,
    reference: &'static str,
    (amount, currency): (i64, &'static str),
    state: PaymentState,
    method: &'static str,
    hours: i64,
    refunded: &'static [i64],
) -> Row {
    Row { id, reference, amount, currency, state, method, hours, refunded }
}

const POCKYT: [Row; 11] = [
    row("312345678901230001", "order-1001", (2500, "USD"), Paid, "alipay", 1, &[]),
    row("312345678901230002", "order-1002", (10000, "USD"), Paid, "wechatpay", 5, &[4000]),
    row("312345678901230003", "order-1003", (1234, "HKD"), Paid, "alipay_hk", 30, &[1000, 234]),
    row("312345678901230004", "order-1004", (1999, "USD"), Created, "paypal", 1, &[]),
    row("312345678901230005", "order-1005", (450, "USD"), Pending, "venmo", 1, &[]),
    row("312345678901230006", "order-1006", (800, "USD"), Failed, "creditcard", 2, &[]),
    row("312345678901230007", "order-1007", (800, "CNY"), Expired, "wechatpay", 50, &[]),
    row("312345678901230008", "order-1008", (15000, "KRW"), Paid, "kakaopay", 3, &[]),
    row("312345678901230009", "order-1009", (800, "PHP"), Cancelled, "gcash", 4, &[]),
    row("312345678901230010", "order-1010", (7550, "GBP"), Paid, "alipay", 700, &[]),
    row("312345678901230011", "order-1011", (1, "USD"), Paid, "alipay", 8, &[]),
];

const YEDPAY: [Row; 10] = [
    row("46GPYQV6", "order-2001", (1000, "HKD"), Paid, "8_2", 1, &[]),
    row("5YMRN2MM62GP", "order-2002", (25080, "HKD"), Paid, "12_1", 2, &[]),
    row("7KXQ4D2M9PLE", "order-2003", (10000, "HKD"), Paid, "1_1", 6, &[2500]),
    row("9VZ3R8NW1GQO", "order-2004", (6000, "HKD"), Paid, "4_2", 26, &[6000]),
    row("2LMD7YX5KPQR", "order-2005", (3000, "HKD"), Created, "8_2", 1, &[]),
    row("3NQG1WZ6VEXD", "order-2006", (3000, "HKD"), Pending, "13_1", 1, &[]),
    row("8RPO5KLM2YJV", "order-2007", (3000, "HKD"), Failed, "12_2", 3, &[]),
    row("1XEW9QGN4DZK", "order-2008", (3000, "HKD"), Expired, "4_1", 30, &[]),
    row("6JVY0LRP3MXQ", "order-2009", (3000, "HKD"), Cancelled, "10_2", 4, &[]),
    row("4DKZ8ENW7GLO", "order-2010", (10, "HKD"), Paid, "9_6", 12, &[]),
];

const PAYCROSS: [Row; 15] = [
    row("37728810-8774ed0d01", "order-3001", (5000, "USD"), Paid, "m_pesa", 1, &[]),
    row("37728810-8774ed0d02", "order-3002", (120_000, "KES"), Paid, "m_pesa", 5, &[20_000]),
    row("37728810-8774ed0d03", "order-3003", (4990, "EUR"), Paid, "pix", 40, &[4990]),
    row("37728810-8774ed0d04", "order-3004", (1980, "JPY"), Paid, "konbini", 9, &[]),
    row("37728810-8774ed0d05", "order-3005", (12_345, "KWD"), Paid, "knet", 9, &[]),
    row("37728810-8774ed0d06", "order-3006", (700, "USD"), Pending, "m_pesa", 1, &[]),
    row("37728810-8774ed0d07", "order-3007", (700, "USD"), Failed, "m_pesa", 2, &[]),
    row("37728810-8774ed0d08", "order-3008", (700, "USD"), Expired, "m_pesa", 60, &[]),
    row("37728810-8774ed0d09", "cart-77", (3100, "USD"), Failed, "m_pesa", 4, &[]),
    row("37728810-8774ed0d10", "cart-77", (3100, "USD"), Expired, "m_pesa", 3, &[]),
    row("37728810-8774ed0d11", "cart-77", (3100, "USD"), Paid, "m_pesa", 2, &[]),
    row("1-310b0da80b", "order-3101", (8900, "EUR"), Paid, "credit_card", 1, &[]),
    row("1-310b0da80c", "order-3102", (20_000, "EUR"), Paid, "credit_card", 20, &[5000, 2500]),
    row("1-310b0da80d", "order-3103", (999, "USD"), Paid, "credit_card", 44, &[999]),
    row("1-310b0da80e", "order-3104", (999, "USD"), Failed, "credit_card", 3, &[]),
];

/// Adds the seeded transactions, with times that end at the world's own.
pub(crate) fn fill(world: &mut World) {
    let all: [(GatewayName, &[Row]); 3] = [(Pockyt, &POCKYT), (Yedpay, &YEDPAY), (Paycross, &PAYCROSS)];
    for (gateway, rows) in all {
        for (number, row) in rows.iter().enumerate() {
            let payment = payment(gateway, row, number, world.now());
            world.payments.push(payment);
        }
    }
}

fn payment(gateway: GatewayName, row: &Row, number: usize, now: Timestamp) -> Payment {
    let later = |minutes: i64| {
        let before = SignedDuration::from_mins(row.hours * 60 - minutes);
        now.checked_sub(before).unwrap_or(now)
    };
    let created_at = later(0);
    let refund = |(place, amount): (usize, &i64)| Refund {
        id: refund_id(gateway, row, number, place),
        mark: Some(format!("seed-{number}-{place}")),
        request_id: None,
        reason: Some("returned".to_owned()),
        amount: *amount,
        state: RefundState::Done,
        created_at: later(30),
        updated_at: later(30),
        by_hand: true,
    };
    Payment {
        gateway,
        id: row.id.to_owned(),
        second_id: second_id(gateway, created_at, number),
        reference: row.reference.to_owned(),
        amount: row.amount,
        currency: row.currency.to_owned(),
        state: row.state,
        method: row.method.to_owned(),
        created_at,
        paid_at: (row.state == Paid).then(|| later(1)),
        updated_at: if row.refunded.is_empty() { later(1) } else { later(30) },
        notification_url: None,
        refunds: row.refunded.iter().enumerate().map(refund).collect(),
    }
}

/// Yedpay's second number: the second of creation and five digits more.
fn second_id(gateway: GatewayName, created_at: Timestamp, number: usize) -> Option<String> {
    (gateway == Yedpay).then(|| format!("{}{number:05}", created_at.as_second()))
}

fn refund_id(gateway: GatewayName, row: &Row, number: usize, place: usize) -> String {
    match gateway {
        Pockyt => format!("3123456789019{number:03}{place:02}"),
        Yedpay => format!("SEED{number}R{place}"),
        Paycross => format!("{}-r{place}", row.id),
    }
}
