use serde::Serialize;
use tillback::Payee;

/// A registered payee.
#[derive(Debug, Serialize)]
pub(crate) struct PayeeView<'a> {
    account: &'a str,
    customer_no: &'a str,
    customer_code: Option<&'a str>,
    first_name: Option<&'a str>,
    last_name: Option<&'a str>,
    email: Option<&'a str>,
    status: Option<&'a str>,
    created_at: Option<String>,
    updated_at: Option<String>,
}

impl<'a> From<&'a Payee> for PayeeView<'a> {
    fn from(payee: &'a Payee) -> Self {
        Self {
            account: payee.account.as_str(),
            customer_no: &payee.customer_no,
            customer_code: payee.customer_code.as_deref(),
            first_name: payee.first_name.as_deref(),
            last_name: payee.last_name.as_deref(),
            email: payee.email.as_deref(),
            status: payee.status.as_deref(),
            created_at: payee.created_at.map(|time| time.to_string()),
            updated_at: payee.updated_at.map(|time| time.to_string()),
        }
    }
}
