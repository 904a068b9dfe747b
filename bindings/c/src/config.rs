//! Accounts, and how a client behaves.

use crate::argument::{Sized32, sized, time_limit};
use crate::boundary::{free, guard, misuse, quietly, tillback_result};
use crate::error::tillback_error;
use crate::object;
use crate::text::{optional, text};
use crate::version::TILLBACK_ABI_VERSION;
use crate::word::{self, tillback_minor_units, tillback_service};
use std::ffi::c_char;
use std::sync::{Mutex, PoisonError};
use tillback::{
    Account, Client, ClientBuilder, Environment, Error, ErrorCode, MinorUnits, PaycrossCredentials, PaycrossHosts,
    PockytCredentials, Proxy, Secret, Service, YedpayCredentials,
};

/// The accounts of a client that is to be made. For one thread at a time.
pub struct tillback_accounts {
    list: Mutex<Vec<Account>>,
}

/// An account at Pockyt. Make it with `tillback_pockyt_init`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct tillback_pockyt {
    /// Set by `tillback_pockyt_init`.
    pub struct_size: u32,
    /// Whether to reach the gateway's own test system, in place of real money.
    pub sandbox: bool,
    /// A base URL of one's own, such as `https://mapi.pockyt.io`, instead of the gateway's; may be NULL. Plain `http` is taken only
    /// towards this machine.
    pub base_url: *const c_char,
    /// `merchantNo`.
    pub merchant_no: *const c_char,
    /// `storeNo`.
    pub store_no: *const c_char,
    /// Signs every call; never sent.
    pub token: *const c_char,
    /// `merGroupNo`, for partners only; may be NULL.
    pub group_no: *const c_char,
    /// `ipnUrl`: where refund notifications go (https); may be NULL.
    pub notification_url: *const c_char,
}

/// An account at Yedpay. Make it with `tillback_yedpay_init`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct tillback_yedpay {
    /// Set by `tillback_yedpay_init`.
    pub struct_size: u32,
    /// Whether to reach the gateway's own test system, in place of real money.
    pub sandbox: bool,
    /// A base URL of one's own instead of the gateway's; may be NULL. Plain `http` is taken only towards this machine.
    pub base_url: *const c_char,
    /// `Bearer`: a login token or a personal access token, which lists need. Either this or `api_key`.
    pub access_token: *const c_char,
    /// `API-KEY`: made for an application. Either this or `access_token`.
    pub api_key: *const c_char,
    /// 32 characters; verifies notifications. May be NULL.
    pub sign_key: *const c_char,
}

/// An account at PayCross or another beGateway brand. Make it with `tillback_paycross_init`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct tillback_paycross {
    /// Set by `tillback_paycross_init`.
    pub struct_size: u32,
    /// Which service the shop uses; 0 = either.
    pub service: tillback_service,
    /// Whose table of minor units the server follows where sources disagree; 0 = undecided, such currencies are refused.
    pub minor_units: tillback_minor_units,
    /// Whether webhooks and replies of test transactions are taken: 0 = both kinds, 1 = only test ones, -1 = only real ones.
    pub test: i32,
    /// The number of the shop.
    pub shop_id: *const c_char,
    /// Its secret key.
    pub secret_key: *const c_char,
    /// The public key of the back office (one line of base64, or PEM); may be NULL. Where it is set, a webhook without a valid
    /// `Content-Signature` is refused.
    pub public_key: *const c_char,
    /// Another brand's base URL for alternative methods, as `https://data.pay-cross.com/beyag`; may be NULL.
    pub apm_url: *const c_char,
    /// For cards, as `https://gateway.pay-cross.com`; may be NULL.
    pub card_url: *const c_char,
    /// For reports, as `https://admin.pay-cross.com`; may be NULL.
    pub admin_url: *const c_char,
}

