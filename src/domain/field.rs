//! The fields of a payin request, by the names the gateway's pages give them.

use serde::{Deserialize, Serialize};

macro_rules! fields {
    ($($(#[$doc:meta])* $variant:ident = $wire:literal,)*) => {
        /// One field of `POST /api/payIn`; all the fields of all five pages.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Field { $($(#[$doc])* #[serde(rename = $wire)] $variant,)* }

        impl Field {
            /// Every field, in the order in which they are sent.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The name in the request's JSON.
            pub const fn wire_name(self) -> &'static str {
                match self { $(Self::$variant => $wire),* }
            }
        }
    };
}

fields! {
    /// ISO code of the market's currency.
    Currency = "currency",
    /// Number of the payment product.
    PayType = "payType",
    /// What the payer is to pay.
    Amount = "amount",
    /// Whether it may be paid several times; always false.
    ReusableStatus = "reusableStatus",
    /// Our own order number.
    MchOrderNo = "mchOrderNo",
    /// Life of the request, in seconds.
    ExpireTime = "expireTime",
    /// Where the gateway reports the payment.
    NotifyUrl = "notifyUrl",
    /// A random string, new for each request.
    NonceStr = "nonceStr",
    /// What it is for; unaccented ASCII.
    Remark = "remark",
    /// The payer's name.
    RealName = "realName",
    /// The payer's phone number.
    Phone = "phone",
    /// The payer's e-mail address.
    Email = "email",
    /// Kind of the payer's identity document.
    IdType = "idType",
    /// Number of the payer's identity document.
    IdCard = "idCard",
    /// Natural or legal person (Colombia, PSE).
    UserType = "userType",
    /// The payer's bank (Colombia, PSE).
    BankId = "bankId",
    /// Name of the goods.
    GoodsSubject = "goodsSubject",
    /// Description of the goods.
    GoodsBody = "goodsBody",
}

impl Field {
    /// The field a wire name stands for, whatever its case: error words such as `Params_realName_error` are not
    /// known to keep it.
    pub fn from_wire_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.wire_name().eq_ignore_ascii_case(name))
    }
}
