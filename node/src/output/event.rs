use super::{Paper, Show, object};
use tillback::Event;

impl Show for Event {
    fn show(&self, paper: &mut Paper) {
        object!(paper, {
            account: self.account,
            gateway: self.gateway,
            subject: self.subject,
            transactionId: self.transaction_id,
            reference: self.reference,
            refundId: self.refund_id,
            mark: self.mark,
            statusWord: self.status_word,
            amount: self.amount,
            refunded: self.refunded,
            at: self.at,
            refundKeys: self.refund_keys,
            dedupeKey: self.dedupe_key,
            acknowledgement: self.acknowledgement(),
            raw: self.raw,
        });
    }
}
