use super::transactions::day;
use crate::argument::{Sized32, list, sized};
use crate::boundary::{guard, misuse, tillback_result};
use crate::call::tillback_call;
use crate::client::{start, tillback_client, wait};
use crate::error::tillback_error;
use crate::text::{optional, text};
use crate::view::tillback_payee;
use crate::word::{self, tillback_profile};
use std::ffi::{c_char, c_void};
use tillback::{Error, PayeeChanges, PayeeRef, PayeeRequest, ProfileType};

/// A name and its value.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct tillback_pair {
    /// Ends with a NUL.
    pub name: *const c_char,
    /// Ends with a NUL.
    pub value: *const c_char,
}

/// How to find a payee.
pub type tillback_payee_ref = i32;

/// By the gateway's id.
pub const TILLBACK_PAYEE_CUSTOMER_NO: tillback_payee_ref = 1;
/// By the merchant's own id.
pub const TILLBACK_PAYEE_CUSTOMER_CODE: tillback_payee_ref = 2;
/// By the e-mail address.
pub const TILLBACK_PAYEE_EMAIL: tillback_payee_ref = 3;

/// Is told how a call that gives a payee ended. Either object is its own to free; the other one is NULL.
pub type tillback_payee_done = Option<
    unsafe extern "C" fn(
        userdata: *mut c_void,
        result: tillback_result,
        payee: *mut tillback_payee,
        error: *mut tillback_error,
    ),
>;

/// A person or business to be registered as a payee (Pockyt `/v3/payee/register`). Make it with `tillback_payee_request_init`. What may be
/// left out is NULL; the gateway judges which of it it needs.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct tillback_payee_request {
    /// Set by `tillback_payee_request_init`.
    pub struct_size: u32,
    /// A person or a business; 0 = a person.
    pub profile: tillback_profile,
    /// The account.
    pub account: *const c_char,
    /// First name.
    pub first_name: *const c_char,
    /// Last name.
    pub last_name: *const c_char,
    /// Unique among the merchant's payees.
    pub email: *const c_char,
    /// ISO 3166, two letters.
    pub country_code: *const c_char,
    /// The merchant's own id of the payee: the mark by which a lost answer is settled. May be left out, as all that follows.
    pub customer_code: *const c_char,
    /// At least 18 years ago, such as `1990-05-17`.
    pub date_of_birth: *const c_char,
    /// In the US, two letters.
    pub state: *const c_char,
    /// City.
    pub city: *const c_char,
    /// Street and number.
    pub street: *const c_char,
    /// Second line.
    pub street2: *const c_char,
    /// Postal code.
    pub zip: *const c_char,
    /// Country, free text.
    pub country: *const c_char,
    /// Telephone number.
    pub phone: *const c_char,
    /// Number of an identity document.
    pub government_id: *const c_char,
    /// `ID_CARD`, `SSN`, `PASSPORT`, `DRIVER_LICENSE` or `BUSINESS_REGISTRATION_CERT`.
    pub government_id_type: *const c_char,
    /// Name of the company, for a business.
    pub company: *const c_char,
    /// Language, such as `en`.
    pub lang: *const c_char,
    /// Merchant of record; can't be changed later.
    pub payor_no: *const c_char,
}

// SAFETY: `repr(C)`, a u32 at the beginning, and zeros are a value.
unsafe impl Sized32 for tillback_payee_request {
    const NAME: &'static str = "request";
    const LAST: usize = std::mem::offset_of!(tillback_payee_request, payor_no);
}

impl tillback_payee_request {
    /// # Safety
    /// As the contract says, for each member.
    unsafe fn read(&self) -> Result<PayeeRequest, Error> {
        // SAFETY: as of this function.
        unsafe {
            let owned = |field, value| optional(field, value).map(|text| text.map(str::to_owned));
            let mut request = PayeeRequest::new(
                text("account", self.account)?,
                text("first_name", self.first_name)?,
                text("last_name", self.last_name)?,
                text("email", self.email)?,
                text("country_code", self.country_code)?,
            );
            request.profile = match self.profile {
                0 => ProfileType::Individual,
                number => word::read_profile(number).ok_or_else(|| misuse("profile", "is no TILLBACK_PROFILE_…"))?,
            };
            let born = optional("date_of_birth", self.date_of_birth)?;
            request.date_of_birth = born.map(|text| day("date_of_birth", text)).transpose()?;
            request.customer_code = owned("customer_code", self.customer_code)?;
            request.state = owned("state", self.state)?;
            request.city = owned("city", self.city)?;
            request.street = owned("street", self.street)?;
            request.street2 = owned("street2", self.street2)?;
            request.zip = owned("zip", self.zip)?;
            request.country = owned("country", self.country)?;
            request.phone = owned("phone", self.phone)?;
            request.government_id = owned("government_id", self.government_id)?;
            request.government_id_type = owned("government_id_type", self.government_id_type)?;
            request.company = owned("company", self.company)?;
            request.lang = owned("lang", self.lang)?;
            request.payor_no = owned("payor_no", self.payor_no)?;
            Ok(request)
        }
    }
}

