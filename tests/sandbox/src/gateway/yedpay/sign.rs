//! The signature of notifications: HMAC-SHA256 over the decoded pairs, in lower-case hex.

use ring::hmac;
use std::fmt::Write;

const NOT_SIGNED: [&str; 2] = ["sign", "sign_type"];

/// Signs the pairs of a notification. Only the names in front of the first bracket are put in order; what is inside
/// `transaction` stays in the order it was sent in. The key counts as its 32 ASCII characters.
pub(super) fn sign(sign_key: &str, pairs: &[(String, String)]) -> String {
    let mut signed: Vec<&(String, String)> =
        pairs.iter().filter(|(key, _)| !NOT_SIGNED.contains(&key.as_str())).collect();
    signed.sort_by(|(left, _), (right, _)| top_level(left).cmp(top_level(right)));
    let text: Vec<String> = signed.iter().map(|(key, value)| format!("{key}={value}")).collect();
    let key = hmac::Key::new(hmac::HMAC_SHA256, sign_key.as_bytes());
    hex(hmac::sign(&key, text.join("&").as_bytes()).as_ref())
}

fn top_level(key: &str) -> &str {
    key.split('[').next().unwrap_or(key)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a String can't fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "00112233445566778899aabbccddeeff";

    /// The documented vector, in an order in which it could have arrived.
    fn pairs() -> Vec<(String, String)> {
        [
            ("success", "1"),
            ("request_type", "purchase"),
            ("transaction[id]", "xxxxxx"),
            ("transaction[transaction_id]", "1234567890123456"),
            ("transaction[reference_id]", "123123123123123123"),
            ("transaction[custom_id]", "6543210987654321"),
            ("transaction[payment_method]", "VISA"),
            ("transaction[currency]", "HKD"),
            ("transaction[amount]", "5.00"),
            ("transaction[status]", "paid"),
            ("transaction[paid_at]", "2018-07-12 16:00:43"),
            ("transaction[refunded_at]", ""),
            ("transaction[updated_at]", "2018-07-12 16:07:56"),
            ("transaction[extra_parameters][customer_name]", "Yed Pay"),
            ("transaction[extra_parameters][phone]", "59770850"),
            ("nonce_str", "Pi2Gi78LuWFLlxl2UCqf4fnyTbG6HrMjjb7P3lepVYW04exP6C9YqZZg7pYBM3ba"),
            ("sign_type", "HMAC_SHA256"),
            ("sign", "not signed"),
        ]
        .map(|(key, value)| (key.to_owned(), value.to_owned()))
        .to_vec()
    }

    #[test]
    fn the_documented_vector_is_met() {
        let expected = "7ce7fe7aa3156a736536b7817a53eebc3728a4d85d467ae82b9f529b7b343040";
        assert_eq!(sign(KEY, &pairs()), expected);
    }

    #[test]
    fn the_order_inside_the_transaction_matters() {
        let mut sorted = pairs();
        sorted.sort();
        assert!(sign(KEY, &sorted).starts_with("1a89c0a2"));
    }
}
