//! Who is asking: `Authorization: Bearer <token>` or `Authorization: API-KEY <key>`.

use super::errors::Refusal;
use crate::wire::Request;
use crate::world::World;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;

/// Which credential an operation takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Allowed {
    TokenOrApiKey,
    ApiKeyOnly,
}

/// The credential a request came with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Caller {
    Token,
    ApiKey,
}

impl Caller {
    pub(super) fn of(request: &Request, world: &World, allowed: Allowed) -> Result<Self, Refusal> {
        let account = &world.accounts.yedpay;
        let header = request.header("authorization").ok_or_else(Refusal::unauthenticated)?;
        if let Some(token) = header.strip_prefix("Bearer ") {
            if has_expired(token, world.now()) {
                return Err(Refusal::token_expired());
            }
            return match allowed {
                Allowed::TokenOrApiKey if token == account.access_token => Ok(Self::Token),
                Allowed::TokenOrApiKey | Allowed::ApiKeyOnly => Err(Refusal::unauthenticated()),
            };
        }
        match header.strip_prefix("API-KEY ") {
            Some(key) if key == account.api_key => Ok(Self::ApiKey),
            Some(_) | None => Err(Refusal::unauthenticated()),
        }
    }
}

/// Access tokens are JWTs. Only the claim `exp` matters here: a token that isn't one of ours is refused anyway.
fn has_expired(token: &str, now: Timestamp) -> bool {
    expiry(token).is_some_and(|expires_at| expires_at <= now.as_second())
}

fn expiry(token: &str) -> Option<i64> {
    let claims = token.split('.').nth(1)?;
    let claims = URL_SAFE_NO_PAD.decode(claims).ok()?;
    let claims: serde_json::Value = serde_json::from_slice(&claims).ok()?;
    claims.get("exp")?.as_i64()
}
