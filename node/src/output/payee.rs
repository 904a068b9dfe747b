use super::{Paper, Show, object};
use tillback::{Capabilities, Check, Payee};

impl Show for Payee {
    fn show(&self, paper: &mut Paper) {
        object!(paper, {
            account: self.account,
            customerNo: self.customer_no,
            customerCode: self.customer_code,
            firstName: self.first_name,
            lastName: self.last_name,
            email: self.email,
            status: self.status,
            createdAt: self.created_at,
            updatedAt: self.updated_at,
            raw: self.raw,
        });
    }
}

impl Show for Check {
    fn show(&self, paper: &mut Paper) {
        object!(paper, {
            account: self.account,
            gateway: self.gateway,
            mayRefund: self.may_refund,
            merchant: self.merchant,
            raw: self.raw,
        });
    }
}

impl Show for Capabilities {
    fn show(&self, paper: &mut Paper) {
        object!(paper, {
            gateway: self.gateway,
            partialRefunds: self.partial_refunds,
            tellsRefunded: self.tells_refunded,
            listsRefunds: self.lists_refunds,
            findsRefundByMark: self.finds_refund_by_mark,
            repeatsAnswers: self.repeats_answers,
            oneRefundAtATime: self.one_refund_at_a_time,
            lists: self.lists,
            payees: self.payees,
            mark: self.mark,
            evidence: self.evidence,
            proofOfNo: self.proof_of_no,
        });
    }
}
