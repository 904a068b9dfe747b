use ring::hmac;

/// Verifies notifications (fact sheet, section 4.1).
pub(super) struct SignKey(hmac::Key);

impl SignKey {
    /// The key is its 32 characters as they stand, not the bytes they spell in hex. Other lengths are no key.
    pub(super) fn new(text: &str) -> Option<Self> {
        const LENGTH: usize = 32;
        let is_key = text.len() == LENGTH && text.bytes().all(|byte| byte.is_ascii_graphic());
        is_key.then(|| Self(hmac::Key::new(hmac::HMAC_SHA256, text.as_bytes())))
    }

    /// Whether `signature` belongs to the fields, given in the order they came. Takes the same time wherever it
    /// differs.
    pub(super) fn verify(&self, fields: Vec<(&str, &str)>, signature: &str) -> bool {
        // Yedpay writes lower-case hex; one message has one signature.
        if signature.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return false;
        }
        let Ok(tag) = hex::decode(signature) else { return false };
        hmac::verify(&self.0, signed_text(fields).as_bytes(), &tag).is_ok()
    }
}

/// Sorted by the name up to its first bracket; what shares that name keeps the order it came in.
fn signed_text(mut fields: Vec<(&str, &str)>) -> String {
    fields.retain(|(name, _)| !matches!(*name, "sign" | "sign_type"));
    fields.sort_by_key(|(name, _)| name.split('[').next());
    let mut text = String::with_capacity(1024);
    for (name, value) in fields {
        if !text.is_empty() {
            text.push('&');
        }
        text.push_str(name);
        text.push('=');
        text.push_str(value);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{SignKey, signed_text};
    use ring::hmac;

    const KEY: &str = "00112233445566778899aabbccddeeff";

    /// The vector of Yedpay's documentation, in the order of its sample.
    const FIELDS: [(&str, &str); 18] = [
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
        ("sign", "7ce7fe7aa3156a736536b7817a53eebc3728a4d85d467ae82b9f529b7b343040"),
    ];
    const SIGNATURE: &str = FIELDS[17].1;

    fn hmac_of(key: &[u8], text: &str) -> String {
        hex::encode(hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key), text.as_bytes()))
    }

    #[test]
    fn the_vector_of_the_documentation() {
        let text = "nonce_str=Pi2Gi78LuWFLlxl2UCqf4fnyTbG6HrMjjb7P3lepVYW04exP6C9YqZZg7pYBM3ba&request_type=purchase\
                    &success=1&transaction[id]=xxxxxx&transaction[transaction_id]=1234567890123456\
                    &transaction[reference_id]=123123123123123123&transaction[custom_id]=6543210987654321\
                    &transaction[payment_method]=VISA&transaction[currency]=HKD&transaction[amount]=5.00\
                    &transaction[status]=paid&transaction[paid_at]=2018-07-12 16:00:43&transaction[refunded_at]=\
                    &transaction[updated_at]=2018-07-12 16:07:56\
                    &transaction[extra_parameters][customer_name]=Yed Pay\
                    &transaction[extra_parameters][phone]=59770850";
        assert_eq!(signed_text(FIELDS.to_vec()), text);
        assert_eq!(hmac_of(KEY.as_bytes(), text), SIGNATURE);
        assert!(SignKey::new(KEY).unwrap().verify(FIELDS.to_vec(), SIGNATURE));
    }

    #[test]
    fn the_key_is_text_and_only_the_top_level_is_sorted() {
        let text = signed_text(FIELDS.to_vec());
        assert!(hmac_of(&hex::decode(KEY).unwrap(), &text).starts_with("bf395b29"));
        let mut pairs: Vec<_> = text.split('&').collect();
        pairs.sort_unstable();
        assert!(hmac_of(KEY.as_bytes(), &pairs.join("&")).starts_with("1a89c0a2"));

        let key = SignKey::new(KEY).unwrap();
        let mut sorted = FIELDS.to_vec();
        sorted.sort_unstable();
        assert!(!key.verify(sorted, SIGNATURE));
    }

    #[test]
    fn what_is_no_signature_is_refused() {
        let key = SignKey::new(KEY).unwrap();
        let upper = SIGNATURE.to_ascii_uppercase();
        for signature in ["", "7ce7", &SIGNATURE[..63], &upper, &format!("{SIGNATURE}00"), "not hex at all"] {
            assert!(!key.verify(FIELDS.to_vec(), signature), "{signature:?}");
        }
    }

    #[test]
    fn a_key_has_32_plain_characters() {
        for text in ["", "short", &KEY[..31], &format!("{KEY}0"), "0011223344556677 899aabbccddeefff", &"é".repeat(16)]
        {
            assert!(SignKey::new(text).is_none(), "{text:?}");
        }
    }
}
