//! Orders on disk: an append-only file of JSON lines, one for each state an order has been in.
//!
//! A line is written before the request is answered, so an order that a client has heard of survives the death of the
//! process. The last line of an order counts; a last line that was torn by a crash belongs to a request that nobody
//! was answered, and is cut off.

use std::fs::{File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::details::Details;
use super::order::{Patch, SandboxOrder, Status};
use crate::domain::MarketCode;
use crate::domain::money::{Amount, Currency};

/// How every line begins: what ends without a line end is cut off only if it is the beginning of such a line.
const LINE_START: &[u8] = b"{\"market\":";

/// The open file.
#[derive(Debug)]
pub struct Store {
    file: File,
    len: u64,
}

impl Store {
    /// Opens or creates the file and reads every line in it, oldest first.
    ///
    /// # Errors
    /// Whatever the file system says; [`io::ErrorKind::InvalidData`] for a whole line that is no order.
    pub fn open(path: &Path) -> io::Result<(Self, Vec<SandboxOrder>)> {
        let mut file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        let whole = bytes.iter().rposition(|&byte| byte == b'\n').map_or(0, |end| end + 1);
        let mut orders = Vec::new();
        for (i, line) in bytes[..whole].split(|&byte| byte == b'\n').enumerate() {
            if line.is_empty() {
                continue;
            }
            let order = serde_json::from_slice::<Row>(line).ok().and_then(Row::into_order).ok_or_else(|| {
                io::Error::new(
                    io::ErrorKind::InvalidData,
                    format!("{}: line {} is not an order", path.display(), i + 1),
                )
            })?;
            orders.push(order);
        }
        let tail = &bytes[whole..];
        let begin = &LINE_START[..LINE_START.len().min(tail.len())];
        if !tail.starts_with(begin) {
            return Err(io::Error::new(io::ErrorKind::InvalidData, format!("{}: not a state file", path.display())));
        }
        let mut store = Self { file, len: whole as u64 };
        store.cut_tail()?;
        Ok((store, orders))
    }

    /// Adds the states of several orders, all or none of them.
    pub fn append(&mut self, orders: &[&SandboxOrder]) -> io::Result<()> {
        let mut lines = Vec::new();
        for order in orders {
            serde_json::to_writer(&mut lines, &Row::from_order(order))?;
            lines.push(b'\n');
        }
        if let Err(error) = self.file.write_all(&lines) {
            // Half a line must not become the beginning of the next one.
            self.cut_tail().ok();
            return Err(error);
        }
        self.len += lines.len() as u64;
        Ok(())
    }

    fn cut_tail(&mut self) -> io::Result<()> {
        self.file.set_len(self.len)?;
        self.file.seek(SeekFrom::Start(self.len)).map(drop)
    }
}

/// An order as a line holds it.
#[derive(Serialize, Deserialize)]
struct Row {
    market: MarketCode,
    merchant_id: String,
    order_no: String,
    platform_no: String,
    pay_type: u32,
    currency: String,
    amount_e4: i64,
    fee_e4: i64,
    status: Status,
    pay_code: Option<String>,
    pay_url: Option<String>,
    pay_desk_url: Option<String>,
    reference: Option<String>,
    concept: Option<String>,
    bank_name: Option<String>,
    notify_url: String,
    created_ms: i64,
    expires_ms: i64,
    paid_e4: Option<i64>,
    completed_ms: Option<i64>,
    patch: Option<PatchRow>,
}

#[derive(Serialize, Deserialize)]
struct PatchRow {
    order_no: String,
    platform_no: String,
    swapped: bool,
}

impl Row {
    fn from_order(order: &SandboxOrder) -> Self {
        let units = |amount: Amount| amount.units_e4().unwrap_or(i64::MAX);
        let details = order.details.clone();
        Self {
            market: order.market.clone(),
            merchant_id: order.merchant_id.clone(),
            order_no: order.order_no.clone(),
            platform_no: order.platform_no.clone(),
            pay_type: order.pay_type,
            currency: order.amount.currency().code().to_owned(),
            amount_e4: units(order.amount),
            fee_e4: units(order.fee),
            status: order.status,
            pay_code: details.pay_code,
            pay_url: details.pay_url,
            pay_desk_url: details.pay_desk_url,
            reference: details.reference,
            concept: details.concept,
            bank_name: details.bank_name,
            notify_url: order.notify_url.clone(),
            created_ms: order.created_at.as_millisecond(),
            expires_ms: order.expires_at.as_millisecond(),
            paid_e4: order.paid.map(units),
            completed_ms: order.completed_at.map(Timestamp::as_millisecond),
            patch: order.patch.clone().map(|Patch { order_no, platform_no, swapped }| PatchRow {
                order_no,
                platform_no,
                swapped,
            }),
        }
    }

    fn into_order(self) -> Option<SandboxOrder> {
        let currency = Currency::parse(&self.currency).ok()?;
        let amount = |units| Amount::from_units_e4(units, currency);
        let moment = |millis| Timestamp::from_millisecond(millis).ok();
        Some(SandboxOrder {
            market: self.market,
            merchant_id: self.merchant_id,
            order_no: self.order_no,
            platform_no: self.platform_no,
            pay_type: self.pay_type,
            amount: amount(self.amount_e4),
            fee: amount(self.fee_e4),
            status: self.status,
            details: Details {
                pay_code: self.pay_code,
                pay_url: self.pay_url,
                pay_desk_url: self.pay_desk_url,
                reference: self.reference,
                concept: self.concept,
                bank_name: self.bank_name,
            },
            notify_url: self.notify_url,
            created_at: moment(self.created_ms)?,
            expires_at: moment(self.expires_ms)?,
            paid: self.paid_e4.map(amount),
            completed_at: match self.completed_ms {
                Some(millis) => Some(moment(millis)?),
                None => None,
            },
            patch: self.patch.map(|PatchRow { order_no, platform_no, swapped }| Patch {
                order_no,
                platform_no,
                swapped,
            }),
        })
    }
}
