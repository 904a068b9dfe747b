//! A payee is registered and read back.

use super::shop::Shop;
use super::story::Step;
use crate::failure::Failure;
use serde::Serialize;
use tillback::{Payee, PayeeRef, PayeeRequest};

/// What happened to the payee.
#[derive(Debug, Serialize)]
pub(super) struct PayeeStory {
    pub(super) customer_no: Option<String>,
    pub(super) steps: Vec<Step>,
    pub(super) agreed: bool,
}

pub(super) fn tell(shop: &Shop, mut each: impl FnMut(&Step)) -> Result<PayeeStory, Failure> {
    let mut story = PayeeStory { customer_no: None, steps: Vec::new(), agreed: false };
    let mut step = |name, good, text| {
        let step = Step { name, good, text };
        each(&step);
        story.steps.push(step);
    };
    let request = request();
    let registered = match shop.client.register_payee(&request) {
        Ok(payee) => payee,
        Err(error) => {
            step("register", false, error.to_string());
            return Ok(story);
        }
    };
    step("register", true, format!("registered {}: number {}", name_of(&registered), registered.customer_no));
    match shop.client.payee("pockyt", &PayeeRef::CustomerNo(registered.customer_no.clone())) {
        Ok(read) => {
            let good = is_same(&read, &request) && read.customer_no == registered.customer_no;
            let status = read.status.as_deref().unwrap_or("without a status");
            step("read_back", good, format!("read back by the number: {}, {status}", name_of(&read)));
        }
        Err(error) => step("read_back", false, error.to_string()),
    }
    let books = shop.payees();
    let field = |name: &str| books.first().and_then(|payee| payee.fields.get(name)).map(String::as_str);
    let good = books.len() == 1
        && books.first().is_some_and(|payee| payee.customer_no == registered.customer_no)
        && field("firstName") == Some(request.first_name.as_str())
        && field("lastName") == Some(request.last_name.as_str())
        && field("email") == Some(request.email.as_str());
    step("ledger", good, format!("the gateway's books hold {} payee, with the same number and name", books.len()));
    story.agreed = story.steps.iter().all(|step| step.good);
    story.customer_no = Some(registered.customer_no);
    Ok(story)
}

fn request() -> PayeeRequest {
    let mut request = PayeeRequest::new("pockyt", "Ada", "Byron", "ada.byron@shop.example", "US");
    request.date_of_birth = Some(tillback::Date::constant(1990, 1, 31));
    request.state = Some("CA".to_owned());
    request.city = Some("San Jose".to_owned());
    request.street = Some("1 Example Street".to_owned());
    request.zip = Some("95112".to_owned());
    request.customer_code = Some("seller-17".to_owned());
    request
}

fn is_same(payee: &Payee, request: &PayeeRequest) -> bool {
    payee.first_name.as_ref() == Some(&request.first_name)
        && payee.last_name.as_ref() == Some(&request.last_name)
        && payee.email.as_ref() == Some(&request.email)
        && payee.customer_code == request.customer_code
}

fn name_of(payee: &Payee) -> String {
    [payee.first_name.as_deref(), payee.last_name.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ")
}
