//! Instructions against the clock, the account, and what was given out before.

use jiff::Timestamp;

use super::super::history::GivenOut;
use super::super::{Case, Sheet, clabe, emv_qr, told::Told};
use super::{Finding, Line, aim_label, excerpt, link};
use crate::domain::observation::PaymentDetails;
use crate::domain::{Environment, Market, Order, OrderState, Rail};

/// What instructions are judged against besides themselves.
#[derive(Clone, Copy, Debug)]
pub struct Situation<'a> {
    /// Now.
    pub now: Timestamp,
    /// Whether the account moves real money.
    pub environment: Environment,
    /// What was given to the payer last; see [`super::super::history::given_out`].
    pub given: Option<&'a GivenOut>,
}

/// One value that is not what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Label of the field.
    pub field: &'static str,
    /// What it was; none if there was none.
    pub from: Option<String>,
    /// What it is; none if there is none any more.
    pub to: Option<String>,
}

/// Judges an order's instructions as things stand. What weighs most comes first.
pub fn situation(order: &Order, market: &Market, sheet: &Sheet, situation: &Situation<'_>) -> Vec<Finding> {
    let case = Case::of(order, market, sheet.path);
    let mut findings = Vec::new();
    match order.state {
        OrderState::Paid => findings.push(Finding::block(None, Line::new("lint-paid"))),
        OrderState::Failed => findings.push(Finding::block(None, Line::new("lint-failed"))),
        _ => findings.extend(expiry(order, &case, situation.now)),
    }
    if let Some(given) = situation.given {
        findings.extend(changed(case.rail(), given, &order.details));
    }
    let is_sandbox = sandbox_data(&case, sheet);
    match situation.environment {
        Environment::Production => {
            findings
                .extend(is_sandbox.map(|what| Finding::block(None, Line::new("lint-sandbox-data").text("what", what))));
        }
        Environment::Sandbox => {
            let host = sheet.link.as_ref().map(|link| link.host.as_str());
            let real = host.filter(|host| is_sandbox.is_none() && link::is_gateways(host));
            findings
                .extend(real.map(|host| Finding::block(None, Line::new("lint-production-data").text("host", host))));
        }
    }
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.level));
    findings
}

/// Over or not. A CLABE that outlives its order still takes money, so that is told and not forbidden.
fn expiry(order: &Order, case: &Case<'_>, now: Timestamp) -> Option<Finding> {
    let at = order.expires_at.filter(|&at| at <= now)?;
    let lives = case.rail() == Rail::Spei && case.told.pay_code.is_some_and(clabe::is_long_lived);
    Some(if lives {
        Finding::warn(None, Line::new("lint-expired-lives").moment("at", at))
    } else {
        Finding::block(None, Line::new("lint-expired").moment("at", at))
    })
}

/// Whoever was given the old numbers pays to them. Links change between creation and query as they please (api-facts,
/// section 4); what counts of them is where they lead.
fn changed(rail: Rail, given: &GivenOut, now: &PaymentDetails) -> Vec<Finding> {
    let say = |text: Option<String>| text.as_deref().map_or_else(|| "—".to_owned(), excerpt);
    changes(&given.details, now)
        .into_iter()
        .filter(|change| change.field != "order-link" || host_of(change.from.as_ref()) != host_of(change.to.as_ref()))
        .map(|change| {
            let field = if change.field == "sheet-code" { aim_label(rail) } else { change.field };
            let line = Line::new("lint-changed").key("what", field).moment("at", given.at);
            let line = line.text("from", say(change.from)).text("to", say(change.to));
            let is_typed = !matches!(field, "order-link" | "sheet-bank");
            if is_typed { Finding::block(Some(field), line) } else { Finding::warn(Some(field), line) }
        })
        .collect()
}

fn host_of(link: Option<&String>) -> Option<String> {
    url::Url::parse(link?).ok()?.host_str().map(str::to_owned)
}

/// Every value in which two answers differ; blanks around them and empty texts count for nothing. What is paid to goes
/// by `sheet-code` whatever the rail.
pub fn changes(before: &PaymentDetails, after: &PaymentDetails) -> Vec<Change> {
    let (before, after) = (Told::of(before), Told::of(after));
    [
        ("sheet-code", before.pay_code, after.pay_code),
        ("sheet-reference", before.reference, after.reference),
        ("sheet-concept", before.concept, after.concept),
        ("sheet-bank", before.bank_name, after.bank_name),
        ("order-link", before.link, after.link),
    ]
    .into_iter()
    .filter(|(_, from, to)| from != to)
    .map(|(field, from, to)| Change { field, from: from.map(str::to_owned), to: to.map(str::to_owned) })
    .collect()
}

/// What shows that instructions are made up: hosts of test gateways and of this computer, and the values that the
/// gateway's own pages print as examples (payin-mexico-MXN).
fn sandbox_data(case: &Case<'_>, sheet: &Sheet) -> Option<String> {
    const CLABE: &str = "000000000000000001";
    const CONCEPT: &str = "33812449733594396233";
    let is_test_host = |host: &str| {
        let first = host.split('.').next().unwrap_or_default();
        first.starts_with("test")
            || first.starts_with("sandbox")
            || first.starts_with("stage")
            || host.ends_with(".example")
            || matches!(host, "localhost" | "127.0.0.1" | "[::1]")
    };
    let host = sheet.link.as_ref().map(|link| link.host.as_str()).filter(|host| is_test_host(host));
    let sample = [case.told.pay_code.filter(|&code| code == CLABE), case.told.concept.filter(|&text| text == CONCEPT)];
    let merchant = case.told.pay_code.and_then(|code| emv_qr::decode(code).ok()).and_then(|code| code.merchant);
    let merchant = merchant.filter(|name| name.to_ascii_lowercase().contains("sandbox"));
    host.or(sample.into_iter().flatten().next()).map(str::to_owned).or(merchant)
}
