//! Every sheet that there can be, with an example of each: for translators, for tests, and for whoever wants to read
//! what payers are told.

use std::fmt::Write as _;

use jiff::Timestamp;

use super::{Line, PathId, QrContent, Sheet, sheet};
use crate::domain::observation::{GatewayOrder, PaymentDetails, Request};
use crate::domain::order::fold;
use crate::domain::{AccountId, Amount, Catalogue, Fact, Market, Observation, Order, OrderKey, PayType, Rail};
use crate::i18n::{PayerLanguage, PayerTexts, Speak as _};

/// One way of paying one product.
#[derive(Clone, Debug)]
pub struct Example {
    /// Its market.
    pub market: Market,
    /// The product.
    pub pay_type: PayType,
    /// Which of the two kinds of a product's instructions, where it has two (`centralised`); empty otherwise.
    pub kind: &'static str,
    /// The answer to the question; none while it is open, or where nothing is asked.
    pub path: Option<PathId>,
    /// An order of it.
    pub order: Order,
    /// What its payer is told.
    pub sheet: Sheet,
}

impl Example {
    /// `mx 69 SPEI, centralised, bbva`
    pub fn title(&self) -> String {
        let mut title = format!("{} {} {}", self.market.code, self.pay_type.number, self.pay_type.name);
        let path = self.path.map(PathId::word).into_iter();
        for part in Some(self.kind).filter(|kind| !kind.is_empty()).into_iter().chain(path) {
            title.push_str(", ");
            title.push_str(part);
        }
        title
    }
}

/// The built-in markets, and with them a product that users add: a code paid in cash.
pub fn catalogue() -> Catalogue {
    const CASH: &str = "[[mx.pay_types]]\nnumber = 70\nname = \"OXXO\"\nrail = \"cash_code\"\n";
    Catalogue::built_in().with_user_file("examples", CASH)
}

/// An example of every market, product, kind and path, in the order of the files. The paths are those of each sheet's
/// own question, with the open question first.
pub fn examples(catalogue: &Catalogue) -> Vec<Example> {
    let mut found = Vec::new();
    for market in catalogue.iter() {
        for pay_type in &market.pay_types {
            for (kind, details) in details(market, pay_type) {
                let Some(order) = order(market, pay_type, details) else { continue };
                let open = sheet(&order, market, None);
                let paths = open.question.iter().flat_map(|question| &question.choices).map(|choice| Some(choice.id));
                for path in std::iter::once(None).chain(paths) {
                    let (market, pay_type, order) = (market.clone(), pay_type.clone(), order.clone());
                    let sheet = sheet(&order, &market, path);
                    found.push(Example { market, pay_type, kind, path, order, sheet });
                }
            }
        }
    }
    found
}

/// All examples as a text: what is asked, every value under its name, every step, in each of these languages that has
/// words for all of it.
pub fn list(catalogue: &Catalogue, languages: &[PayerLanguage]) -> String {
    let texts: Vec<_> =
        languages.iter().map(|&language| (language, PayerTexts::new(language, language.code()))).collect();
    let mut out = String::new();
    for example in examples(catalogue) {
        writeln!(out, "[{}]", example.title()).ok(); // a String takes everything
        for (language, texts) in texts.iter().filter(|(_, texts)| example.sheet.is_whole_in(texts)) {
            for line in lines(&example, texts) {
                writeln!(out, "{} {line}", language.code()).ok();
            }
        }
        out.push('\n');
    }
    out
}

fn lines(example: &Example, texts: &PayerTexts) -> Vec<String> {
    let Example { market, sheet, .. } = example;
    let say = |line: &Line| line.say(texts, market);
    let mut lines = Vec::new();
    if let Some(question) = sheet.question.as_ref().filter(|_| sheet.path.is_none()) {
        let choices: Vec<_> = question.choices.iter().map(|choice| say(&choice.line)).collect();
        lines.push(format!("? {} {}", texts.speak(question.key, &[]), choices.join(" / ")));
    }
    for field in &sheet.fields {
        lines.push(format!("= {}: {}", texts.speak(field.label, &[]), field.groups.join(" ")));
    }
    match &sheet.qr {
        Some(QrContent::Payment(_)) => lines.push("= [QR]".to_owned()),
        Some(QrContent::Link(_)) => lines.push("= [QR: link]".to_owned()),
        None => {}
    }
    lines.extend(sheet.steps.iter().zip(1..).map(|(step, number)| format!("{number} {}", say(step))));
    lines.extend(sheet.advice.iter().chain(&sheet.delay).map(|line| format!("+ {}", say(line))));
    lines
}