/// How a client behaves. Make it with `tillback_settings_init`; whatever stays 0 or NULL has its default.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct tillback_settings {
    /// Set by `tillback_settings_init`.
    pub struct_size: u32,
    /// Set by `tillback_settings_init`: the header that the program was compiled with.
    pub abi_version: u32,
    /// The file in which refunds are remembered; it is made where it isn't there, readable by its owner only. Several processes of one
    /// host may share it; a network file system won't do. NULL = no file: without a journal a client reads, and refuses to
    /// refund.
    pub journal: *const c_char,
    /// Remember refunds as long as the process lives, where `journal` is NULL. After a crash nobody knows what was sent: for tests,
    /// and for programs that keep book elsewhere.
    pub journal_in_memory: bool,
    /// Go through the proxy that `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY` name. Default: no proxy.
    pub proxy_from_environment: bool,
    /// For the name, the connection and the TLS handshake together. Default: 10 seconds.
    pub connect_timeout_ms: u64,
    /// The name by which the history calls this program, such as `till 3`. Default: the number of the process.
    pub worker: *const c_char,
    /// More certificates to trust, as PEM: of a company's proxy, or of the sandbox. May be NULL.
    pub trust_pem: *const c_char,
    /// Go through this proxy: `http://[user:password@]host:port`. May be NULL.
    pub proxy: *const c_char,
    /// From sending a request to the end of its reply. Default: 40 seconds.
    pub reply_timeout_ms: u64,
    /// How long a refund may take where the request names no deadline. Default: 60 seconds.
    pub deadline_ms: u64,
    /// How long after sending a gateway might still carry a refund out: no proof that it did not happen is taken earlier.
    /// Default: 10 minutes.
    pub quiet_period_ms: u64,
    /// The first pause between two questions about the same thing; later ones grow. Default: half a second.
    pub first_pause_ms: u64,
    /// Bytes of a reply that are read at most. Default: 8 MiB.
    pub reply_limit: usize,
}

// SAFETY: each is `repr(C)` and begins with a u32, and zeros are a value.
unsafe impl Sized32 for tillback_pockyt {
    const NAME: &'static str = "pockyt";
    const LAST: usize = std::mem::offset_of!(tillback_pockyt, notification_url);
}
// SAFETY: as above.
unsafe impl Sized32 for tillback_yedpay {
    const NAME: &'static str = "yedpay";
    const LAST: usize = std::mem::offset_of!(tillback_yedpay, sign_key);
}
// SAFETY: as above.
unsafe impl Sized32 for tillback_paycross {
    const NAME: &'static str = "paycross";
    const LAST: usize = std::mem::offset_of!(tillback_paycross, admin_url);
}
// SAFETY: as above.
unsafe impl Sized32 for tillback_settings {
    const NAME: &'static str = "settings";
    const LAST: usize = std::mem::offset_of!(tillback_settings, reply_limit);
}

fn at(base_url: Option<&str>, sandbox: bool) -> Environment {
    match (base_url, sandbox) {
        (Some(url), _) => Environment::At(url.to_owned()),
        (None, true) => Environment::Sandbox,
        (None, false) => Environment::Production,
    }
}

impl tillback_pockyt {
    /// # Safety
    /// Its texts are NULL, or end with a NUL.
    unsafe fn read(&self, name: &str) -> Result<Account, Error> {
        // SAFETY: as of this function.
        unsafe {
            let mut credentials = PockytCredentials::new(
                text("merchant_no", self.merchant_no)?,
                text("store_no", self.store_no)?,
                text("token", self.token)?,
            );
            credentials.group_no = optional("group_no", self.group_no)?.map(str::to_owned);
            credentials.notification_url = optional("notification_url", self.notification_url)?.map(str::to_owned);
            Ok(Account::pockyt(name, at(optional("base_url", self.base_url)?, self.sandbox), credentials))
        }
    }
}

impl tillback_yedpay {
    /// # Safety
    /// Its texts are NULL, or end with a NUL.
    unsafe fn read(&self, name: &str) -> Result<Account, Error> {
        // SAFETY: as of this function.
        unsafe {
            let token = optional("access_token", self.access_token)?.map(Secret::from);
            let mut credentials =
                YedpayCredentials::either(token, optional("api_key", self.api_key)?.map(Secret::from))?;
            if let Some(key) = optional("sign_key", self.sign_key)? {
                credentials = credentials.sign_key(key);
            }
            Ok(Account::yedpay(name, at(optional("base_url", self.base_url)?, self.sandbox), credentials))
        }
    }
}

impl tillback_paycross {
    /// # Safety
    /// Its texts are NULL, or end with a NUL.
    unsafe fn read(&self, name: &str) -> Result<Account, Error> {
        // SAFETY: as of this function.
        unsafe {
            let mut credentials =
                PaycrossCredentials::new(text("shop_id", self.shop_id)?, text("secret_key", self.secret_key)?);
            credentials.public_key = optional("public_key", self.public_key)?.map(str::to_owned);
            credentials.hosts = PaycrossHosts {
                apm: optional("apm_url", self.apm_url)?.map(str::to_owned),
                card: optional("card_url", self.card_url)?.map(str::to_owned),
                admin: optional("admin_url", self.admin_url)?.map(str::to_owned),
            };
            credentials.service = match self.service {
                0 => Service::Either,
                number => word::read_service(number).ok_or_else(|| misuse("service", "is no TILLBACK_SERVICE_…"))?,
            };
            credentials.minor_units = match self.minor_units {
                0 => MinorUnits::Undecided,
                number => word::read_minor_units(number)
                    .ok_or_else(|| misuse("minor_units", "is no TILLBACK_MINOR_UNITS_…"))?,
            };
            credentials.test = match self.test {
                0 => None,
                1 => Some(true),
                -1 => Some(false),
                _ => return Err(misuse("test", "is not 0, 1 or -1")),
            };
            Ok(Account::paycross(name, Environment::Production, credentials))
        }
    }
}

