//! The filters of the lists: `field=value`, `field>=value` and `field<=value`, where the operator is the sign glued to
//! the field's name and the `=` behind it is only the form's own.

use super::codes::GatewayCode;
use super::errors::{ErrorShape, Refusal};
use super::status::View;
use super::{dates, ids, money};
use std::cmp::Ordering;

/// One condition a transaction must meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Filter {
    field: Field,
    operator: Operator,
    value: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Operator {
    Equal,
    Greater,
    Less,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Id,
    UserId,
    CompanyId,
    StoreId,
    GatewayId,
    BarcodeId,
    FixedId,
    Status,
    Amount,
    Currency,
    Charge,
    PaidAt,
    SettledAt,
    TransactionId,
    CustomId,
    RefundedAt,
    CreatedAt,
    UpdatedAt,
}

const FIELDS: [(&str, Field); 18] = [
    ("id", Field::Id),
    ("user_id", Field::UserId),
    ("company_id", Field::CompanyId),
    ("store_id", Field::StoreId),
    ("gateway_id", Field::GatewayId),
    ("barcode_id", Field::BarcodeId),
    ("fixed_id", Field::FixedId),
    ("status", Field::Status),
    ("amount", Field::Amount),
    ("currency", Field::Currency),
    ("charge", Field::Charge),
    ("paid_at", Field::PaidAt),
    ("settled_at", Field::SettledAt),
    ("transaction_id", Field::TransactionId),
    ("custom_id", Field::CustomId),
    ("refunded_at", Field::RefundedAt),
    ("created_at", Field::CreatedAt),
    ("updated_at", Field::UpdatedAt),
];

impl Filter {
    pub(super) fn of(key: &str, value: &str) -> Result<Self, Refusal> {
        let (name, operator, value) = match key.find(['>', '<']) {
            Some(at) => {
                let operator = if key[at..].starts_with('>') { Operator::Greater } else { Operator::Less };
                // An older document glues the value to the operator too: `created_at>2017-09-12`, with no `=`.
                let glued = &key[at + 1..];
                (&key[..at], operator, if value.is_empty() { glued } else { value })
            }
            None => (key, Operator::Equal, value),
        };
        match FIELDS.iter().find(|(known, _)| *known == name) {
            Some((_, field)) => Ok(Self { field: *field, operator, value: value.to_owned() }),
            None => Err(Refusal::invalid(ErrorShape::Map, key, "The filter is unknown.")),
        }
    }

    pub(super) fn admits(&self, view: &View<'_>) -> bool {
        let text = self.field.text(view);
        let order = match self.field {
            Field::Amount | Field::Charge => match (money::parse(&text), money::parse(&self.value)) {
                (Some(own), Some(wanted)) => own.cmp(&wanted),
                _ => return false,
            },
            // Dates of this form are in the order of their text. A missing one is in no order.
            Field::PaidAt | Field::SettledAt | Field::RefundedAt | Field::CreatedAt | Field::UpdatedAt
                if text.is_empty() && self.operator != Operator::Equal =>
            {
                return false;
            }
            Field::Id
            | Field::UserId
            | Field::CompanyId
            | Field::StoreId
            | Field::GatewayId
            | Field::BarcodeId
            | Field::FixedId
            | Field::Status
            | Field::Currency
            | Field::PaidAt
            | Field::SettledAt
            | Field::TransactionId
            | Field::CustomId
            | Field::RefundedAt
            | Field::CreatedAt
            | Field::UpdatedAt => text.as_str().cmp(&self.value),
        };
        match self.operator {
            Operator::Equal => order == Ordering::Equal,
            Operator::Greater => order == Ordering::Greater,
            Operator::Less => order == Ordering::Less,
        }
    }
}

impl Field {
    fn text(self, view: &View<'_>) -> String {
        let payment = view.payment;
        match self {
            Self::Id => payment.id.clone(),
            Self::UserId => view.account.user_id.clone(),
            Self::CompanyId => view.account.company_id.clone(),
            Self::StoreId => view.account.store_id.clone(),
            Self::GatewayId => GatewayCode::of(&payment.method).gateway.to_string(),
            Self::BarcodeId | Self::FixedId | Self::SettledAt => String::new(),
            Self::Status => view.status().word().to_owned(),
            Self::Amount => money::decimal(payment.amount),
            Self::Currency => payment.currency.clone(),
            Self::Charge => money::decimal(view.charge()),
            Self::PaidAt => dates::local_or_empty(payment.paid_at),
            Self::TransactionId => ids::transaction_id_of(payment),
            Self::CustomId => payment.reference.clone(),
            Self::RefundedAt => dates::local_or_empty(view.last_done().map(|refund| refund.updated_at)),
            Self::CreatedAt => dates::local(payment.created_at),
            Self::UpdatedAt => dates::local(payment.updated_at),
        }
    }
}
