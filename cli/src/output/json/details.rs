use super::MoneyView;
use serde::Serialize;
use tillback::{ActionDetails, Details, PaycrossDetails, PockytDetails, YedpayDetails};

/// What only one gateway says of a transaction.
#[derive(Debug, Serialize)]
#[serde(tag = "gateway", rename_all = "lowercase")]
pub(super) enum DetailsView<'a> {
    Pockyt(PockytView<'a>),
    Yedpay(Box<YedpayView<'a>>),
    Paycross(PaycrossView<'a>),
}

impl<'a> DetailsView<'a> {
    pub(super) fn of(details: &'a Details) -> Self {
        match details {
            Details::Pockyt(details) => Self::Pockyt(PockytView::of(details)),
            Details::Yedpay(details) => Self::Yedpay(Box::new(YedpayView::of(details))),
            Details::Paycross(details) => Self::Paycross(PaycrossView::of(details)),
        }
    }
}

#[derive(Debug, Serialize)]
pub(super) struct PockytView<'a> {
    settle_currency: Option<&'a str>,
    transaction_type: Option<&'a str>,
    exchange_rate: Option<&'a str>,
}

impl<'a> PockytView<'a> {
    fn of(details: &'a PockytDetails) -> Self {
        Self {
            settle_currency: details.settle_currency.as_deref(),
            transaction_type: details.transaction_type.as_deref(),
            exchange_rate: details.exchange_rate.as_deref(),
        }
    }
}

#[derive(Debug, Serialize)]
pub(super) struct YedpayView<'a> {
    user_id: Option<&'a str>,
    company_id: Option<&'a str>,
    store_id: Option<&'a str>,
    gateway_id: Option<i64>,
    gateway_sub_id: Option<i64>,
    gateway_sub_name: Option<&'a str>,
    gateway_code: Option<&'a str>,
    barcode_id: Option<&'a str>,
    payment_link_id: Option<&'a str>,
    charge: Option<MoneyView>,
    refund_charge: Option<MoneyView>,
    net: Option<MoneyView>,
    tips: Option<MoneyView>,
    forex: Option<&'a str>,
    can_settle_after: Option<String>,
    is_balance_settled: Option<bool>,
    settled_at: Option<String>,
    transaction_id: Option<&'a str>,
    reference_id: Option<&'a str>,
    payer: Option<&'a str>,
    buyer_id: Option<&'a str>,
    wallet_type: Option<&'a str>,
    extra_parameters: Option<&'a str>,
    fixed_id: Option<&'a str>,
    expired_at: Option<String>,
    pin_key: Option<&'a str>,
    links: Vec<LinkView<'a>>,
    cancellation: Option<ActionView<'a>>,
    refund: Option<ActionView<'a>>,
    failure: Option<ActionView<'a>>,
}

#[derive(Debug, Serialize)]
struct LinkView<'a> {
    rel: &'a str,
    href: &'a str,
}

#[derive(Debug, Serialize)]
struct ActionView<'a> {
    request_user_id: Option<&'a str>,
    first_name: Option<&'a str>,
    last_name: Option<&'a str>,
    remark: Option<&'a str>,
}

impl<'a> ActionView<'a> {
    fn of(action: &'a ActionDetails) -> Self {
        Self {
            request_user_id: action.request_user_id.as_deref(),
            first_name: action.first_name.as_deref(),
            last_name: action.last_name.as_deref(),
            remark: action.remark.as_deref(),
        }
    }
}

impl<'a> YedpayView<'a> {
    fn of(details: &'a YedpayDetails) -> Self {
        let time = |time: Option<tillback::Timestamp>| time.map(|time| time.to_string());
        Self {
            user_id: details.user_id.as_deref(),
            company_id: details.company_id.as_deref(),
            store_id: details.store_id.as_deref(),
            gateway_id: details.gateway_id,
            gateway_sub_id: details.gateway_sub_id,
            gateway_sub_name: details.gateway_sub_name.as_deref(),
            gateway_code: details.gateway_code.as_deref(),
            barcode_id: details.barcode_id.as_deref(),
            payment_link_id: details.payment_link_id.as_deref(),
            charge: details.charge.map(MoneyView::from),
            refund_charge: details.refund_charge.map(MoneyView::from),
            net: details.net.map(MoneyView::from),
            tips: details.tips.map(MoneyView::from),
            forex: details.forex.as_deref(),
            can_settle_after: time(details.can_settle_after),
            is_balance_settled: details.is_balance_settled,
            settled_at: time(details.settled_at),
            transaction_id: details.transaction_id.as_deref(),
            reference_id: details.reference_id.as_deref(),
            payer: details.payer.as_deref(),
            buyer_id: details.buyer_id.as_deref(),
            wallet_type: details.wallet_type.as_deref(),
            extra_parameters: details.extra_parameters.as_deref(),
            fixed_id: details.fixed_id.as_deref(),
            expired_at: time(details.expired_at),
            pin_key: details.pin_key.as_deref(),
            links: details.links.iter().map(|link| LinkView { rel: &link.rel, href: &link.href }).collect(),
            cancellation: details.cancellation.as_ref().map(ActionView::of),
            refund: details.refund.as_ref().map(ActionView::of),
            failure: details.failure.as_ref().map(ActionView::of),
        }
    }
}

#[derive(Debug, Serialize)]
pub(super) struct PaycrossView<'a> {
    service: &'static str,
    test: Option<bool>,
    language: Option<&'a str>,
    message: Option<&'a str>,
    receipt_url: Option<&'a str>,
    code: Option<&'a str>,
    reason: Option<&'a str>,
    provider_status: Option<&'a str>,
    provider_ref: Option<&'a str>,
    provider_message: Option<&'a str>,
}

impl<'a> PaycrossView<'a> {
    fn of(details: &'a PaycrossDetails) -> Self {
        Self {
            service: details.service.as_str(),
            test: details.test,
            language: details.language.as_deref(),
            message: details.message.as_deref(),
            receipt_url: details.receipt_url.as_deref(),
            code: details.code.as_deref(),
            reason: details.reason.as_deref(),
            provider_status: details.provider_status.as_deref(),
            provider_ref: details.provider_ref.as_deref(),
            provider_message: details.provider_message.as_deref(),
        }
    }
}