/// An empty list of accounts. Free it with `tillback_accounts_free`. Never NULL.
#[unsafe(no_mangle)]
pub extern "C" fn tillback_accounts_new() -> *mut tillback_accounts {
    quietly(|| object::give(tillback_accounts { list: Mutex::default() })).unwrap_or(std::ptr::null_mut())
}

/// Frees a list of accounts and wipes their credentials from it; NULL is fine. A client that was made from it keeps its own.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_accounts_free(accounts: *mut tillback_accounts) {
    free(accounts.cast_const(), "tillback_accounts_free");
}

/// # Safety
/// `name` is NULL, or ends with a NUL.
unsafe fn add(
    accounts: *mut tillback_accounts,
    name: *const c_char,
    account: impl FnOnce(&str) -> Result<Account, Error>,
) -> Result<(), Error> {
    let accounts = object::find(accounts.cast_const(), "accounts")?;
    // SAFETY: as of this function.
    let account = account(unsafe { text("name", name)? })?;
    accounts.list.lock().unwrap_or_else(PoisonError::into_inner).push(account);
    Ok(())
}

/// Adds an account at Pockyt under a name of your own, such as `shop`: what it says is checked when the client is made.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_accounts_add_pockyt(
    accounts: *mut tillback_accounts,
    name: *const c_char,
    pockyt: *const tillback_pockyt,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe { guard(error, || add(accounts, name, |name| sized(pockyt)?.read(name))) }
}

/// Adds an account at Yedpay under a name of your own.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_accounts_add_yedpay(
    accounts: *mut tillback_accounts,
    name: *const c_char,
    yedpay: *const tillback_yedpay,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe { guard(error, || add(accounts, name, |name| sized(yedpay)?.read(name))) }
}

/// Adds an account at PayCross, or another brand of the beGateway platform, under a name of your own.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_accounts_add_paycross(
    accounts: *mut tillback_accounts,
    name: *const c_char,
    paycross: *const tillback_paycross,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe { guard(error, || add(accounts, name, |name| sized(paycross)?.read(name))) }
}

impl tillback_settings {
    /// # Safety
    /// Its texts are NULL, or end with a NUL.
    unsafe fn read(&self) -> Result<ClientBuilder, Error> {
        if self.abi_version > TILLBACK_ABI_VERSION {
            return Err(Error::new(
                ErrorCode::SettingInvalid,
                "The program was compiled with a newer tillback.h than this library. Update the library. Nothing was sent.",
            )
            .about("abi_version"));
        }
        let mut builder = Client::builder();
        // SAFETY: as of this function.
        unsafe {
            if let Some(file) = optional("journal", self.journal)? {
                builder = builder.journal(file);
            } else if self.journal_in_memory {
                builder = builder.journal_in_memory();
            }
            if let Some(worker) = optional("worker", self.worker)? {
                builder = builder.worker(worker);
            }
            if let Some(pem) = optional("trust_pem", self.trust_pem)? {
                builder = builder.trust(pem);
            }
            if let Some(url) = optional("proxy", self.proxy)? {
                builder = builder.proxy(Proxy::At(url.to_owned()));
            } else if self.proxy_from_environment {
                builder = builder.proxy(Proxy::Environment);
            }
        }
        if let Some(limit) = time_limit(self.connect_timeout_ms) {
            builder = builder.connect_timeout(limit);
        }
        if let Some(limit) = time_limit(self.reply_timeout_ms) {
            builder = builder.reply_timeout(limit);
        }
        if let Some(limit) = time_limit(self.deadline_ms) {
            builder = builder.deadline(limit);
        }
        if let Some(period) = time_limit(self.quiet_period_ms) {
            builder = builder.quiet_period(period);
        }
        if let Some(pause) = time_limit(self.first_pause_ms) {
            builder = builder.first_pause(pause);
        }
        if self.reply_limit > 0 {
            builder = builder.reply_limit(self.reply_limit);
        }
        Ok(builder)
    }
}

/// A client's parts, as a program gave them.
///
/// # Safety
/// As of [`sized`].
pub(crate) unsafe fn builder(
    accounts: *const tillback_accounts,
    settings: *const tillback_settings,
) -> Result<ClientBuilder, Error> {
    let accounts = object::find(accounts, "accounts")?;
    // SAFETY: as of this function.
    let builder = unsafe { sized(settings)?.read()? };
    let accounts = accounts.list.lock().unwrap_or_else(PoisonError::into_inner).clone();
    Ok(accounts.into_iter().fold(builder, ClientBuilder::account))
}
