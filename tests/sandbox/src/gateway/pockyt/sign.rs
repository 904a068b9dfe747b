//! `verifySign`: parameters sorted by the bytes of their names, then the MD5 of the token, all hashed with MD5.

use md5::{Digest, Md5};
use std::fmt::Write;

/// The signature over `params`. `verifySign` itself and empty values take no part.
pub fn signature<'a>(params: impl IntoIterator<Item = (&'a str, &'a str)>, token: &str) -> String {
    let mut params: Vec<_> =
        params.into_iter().filter(|(name, value)| *name != "verifySign" && !value.is_empty()).collect();
    params.sort_unstable();
    let mut hash = Md5::new();
    for (name, value) in params {
        hash.update(name);
        hash.update(b"=");
        hash.update(value);
        hash.update(b"&");
    }
    hash.update(hex(&Md5::digest(token)));
    hex(&hash.finalize())
}

fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        write!(text, "{byte:02x}").expect("a String takes all writes");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKEN: &str = "5cbfb079f15b150122261c8537086d77a";

    /// Reads `a=1 | b=2`, which leaves `&` free for values.
    fn sign(params: &str) -> String {
        signature(params.split(" | ").map(|pair| pair.split_once('=').unwrap()), TOKEN)
    }

    #[test]
    fn the_published_example_is_met() {
        let params = r#"vendor=alipay | amount=1.00 | callbackUrl=https://wx.yuansfer.yunkeguan.com/wx | currency=USD | goodsInfo=[{"goods_name":"Yuansfer","quantity":"1"}] | ipnUrl=https://wx.yuansfer.yunkeguan.com/wx | merchantNo=200043 | reference=seq_1525922323 | storeNo=300014 | terminal=ONLINE | timeout=120"#;
        assert_eq!(sign(params), "b6bfd66531ae7c9499115c7480a2c8aa");
    }

    #[test]
    fn empty_values_take_no_part() {
        let params = "currency=USD | merchantNo=200043 | refundAmount=25.00 | refundReference=rf-000123 | settleCurrency=USD | storeNo=300014 | transactionNo=312345678901234567 | reference=";
        assert_eq!(sign(params), "b48dd834bc77520d517ed7559f69056e");
    }

    #[test]
    fn values_are_raw_utf_8() {
        let params = "firstName=三 | lastName=张 | merchantNo=200043 | storeNo=300014 | street=1 Main St & 2nd | street2= | timestamp=2024-05-01T08:00:00Z";
        assert_eq!(sign(params), "94db45673e7fa9d681789db742a39c6c");
    }

    #[test]
    fn names_are_sorted_by_their_bytes() {
        let params = "merchantNo=200043 | merGroupNo=900001 | reference=order-1 | storeNo=300014";
        assert_eq!(sign(params), "450b138f465e340d995656ad3143e44d");
    }

    #[test]
    fn a_signature_in_the_parameters_changes_nothing() {
        let params = "merchantNo=200043 | merGroupNo=900001 | reference=order-1 | storeNo=300014 | verifySign=x";
        assert_eq!(sign(params), "450b138f465e340d995656ad3143e44d");
    }
}
