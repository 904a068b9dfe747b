use super::*;
pub(super) static CAPABILITIES: Capabilities = Capabilities { gateway: GatewayName::Yedpay, partial_refunds: true, tells_refunded: true, lists_refunds: false, finds_refund_by_mark: false, repeats_answers: false, one_refund_at_a_time: true, lists: crate::model::ListScope::ByDate, payees: false, mark: "", evidence: "", proof_of_no: "" };
pub(super) struct Yedpay;
impl Yedpay { pub(super) fn open(_: &Account, _: &crate::model::YedpayCredentials) -> Result<Self, Error> { Ok(Self) } }
impl Gateway for Yedpay {
    fn capabilities(&self) -> &'static Capabilities { &CAPABILITIES }
    fn scope(&self) -> &str { "" }
    fn find(&self, _: &TransactionRef) -> Result<Vec<Request>, Error> { unreachable!() }
    fn found(&self, _: &TransactionRef, _: &Reply) -> Result<Vec<Transaction>, Error> { unreachable!() }
    fn list(&self, _: &TransactionFilter, _: &ListCursor) -> Result<Request, Error> { unreachable!() }
    fn listed(&self, _: &TransactionFilter, _: &ListCursor, _: &Reply) -> Result<Page, Error> { unreachable!() }
    fn route(&self, _: &Transaction) -> Result<Route, Error> { unreachable!() }
    fn refund(&self, _: &RefundOrder) -> Request { unreachable!() }
    fn answer(&self, _: &RefundOrder, _: &Reply) -> Answer { unreachable!() }
    fn ask(&self, _: &RefundOrder, _: Option<&str>) -> Vec<Request> { unreachable!() }
    fn evidence(&self, _: &RefundOrder, _: Option<&str>, _: &Reply) -> Evidence { unreachable!() }
    fn check(&self) -> Request { unreachable!() }
    fn checked(&self, _: &Reply) -> Result<Check, Error> { unreachable!() }
    fn webhook(&self, _: &http::HeaderMap, _: &bytes::Bytes) -> Result<Event, Error> { unreachable!() }
}
