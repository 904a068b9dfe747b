use super::{Id, Paper, Show, object};
use std::sync::Arc;
use tillback::{
    ActionDetails, Details, Link, ListedRefund, PaycrossDetails, PockytDetails, Transaction, YedpayDetails,
};

impl Show for Transaction {
    fn show(&self, paper: &mut Paper) {
        // The engine's own copy travels along, in the order of the text: a refund of a payment just read needs no second look.
        paper.transactions.push(Arc::new(self.clone()));
        object!(paper, {
            account: self.account,
            gateway: self.gateway,
            id: self.id,
            reference: self.reference,
            kind: self.kind,
            parentId: self.parent_id,
            status: self.status,
            isFinal: self.status.is_final(),
            statusWord: self.status_word,
            amount: self.amount,
            refunded: self.refunded,
            refundable: self.refundable,
            refunds: self.refunds,
            method: self.method,
            createdAt: self.created_at,
            paidAt: self.paid_at,
            refundedAt: self.refunded_at,
            updatedAt: self.updated_at,
            details: self.details,
            raw: self.raw,
        });
    }
}

impl Show for ListedRefund {
    fn show(&self, paper: &mut Paper) {
        object!(paper, { id: self.id, mark: self.mark, amount: self.amount });
    }
}

impl Show for Details {
    fn show(&self, paper: &mut Paper) {
        match self {
            Self::Pockyt(details) => details.show(paper),
            Self::Yedpay(details) => details.show(paper),
            Self::Paycross(details) => details.show(paper),
        }
    }
}

impl Show for PockytDetails {
    fn show(&self, paper: &mut Paper) {
        object!(paper, {
            settleCurrency: self.settle_currency,
            transactionType: self.transaction_type,
            exchangeRate: self.exchange_rate,
        });
    }
}

impl Show for Box<YedpayDetails> {
    fn show(&self, paper: &mut Paper) {
        object!(paper, {
            userId: self.user_id,
            companyId: self.company_id,
            storeId: self.store_id,
            gatewayId: self.gateway_id.map(Id),
            gatewaySubId: self.gateway_sub_id.map(Id),
            gatewaySubName: self.gateway_sub_name,
            gatewayCode: self.gateway_code,
            barcodeId: self.barcode_id,
            paymentLinkId: self.payment_link_id,
            charge: self.charge,
            refundCharge: self.refund_charge,
            net: self.net,
            tips: self.tips,
            forex: self.forex,
            canSettleAfter: self.can_settle_after,
            isBalanceSettled: self.is_balance_settled,
            settledAt: self.settled_at,
            transactionId: self.transaction_id,
            referenceId: self.reference_id,
            payer: self.payer,
            buyerId: self.buyer_id,
            walletType: self.wallet_type,
            extraParameters: self.extra_parameters,
            fixedId: self.fixed_id,
            expiredAt: self.expired_at,
            pinKey: self.pin_key,
            links: self.links,
            cancellation: self.cancellation,
            refund: self.refund,
            failure: self.failure,
        });
    }
}

impl Show for Link {
    fn show(&self, paper: &mut Paper) {
        object!(paper, { rel: self.rel, href: self.href });
    }
}

impl Show for ActionDetails {
    fn show(&self, paper: &mut Paper) {
        object!(paper, {
            requestUserId: self.request_user_id,
            firstName: self.first_name,
            lastName: self.last_name,
            remark: self.remark,
        });
    }
}

impl Show for PaycrossDetails {
    fn show(&self, paper: &mut Paper) {
        object!(paper, {
            service: self.service,
            test: self.test,
            language: self.language,
            message: self.message,
            receiptUrl: self.receipt_url,
            code: self.code,
            reason: self.reason,
            providerStatus: self.provider_status,
            providerRef: self.provider_ref,
            providerMessage: self.provider_message,
        });
    }
}
