use md5::{Digest, Md5};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

/// Signs and verifies with the store's token (fact sheet, section 2).
pub(super) struct Signer {
    /// Lower-case hex MD5 of the token; as good as the token itself, so it is wiped like one.
    hashed_token: Zeroizing<String>,
}

impl Signer {
    /// The official Java and C# clients trim the token, so a pasted line break is forgiven here too.
    pub(super) fn new(token: &str) -> Self {
        Self { hashed_token: Zeroizing::new(hex::encode(Md5::digest(token.trim().as_bytes()))) }
    }

    /// `verifySign` of the parameters, which are left sorted by name. Empty values are not part of it.
    pub(super) fn sign(&self, parameters: &mut [(&str, &str)]) -> String {
        parameters.sort_unstable_by_key(|(name, _)| *name);
        let mut hash = Md5::new();
        for (name, value) in parameters.iter().filter(|(name, value)| !value.is_empty() && *name != "verifySign") {
            hash.update(name);
            hash.update(b"=");
            hash.update(value);
            hash.update(b"&");
        }
        hash.update(self.hashed_token.as_bytes());
        hex::encode(hash.finalize())
    }

    /// Whether `signature` belongs to the parameters. Takes the same time wherever it differs.
    pub(super) fn verify(&self, parameters: &mut [(&str, &str)], signature: &str) -> bool {
        self.sign(parameters).as_bytes().ct_eq(signature.as_bytes()).into()
    }
}

#[cfg(test)]
mod tests {
    use super::Signer;
    use proptest::prelude::*;

    /// The signing sample of Pockyt's documentation.
    const TOKEN: &str = "5cbfb079f15b150122261c8537086d77a";

    fn sign(parameters: &[(&str, &str)]) -> String {
        Signer::new(TOKEN).sign(&mut parameters.to_vec())
    }

    #[test]
    fn vector_a_of_the_documentation() {
        let parameters = [
            ("amount", "1.00"),
            ("callbackUrl", "https://wx.yuansfer.yunkeguan.com/wx"),
            ("currency", "USD"),
            ("goodsInfo", r#"[{"goods_name":"Yuansfer","quantity":"1"}]"#),
            ("ipnUrl", "https://wx.yuansfer.yunkeguan.com/wx"),
            ("merchantNo", "200043"),
            ("reference", "seq_1525922323"),
            ("storeNo", "300014"),
            ("terminal", "ONLINE"),
            ("timeout", "120"),
            ("vendor", "alipay"),
        ];
        assert_eq!(sign(&parameters), "b6bfd66531ae7c9499115c7480a2c8aa");
    }

    #[test]
    fn vector_b_leaves_empty_values_out() {
        let parameters = [
            ("storeNo", "300014"),
            ("transactionNo", "312345678901234567"),
            ("reference", ""),
            ("refundReference", "rf-000123"),
            ("refundAmount", "25.00"),
            ("currency", "USD"),
            ("settleCurrency", "USD"),
            ("merchantNo", "200043"),
        ];
        assert_eq!(sign(&parameters), "b48dd834bc77520d517ed7559f69056e");
    }

    #[test]
    fn vector_c_signs_utf8_and_ampersands_as_they_are() {
        let parameters = [
            ("firstName", "三"),
            ("lastName", "张"),
            ("merchantNo", "200043"),
            ("storeNo", "300014"),
            ("street", "1 Main St & 2nd"),
            ("street2", ""),
            ("timestamp", "2024-05-01T08:00:00Z"),
        ];
        assert_eq!(sign(&parameters), "94db45673e7fa9d681789db742a39c6c");
    }

    #[test]
    fn vector_d_sorts_by_bytes() {
        let parameters =
            [("merchantNo", "200043"), ("merGroupNo", "900001"), ("reference", "order-1"), ("storeNo", "300014")];
        assert_eq!(sign(&parameters), "450b138f465e340d995656ad3143e44d");
    }

    proptest! {
        #[test]
        fn what_is_signed_verifies_and_nothing_else_does(
            values in prop::collection::vec(".{1,12}", 1..6),
            changed in 0..6_usize,
        ) {
            let names = ["a", "b", "c", "d", "e", "f"];
            let signer = Signer::new(TOKEN);
            let mut parameters: Vec<_> = names.iter().copied().zip(values.iter().map(String::as_str)).collect();
            let signature = signer.sign(&mut parameters);
            parameters.reverse();
            prop_assert!(signer.verify(&mut parameters, &signature));
            let other = format!("{}x", values[changed % values.len()]);
            let last = changed % parameters.len();
            parameters.sort_unstable();
            parameters[last].1 = &other;
            prop_assert!(!signer.verify(&mut parameters, &signature));
        }
    }
}
