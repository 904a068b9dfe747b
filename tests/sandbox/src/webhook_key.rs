//! The RSA key with which the simulated PayCross signs notifications.
//!
//! It is made from a fixed seed, so every sandbox has the same one and a simulation repeats itself to the byte. Anyone
//! can make it again: it proves nothing to anybody but a program that was told to trust the sandbox.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rsa::RsaPrivateKey;
use rsa::pkcs8::{EncodePrivateKey, EncodePublicKey};
use rsa::rand_core::{TryCryptoRng, TryRng};
use std::convert::Infallible;
use std::sync::OnceLock;

const BITS: usize = 2048;

pub(crate) struct WebhookKey {
    /// SubjectPublicKeyInfo, one line of base64.
    pub(crate) public: String,
    /// PKCS#8 DER.
    pub(crate) private: Vec<u8>,
}

/// The key. The first call takes a while; others wait for it.
pub(crate) fn webhook_key() -> &'static WebhookKey {
    static KEY: OnceLock<WebhookKey> = OnceLock::new();
    KEY.get_or_init(make)
}

fn make() -> WebhookKey {
    let key = RsaPrivateKey::new(&mut Fixed(0), BITS).expect("2048 bits are a valid size");
    let public = key.to_public_key().to_public_key_der().expect("an RSA key can be written");
    let private = key.to_pkcs8_der().expect("an RSA key can be written");
    WebhookKey { public: STANDARD.encode(public.as_bytes()), private: private.as_bytes().to_vec() }
}

/// SplitMix64 from a fixed start.
struct Fixed(u64);

impl TryRng for Fixed {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let number = self.try_next_u64()?;
        Ok(u32::try_from(number >> 32).unwrap_or(u32::MAX))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        Ok(z ^ (z >> 31))
    }

    fn try_fill_bytes(&mut self, target: &mut [u8]) -> Result<(), Infallible> {
        for chunk in target.chunks_mut(8) {
            let number = self.try_next_u64()?.to_le_bytes();
            chunk.copy_from_slice(&number[..chunk.len()]);
        }
        Ok(())
    }
}

/// `Fixed` is not unpredictable, and the key made with it is no secret. The trait asks for this word all the same.
impl TryCryptoRng for Fixed {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_always_the_same_and_signs() {
        let again = make();
        assert_eq!(webhook_key().public, again.public);
        assert_eq!(STANDARD.decode(&again.public).unwrap().len(), 294);
        assert!(ring::signature::RsaKeyPair::from_pkcs8(&again.private).is_ok());
    }
}