/// Instructions as the gateway gives them for a product (api-facts, section 4), by kind.
fn details(market: &Market, pay_type: &PayType) -> Vec<(&'static str, PaymentDetails)> {
    let some = |text: &str| Some(text.to_owned());
    let link = || some("https://paydesk.cashypro.com/index.html?PAYIN8374561426934530048");
    let code = |code: &str| PaymentDetails { pay_code: some(code), ..PaymentDetails::default() };
    let linked = |details: PaymentDetails| PaymentDetails { pay_url: link(), ..details };
    match pay_type.rail {
        Rail::Spei => vec![
            ("plain", code("684180104073687870")),
            (
                "centralised",
                PaymentDetails {
                    reference: some("1411217"),
                    concept: some("33812449733594396233"),
                    bank_name: some("BBVA Bancomer"),
                    ..code("012914002014112176")
                },
            ),
        ],
        Rail::CashCode => vec![("", code("99881234567890"))],
        Rail::VirtualAccount => vec![("", code("88089999525724"))],
        Rail::StoreCode => vec![("", code("80010000000007"))],
        // Dynamic, with its amount, and static, without.
        Rail::Qris => vec![("dynamic", code(QRIS)), ("static", code(QRIS_STATIC))],
        Rail::QrAndLink => vec![("", linked(code(RAAST))), ("link", linked(PaymentDetails::default()))],
        Rail::WalletLink | Rail::Pse => vec![("", linked(PaymentDetails::default()))],
        Rail::WalletPush => vec![("", PaymentDetails::default()), ("link", linked(PaymentDetails::default()))],
        Rail::Generic if market.code.as_str() == "pe" => {
            vec![("code", linked(code("123456789"))), ("CCI", code("01136600010003254221"))]
        }
        Rail::Generic => vec![("code", code("123456789")), ("link", linked(PaymentDetails::default()))],
    }
}

/// A dynamic code over 20,000 rupiah, its structure that of public ones and its merchant made up.
const QRIS: &str = "00020101021226670016COM.NOBUBANK.WWW01189360050300000000040214000000000000040303UME51440014ID.CO.QRIS.WWW0215ID10200000000040303UME5204481253033605405200005802ID5911TOKO CONTOH6005MEDAN61052011162190108INV-00040703A016304D665";
/// The same merchant's code without an amount.
const QRIS_STATIC: &str = "00020101021126570011ID.DANA.WWW011893600915300000000102090000000010303UMI51440014ID.CO.QRIS.WWW0215ID10200000000010303UMI5204581253033605802ID5918WARUNG CONTOH SATU6007JAKARTA610510110630462DE";
/// A merchant's code of Pakistan over 20,000 rupees.
const RAAST: &str = "0002010102125204599953035865405200005802PK5912SAMPLE STORE6007KARACHI63048A90";

/// An order of 20,000 (of 1,520 where that is too much) that waits for its payer.
fn order(market: &Market, pay_type: &PayType, details: PaymentDetails) -> Option<Order> {
    let most = market.max.map(Amount::value);
    let plain = if most.is_some_and(|most| most < 20_000.into()) { "1520" } else { "20000" };
    let amount = Amount::from_wire(plain, market.currency).ok()?;
    let request = Request {
        market: market.code.clone(),
        currency: market.currency,
        pay_type: pay_type.number,
        amount,
        expire_secs: market.expire_secs,
        payer_name: String::new(),
        remark: String::new(),
    };
    let answer = GatewayOrder { amount: Some(amount), details, ..GatewayOrder::default() };
    let at = Timestamp::from_second(1_795_000_000).ok()?;
    let observations = [Fact::Prepared(Box::new(request)), Fact::Accepted { attempt: 1, answer: Box::new(answer) }]
        .into_iter()
        .zip(0_u8..)
        .map(|(fact, i)| Observation { at, fact, digest: [i; 32] })
        .collect::<Vec<_>>();
    fold(&OrderKey { account: AccountId(1), order_no: "CB261117-7Q4M".to_owned() }, &observations)
}

#[cfg(test)]
mod tests;