/// Registers a payee, once. What is registered is remembered by its `customer_code`, or else by its e-mail address; a lost answer, also
/// one of a program that crashed, is settled by looking for the payee, never by registering twice. The same content again
/// returns the payee as it stands.
///
/// Errors: `TILLBACK_PAYEE_INVALID`, `TILLBACK_UNSUPPORTED`, `TILLBACK_REQUEST_REJECTED` (for example an e-mail address that is taken),
/// `TILLBACK_KEY_REUSED` where the code or address was registered with other content; `TILLBACK_PAYEE_UNCERTAIN` where the answer was lost
/// and the gateway could not tell: call it again later, with the same content; `TILLBACK_JOURNAL_MISSING` and the others of the
/// journal.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_client_register_payee(
    client: *const tillback_client,
    request: *const tillback_payee_request,
    call: *const tillback_call,
    payee: *mut *mut tillback_payee,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let request = sized(request)?.read()?;
            wait(client, call, payee, "payee", |client| async move { client.register_payee(&request).await })
        })
    }
}

/// `tillback_client_register_payee`, started.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_client_register_payee_async(
    client: *const tillback_client,
    request: *const tillback_payee_request,
    call: *const tillback_call,
    done: tillback_payee_done,
    userdata: *mut c_void,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let request = sized(request)?.read()?;
            start(client, call, done, userdata, |client| async move { client.register_payee(&request).await })
        })
    }
}

/// # Safety
/// As of [`text`].
unsafe fn payee_ref(by: tillback_payee_ref, payee: *const c_char) -> Result<PayeeRef, Error> {
    // SAFETY: as of this function.
    let name = unsafe { text("reference", payee)? }.to_owned();
    match by {
        TILLBACK_PAYEE_CUSTOMER_NO => Ok(PayeeRef::CustomerNo(name)),
        TILLBACK_PAYEE_CUSTOMER_CODE => Ok(PayeeRef::CustomerCode(name)),
        TILLBACK_PAYEE_EMAIL => Ok(PayeeRef::Email(name)),
        _ => Err(misuse("by", "is no TILLBACK_PAYEE_…")),
    }
}

/// Reads a payee.
///
/// Errors: `TILLBACK_PAYEE_NOT_FOUND`, `TILLBACK_UNSUPPORTED`, or that of any read.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_client_payee(
    client: *const tillback_client,
    account: *const c_char,
    by: tillback_payee_ref,
    reference: *const c_char,
    call: *const tillback_call,
    payee: *mut *mut tillback_payee,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let (account, who) = (text("account", account)?, payee_ref(by, reference)?);
            wait(client, call, payee, "payee", |client| async move { client.payee(account, &who).await })
        })
    }
}

/// `tillback_client_payee`, started.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_client_payee_async(
    client: *const tillback_client,
    account: *const c_char,
    by: tillback_payee_ref,
    reference: *const c_char,
    call: *const tillback_call,
    done: tillback_payee_done,
    userdata: *mut c_void,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let (account, who) = (text("account", account)?.to_owned(), payee_ref(by, reference)?);
            start(client, call, done, userdata, |client| async move { client.payee(account, &who).await })
        })
    }
}

/// # Safety
/// As of [`list`].
unsafe fn changes_of(changes: *const tillback_pair, count: usize) -> Result<PayeeChanges, Error> {
    // SAFETY: as of this function.
    unsafe {
        list("changes", changes, count)?.iter().try_fold(PayeeChanges::new(), |changes, pair| {
            Ok(changes.set(text("changes", pair.name)?, text("changes", pair.value)?))
        })
    }
}

/// Changes a payee, by the gateway's names for the fields (`email`, `street`, `phone` …). Sending the same changes twice does no harm.
///
/// Errors: `TILLBACK_PAYEE_INVALID`, `TILLBACK_PAYEE_NOT_FOUND`, `TILLBACK_UNSUPPORTED`, `TILLBACK_PAYEE_UNCERTAIN` where the answer was lost, or
/// that of any read.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_client_update_payee(
    client: *const tillback_client,
    account: *const c_char,
    customer_no: *const c_char,
    changes: *const tillback_pair,
    change_count: usize,
    call: *const tillback_call,
    payee: *mut *mut tillback_payee,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let (account, number) = (text("account", account)?, text("customer_no", customer_no)?);
            let changes = changes_of(changes, change_count)?;
            let work = |client: tillback::Client| async move { client.update_payee(account, number, &changes).await };
            wait(client, call, payee, "payee", work)
        })
    }
}

/// `tillback_client_update_payee`, started.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tillback_client_update_payee_async(
    client: *const tillback_client,
    account: *const c_char,
    customer_no: *const c_char,
    changes: *const tillback_pair,
    change_count: usize,
    call: *const tillback_call,
    done: tillback_payee_done,
    userdata: *mut c_void,
    error: *mut *mut tillback_error,
) -> tillback_result {
    // SAFETY: as the contract says.
    unsafe {
        guard(error, || {
            let account = text("account", account)?.to_owned();
            let number = text("customer_no", customer_no)?.to_owned();
            let changes = changes_of(changes, change_count)?;
            let work = |client: tillback::Client| async move { client.update_payee(account, &number, &changes).await };
            start(client, call, done, userdata, work)
        })
    }
}
