//! The merchants the sandbox knows. The credentials are made up here and open nothing anywhere else.

use serde::Serialize;

/// One merchant at each gateway.
#[derive(Clone, Debug, Serialize)]
pub struct Accounts {
    pub pockyt: PockytAccount,
    pub yedpay: YedpayAccount,
    pub paycross: PaycrossAccount,
}

/// The token is never sent; it goes into signatures.
#[derive(Clone, Debug, Serialize)]
pub struct PockytAccount {
    pub merchant_no: String,
    pub store_no: String,
    pub token: String,
}

/// The access token and the API key both name the same user.
#[derive(Clone, Debug, Serialize)]
pub struct YedpayAccount {
    pub access_token: String,
    pub api_key: String,
    /// 32 characters; signs notifications.
    pub sign_key: String,
    pub company_id: String,
    pub user_id: String,
    pub store_id: String,
    pub can_refund: bool,
}

/// The shop's id and secret are user and password of HTTP Basic authentication.
#[derive(Clone, Debug, Serialize)]
pub struct PaycrossAccount {
    pub shop_id: String,
    pub secret_key: String,
    /// SubjectPublicKeyInfo, one line of base64, as the back office shows it.
    pub public_key: String,
    /// PKCS#8 DER of the matching private key, with which the sandbox signs notifications.
    #[serde(skip)]
    pub private_key: Vec<u8>,
}
