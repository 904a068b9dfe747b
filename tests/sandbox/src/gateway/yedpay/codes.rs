//! Gateway codes: `12_1` is sub-gateway 1 of gateway 12.

/// A gateway code taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct GatewayCode {
    pub(super) gateway: u32,
    pub(super) sub: u32,
    pub(super) code: String,
    pub(super) name: String,
}

/// What documents give for a payment that names no sub-gateway.
const DEFAULT_SUB: u32 = 1;

const NAMES: [(&str, &str); 26] = [
    ("1_1", "Alipay"),
    ("4_1", "Alipay Online"),
    ("4_2", "Alipay Online PC2Mobile"),
    ("4_3", "Alipay Online SDK"),
    ("7_1", "VISA"),
    ("7_2", "Mastercard"),
    ("7_5", "AMEX"),
    ("8_1", "WeChat Pay"),
    ("8_2", "WeChat Pay Online"),
    ("8_3", "WeChat Pay Online SDK"),
    ("9_1", "UnionPay ExpressPay"),
    ("9_2", "UnionPay ExpressPay CN"),
    ("9_5", "UnionPay UPOP"),
    ("9_6", "UnionPay QR"),
    ("10_1", "UnionPay Merchant Presented Code"),
    ("10_2", "UnionPay Customer Presented Code"),
    ("11_1", "UnionPay POS"),
    ("11_2", "UnionPay POS V2"),
    ("12_1", "VISA Online"),
    ("12_2", "Mastercard Online"),
    ("12_3", "Google Pay"),
    ("12_4", "Apple Pay"),
    ("13_1", "HSBC FPS Online"),
    ("13_2", "HSBC FPS Offline"),
    ("16_4", "UnionPay"),
    ("16_5", "UnionPay UPOP"),
];

/// Alipay and WeChat Pay say whose wallet paid.
const WALLET_GATEWAYS: [u32; 3] = [1, 4, 8];
/// The only gateway whose unpaid transactions carry a key for the PIN pad.
const UNIONPAY_POS: u32 = 11;

impl GatewayCode {
    pub(super) fn of(method: &str) -> Self {
        let (gateway, sub) = method.split_once('_').unwrap_or((method, ""));
        let name = NAMES.iter().find(|(code, _)| *code == method).map_or(method, |(_, name)| name);
        Self {
            gateway: gateway.parse().unwrap_or_default(),
            sub: sub.parse().unwrap_or(DEFAULT_SUB),
            code: method.to_owned(),
            name: name.to_owned(),
        }
    }

    pub(super) fn has_wallet(&self) -> bool {
        WALLET_GATEWAYS.contains(&self.gateway)
    }

    pub(super) fn has_pin_key(&self) -> bool {
        self.gateway == UNIONPAY_POS
    }
}
