use super::{Paper, Show, object};
use tillback::{Attempt, HistoryEntry, Refund, SettleStep, Settlement};

impl Show for Refund {
    fn show(&self, paper: &mut Paper) {
        object!(paper, {
            idempotencyKey: self.idempotency_key,
            id: self.id,
            account: self.account,
            gateway: self.gateway,
            target: self.target,
            transactionId: self.transaction_id,
            reference: self.reference,
            amount: self.amount,
            reason: self.reason,
            status: self.status,
            isFinal: self.status.is_final(),
            contradicted: self.contradicted,
            gatewayRefundId: self.gateway_refund_id,
            gatewayCode: self.gateway_words.code,
            gatewayMessage: self.gateway_words.message,
            httpStatus: self.gateway_words.http_status,
            requestId: self.gateway_words.request_id,
            raw: self.raw,
            attempts: self.attempts,
            createdAt: self.created_at,
            updatedAt: self.updated_at,
            history: self.history,
        });
    }
}

impl Show for Attempt {
    fn show(&self, paper: &mut Paper) {
        object!(paper, { number: self.number, at: self.at });
    }
}

impl Show for HistoryEntry {
    fn show(&self, paper: &mut Paper) {
        object!(paper, {
            at: self.at,
            by: self.by,
            status: self.status,
            source: self.source,
            what: self.what,
            gatewayCode: self.gateway_code,
            httpStatus: self.http_status,
            requestId: self.request_id,
            contradicts: self.contradicts,
        });
    }
}

impl Show for SettleStep {
    fn show(&self, paper: &mut Paper) {
        object!(paper, { refund: self.refund, ended: self.tally.ended, found: self.tally.found });
    }
}

impl Show for Settlement {
    fn show(&self, paper: &mut Paper) {
        object!(paper, { ended: self.ended, open: self.open });
    }
}
