use crate::model::{Error, ErrorCode, Secret};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::HeaderValue;
use ring::signature::{RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};
use spki::der::asn1::UintRef;
use spki::der::{Decode, Reader, SliceReader};
use spki::{ObjectIdentifier, SubjectPublicKeyInfoRef};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

const BASIC: &[u8] = b"Basic ";

/// HTTP Basic with the shop's id and secret key. The gateway signs in at the shop's notification address with the same.
pub(super) struct Credential(HeaderValue);

impl Credential {
    pub(super) fn new(shop_id: &str, secret_key: &Secret) -> Self {
        let plain = Zeroizing::new(format!("{shop_id}:{}", secret_key.expose().trim()));
        let text = Zeroizing::new(format!("Basic {}", STANDARD.encode(plain.as_bytes())));
        let mut header = HeaderValue::from_str(&text).expect("base64 holds nothing that a header may not");
        header.set_sensitive(true);
        Self(header)
    }

    /// The `Authorization` header of every call.
    pub(super) fn header(&self) -> HeaderValue {
        self.0.clone()
    }

    /// Whether a webhook's `Authorization` is the same, in whatever spelling of the scheme. Takes the same time
    /// wherever it differs.
    pub(super) fn matches(&self, header: &HeaderValue) -> bool {
        let Some((scheme, given)) = header.as_bytes().split_at_checked(BASIC.len()) else { return false };
        let expected = &self.0.as_bytes()[BASIC.len()..];
        scheme.eq_ignore_ascii_case(BASIC) && given.trim_ascii().ct_eq(expected).into()
    }
}

/// The shop's public key, which verifies `Content-Signature` (fact sheet, section 6).
pub(super) struct PublicKey {
    /// `RSAPublicKey` of PKCS#1, the only form ring takes.
    pkcs1: Vec<u8>,
}

const RSA_ENCRYPTION: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");

impl PublicKey {
    /// Reads one line of base64, as the back office shows it, or PEM, as many paste it.
    pub(super) fn parse(text: &str) -> Result<Self, Error> {
        parse(text).map(|pkcs1| Self { pkcs1 }).ok_or_else(|| {
            Error::new(
                ErrorCode::SettingInvalid,
                "The public key is no RSA key of 2048 to 8192 bits. Copy it again from the back office, as one line of \
                 base64 or as PEM. Nothing was sent.",
            )
            .about("public_key")
        })
    }

    /// Whether the header's signature belongs to exactly these bytes: RSASSA-PKCS1-v1_5 with SHA-256.
    pub(super) fn verify(&self, body: &[u8], header: &HeaderValue) -> bool {
        let Some(signature) = header.to_str().ok().and_then(decode) else { return false };
        UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, &self.pkcs1).verify(body, &signature).is_ok()
    }
}

fn parse(text: &str) -> Option<Vec<u8>> {
    // PEM is `-----BEGIN …-----`, the base64, `-----END …-----`, also where the line breaks were lost.
    let base64 = if text.contains("-----") { text.split("-----").nth(2)? } else { text };
    let der = decode(base64)?;
    let pkcs1 = match SubjectPublicKeyInfoRef::try_from(der.as_slice()) {
        Ok(info) if info.algorithm.oid == RSA_ENCRYPTION => info.subject_public_key.as_bytes()?.to_vec(),
        Ok(_) => return None,
        // A `BEGIN RSA PUBLIC KEY` is the inner form already.
        Err(_) => der,
    };
    is_usable(&pkcs1).then_some(pkcs1)
}

/// Whether ring will take it. Told now and not at the first webhook.
fn is_usable(pkcs1: &[u8]) -> bool {
    let numbers = |reader: &mut SliceReader<'_>| {
        let modulus = UintRef::decode(reader)?;
        let exponent = UintRef::decode(reader)?;
        Ok::<_, spki::der::Error>((modulus.as_bytes().len(), exponent.as_bytes().len()))
    };
    let Ok(mut reader) = SliceReader::new(pkcs1) else { return false };
    let Ok((modulus, exponent)) = reader.sequence(numbers) else { return false };
    reader.is_finished() && (256..=1024).contains(&modulus) && (1..=4).contains(&exponent)
}

/// Strict base64, but for white space, which mail programs and headers add.
fn decode(text: &str) -> Option<Vec<u8>> {
    let bare: String = text.chars().filter(|letter| !letter.is_ascii_whitespace()).collect();
    STANDARD.decode(bare).ok().filter(|bytes| !bytes.is_empty())
}
