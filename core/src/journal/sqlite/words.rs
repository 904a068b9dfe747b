//! The words by which the file names what the code has types for.

use crate::gateway::Route;
use crate::model::{GatewayName, HistorySource, RefKind, RefundStatus, Service};
use crate::refund::Stage;

pub(super) const fn of_stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Queued => "queued",
        Stage::InFlight => "in_flight",
        Stage::Unknown => "unknown",
        Stage::Pending => "pending",
        Stage::Succeeded => "succeeded",
        Stage::Refused => "refused",
        Stage::Review => "review",
        Stage::Withdrawn => "withdrawn",
    }
}

pub(super) fn stage(word: &str) -> Option<Stage> {
    const ALL: [Stage; 8] = [
        Stage::Queued,
        Stage::InFlight,
        Stage::Unknown,
        Stage::Pending,
        Stage::Succeeded,
        Stage::Refused,
        Stage::Review,
        Stage::Withdrawn,
    ];
    ALL.into_iter().find(|stage| of_stage(*stage) == word)
}

pub(super) fn status(word: &str) -> Option<RefundStatus> {
    RefundStatus::ALL.into_iter().find(|status| status.as_str() == word)
}

pub(super) fn source(word: &str) -> Option<HistorySource> {
    HistorySource::ALL.into_iter().find(|source| source.as_str() == word)
}

pub(super) const fn of_kind(kind: RefKind) -> &'static str {
    match kind {
        RefKind::GatewayId => "gateway_id",
        RefKind::Merchant => "merchant",
        RefKind::Scanned => "scanned",
    }
}

pub(super) fn kind(word: &str) -> Option<RefKind> {
    [RefKind::GatewayId, RefKind::Merchant, RefKind::Scanned].into_iter().find(|kind| of_kind(*kind) == word)
}

/// The route as a word and, where the gateway counts in its own units, a number.
pub(super) fn of_route(route: &Route) -> (&str, Option<i64>) {
    match route {
        Route::Pockyt { settle_currency } => (settle_currency, None),
        Route::Yedpay { by_custom_id: true } => ("custom_id", None),
        Route::Yedpay { by_custom_id: false } => ("transaction", None),
        Route::Paycross { service: Service::Apm, units } => ("apm", Some(*units)),
        Route::Paycross { service: Service::Card, units } => ("card", Some(*units)),
        Route::Paycross { service: Service::Either, units } => ("either", Some(*units)),
    }
}

pub(super) fn route(gateway: GatewayName, word: &str, units: Option<i64>) -> Option<Route> {
    match gateway {
        GatewayName::Pockyt => Some(Route::Pockyt { settle_currency: word.to_owned() }),
        GatewayName::Yedpay => match word {
            "custom_id" => Some(Route::Yedpay { by_custom_id: true }),
            "transaction" => Some(Route::Yedpay { by_custom_id: false }),
            _ => None,
        },
        GatewayName::Paycross => {
            let service = match word {
                "apm" => Service::Apm,
                "card" => Service::Card,
                "either" => Service::Either,
                _ => return None,
            };
            Some(Route::Paycross { service, units: units? })
        }
    }
}
