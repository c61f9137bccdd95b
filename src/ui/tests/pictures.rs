//! Pictures of the window, compared with those in `tests/snapshots`: what no test by role and label sees, such as
//! overlap, clipping and contrast.
//!
//! They are drawn by Mesa's software Vulkan, so that they are the same on every machine. `tests/desktop/pictures`
//! runs them and says how to take them anew; the test build without the feature `snapshots` knows nothing of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::{Key, Modifiers, Vec2};
use eframe::egui_wgpu::WgpuSetup;
use eframe::wgpu::{Adapter, Backends, DeviceType};
use egui_kittest::kittest::Queryable as _;
use egui_kittest::wgpu::{WgpuTestRenderer, default_wgpu_setup};
use egui_kittest::{Harness, HarnessBuilder, LazyRenderer, SnapshotOptions, SnapshotResults};
use jiff::SignedDuration;

use super::{Window, new_request, order};
use crate::app::About;
use crate::app::pages::desk::{accepted, accounts, detail, key, mxn, sent_facts, start, summary};
use crate::app::settings::{Settings, ThemeChoice};
use crate::backend::protocol::{CommandKind, EventKind, KeyPlace, OrderDetail, OrderSummary, OrdersPage};
use crate::domain::observation::{Fact, GatewayOrder, OperatorAction, PaymentDetails, Request};
use crate::domain::{Amount, Currency, MarketCode, Observation, OrderState};
use crate::i18n::Language;
use crate::instructions::listing;
use crate::ui::gallery::Gallery;

/// Small enough to review, and near the smallest the window can be.
const SIZE: [f32; 2] = [900.0, 600.0];

/// What counts as the same picture, for all of them: no pixel may differ by more than what the rounding of another
/// version of Mesa makes of it.
#[expect(clippy::disallowed_methods, reason = "this is the place the ban points to")]
fn options() -> SnapshotOptions {
    SnapshotOptions::new().output_path("tests/snapshots").threshold(0.6).max_failed_pixels(0)
}

/// Makes a harness that can be pictured. The renderer is made by the first picture, so the other tests need none.
pub(super) fn ready<App>(builder: HarnessBuilder<App>) -> HarnessBuilder<App> {
    let renderer = LazyRenderer::new(|| WgpuTestRenderer::from_setup(software()));
    builder.with_options(options()).with_render_cursor(false).renderer(renderer)
}

/// Vulkan on the processor and nothing else: every graphics card rounds in its own way.
fn software() -> WgpuSetup {
    let mut setup = default_wgpu_setup();
    let WgpuSetup::CreateNew(new) = &mut setup else { panic!("the default setup makes its own device") };
    new.instance_descriptor.backends = Backends::VULKAN;
    let is_software = |adapter: &&Adapter| adapter.get_info().device_type == DeviceType::Cpu;
    new.native_adapter_selector = Some(Arc::new(move |adapters, _| {
        let found = adapters.iter().find(is_software).cloned();
        found.ok_or_else(|| "there is no software Vulkan here; tests/desktop/setup installs Mesa's".to_owned())
    }));
    setup
}

impl Window {
    /// The user has chosen this look.
    fn look(&mut self, theme: ThemeChoice) {
        let kept = BTreeMap::from([(Settings::THEME.to_owned(), theme.word().to_owned())]);
        self.tell(EventKind::Settings(Ok(kept)));
    }

    /// Compares the window with its picture in this look.
    fn picture(&mut self, name: &str, theme: ThemeChoice) {
        self.look(theme);
        self.harness.remove_cursor(); // nothing is hovered
        self.harness.run();
        self.harness.snapshot(format!("{name}-{}", theme.word()));
    }
}

/// Every part in every state; a part that changes shows here first.
#[test]
fn the_gallery_of_all_parts() {
    let now = start();
    let builder = ready(Harness::builder().with_size([1280.0, 5_600.0]).with_max_steps(20));
    let mut harness = builder.build_ui_state(
        move |ui, gallery: &mut Option<Gallery>| {
            gallery.get_or_insert_with(|| Gallery::new(ui.ctx(), Language::English, now)).show(ui);
        },
        None,
    );
    for look in ["Light", "Dark"] {
        harness.get_by_label(look).click();
        harness.run();
        harness.remove_cursor();
        harness.run();
        harness.snapshot(format!("gallery-{}", look.to_lowercase()));
    }
}

#[test]
fn an_empty_overview() {
    Window::of_size(&[], SIZE).picture("overview-empty", ThemeChoice::Light);
}

#[test]
fn a_request_for_mexico_at_its_top_and_at_its_end() {
    let mut window = new_request::open((SIZE[0], SIZE[1]));
    new_request::fill(&mut window);
    window.picture("new-request", ThemeChoice::Light);
    window.harness.get_by_label("Create request").scroll_to_me();
    window.picture("new-request", ThemeChoice::Dark);
}

#[test]
fn orders_in_every_state() {
    let mut window = Window::of_size(&accounts(), SIZE);
    window.key(Modifiers::COMMAND, Key::Num3);
    let (id, query) = window
        .asked(|kind| if let CommandKind::LoadOrders(query) = kind { Some((**query).clone()) } else { None })
        .pop()
        .expect("asked");
    let rows: Vec<_> = OrderState::ALL.iter().zip(1..).map(|(state, made)| row(made, *state)).collect();
    let total = u32::try_from(rows.len()).expect("a few");
    window.answer(id, EventKind::Orders(Ok(Box::new(OrdersPage { query, rows, total }))));
    window.picture("orders", ThemeChoice::Dark);
}

/// A row as long as real ones are; every fourth contradicts itself.
fn row(made: u32, state: OrderState) -> OrderSummary {
    let payers = ["José Núñez", "María Guadalupe Hernández Villaseñor", "Li Wei"];
    let mut row = summary(made, state);
    row.key.order_no = format!("CB261122-7Q4M-K2X{made}");
    payers[made as usize % payers.len()].clone_into(&mut row.payer_name);
    row.amount = Some(mxn(["152", "15000", "40.50"][made as usize % 3]));
    row.excepted = made.is_multiple_of(4);
    row
}

#[test]
fn an_order_that_waits_with_its_clabe() {
    order::open(SIZE[0], SIZE[1], vec![accepted()]).picture("order-clabe", ThemeChoice::Light);
}

#[test]
fn an_order_nobody_knows_the_outcome_of() {
    order::open(SIZE[0], SIZE[1], vec![order::lost()]).picture("order-unknown", ThemeChoice::Light);
}

/// One of each kind of sheet: by its title in `tests/data/instructions.txt`, and the name of its picture.
const SHEETS: [(&str, &str); 12] = [
    ("mx 69 SPEI, plain", "mx-clabe"),
    ("mx 69 SPEI, centralised, bbva", "mx-bbva"),
    ("mx 69 SPEI, centralised, other_bank", "mx-other-bank"),
    ("mx 70 OXXO", "mx-cash"),
    ("id 21 BCA VA, app", "id-account"),
    ("id 31 Alfa Group", "id-store"),
    ("id 41 QRIS, dynamic, same_phone", "id-qris"),
    ("id 42 GoPay, phone", "id-wallet"),
    ("co 157 PSE", "co-pse"),
    ("pe 200 Product 200, CCI", "pe-cci"),
    ("pk 38 QR and launch payment, scan", "pk-qr"),
    ("pk 36 Launch payment, computer", "pk-launch"),
];

/// A sheet of each kind as the merchant sees it on the order's page.
#[test]
fn every_kind_of_sheet() {
    let examples = listing::examples(&listing::catalogue());
    let mut compared = SnapshotResults::new();
    for (title, name) in SHEETS {
        let example = examples.iter().find(|example| example.title() == title).expect("it is listed");
        let mut order = example.order.clone();
        order.key = key("CB-1");
        (order.created_at, order.since, order.updated_at) = (start(), start(), start());
        order.expires_at = Some(start() + SignedDuration::from_hours(1));
        let path = example.path.map(|path| OperatorAction::PathChosen { path: path.word().to_owned() });
        let timeline = path.map(|path| Observation { at: start(), fact: Fact::Operated(path), digest: [9; 32] });
        let detail = OrderDetail {
            order,
            market: example.market.code.clone(),
            checked_at: None,
            next_check_at: None,
            timeline: timeline.into_iter().collect(),
            parts: Vec::new(),
            original: None,
        };
        let mut window = Window::open_with(listing::catalogue(), About::default(), [900.0, 900.0]);
        window.has_accounts(&accounts());
        order::show_order(&mut window, detail);
        window.picture(&format!("sheet-{name}"), ThemeChoice::Light);
        compared.extend(window.harness.take_snapshot_results());
    }
}

#[test]
fn accounts_with_their_keys() {
    let mut accounts = accounts();
    accounts[1].key = KeyPlace::Session;
    accounts[2].key = KeyPlace::Missing;
    let mut window = Window::of_size(&accounts, SIZE);
    window.key(Modifiers::COMMAND, Key::Num6);
    window.picture("accounts", ThemeChoice::Light);
}

/// A QRIS string in the form of the published ones, with its checksum.
const QRIS: &str = "00020101021226670016COM.NOBUBANK.WWW01189360050300000000040214000000000000040303UME\
                    51440014ID.CO.QRIS.WWW0215ID10200000000040303UME5204481253033605405200005802ID\
                    5911TOKO CONTOH6005MEDAN61052011162190108INV-00040703A016304D665";

/// The accessible name of a code to pay by.
const CODE: &str = "QR code: payment code to scan";

/// An Indonesian order that waits for its QRIS code to be scanned, scrolled to the code.
fn qris() -> Window {
    let currency = Currency::parse("IDR").expect("a currency");
    let amount = Amount::from_wire("20000", currency).expect("an amount");
    let mut facts = sent_facts();
    let Fact::Prepared(request) = &mut facts[0] else { panic!("a request comes first") };
    **request = Request {
        market: MarketCode::new("id"),
        currency,
        pay_type: 41,
        amount,
        payer_name: "Sari Dewi".to_owned(),
        remark: "Nasi goreng".to_owned(),
        ..(**request).clone()
    };
    let details = PaymentDetails { pay_code: Some(QRIS.to_owned()), ..PaymentDetails::default() };
    let answer = GatewayOrder { amount: Some(amount), details, ..GatewayOrder::default() };
    facts.push(Fact::Accepted { attempt: 1, answer: Box::new(answer) });
    let detail = OrderDetail { market: MarketCode::new("id"), ..detail("CB-1", facts) };
    let mut window = order::open_as(SIZE[0], SIZE[1], detail);
    window.harness.get_by_label(CODE).scroll_to_me();
    window.harness.run();
    window
}

/// What a phone reads in the window.
fn scanned(window: &mut Window) -> Vec<String> {
    let image = window.harness.render().expect("a picture");
    let grey = image::DynamicImage::ImageRgba8(image).into_luma8();
    let (width, height) = (grey.width() as usize, grey.height() as usize);
    let at = |x: usize, y: usize| grey.as_raw()[y * width + x];
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(width, height, at);
    let grids = prepared.detect_grids();
    grids.iter().map(|grid| grid.decode().expect("it can be read").1).collect()
}

#[test]
fn an_order_with_a_qris_code() {
    qris().picture("order-qris", ThemeChoice::Dark);
}

#[test]
fn a_phone_reads_the_qris_code_off_the_window() {
    for theme in [ThemeChoice::Light, ThemeChoice::Dark] {
        for scale in [1.0, 2.0] {
            let mut window = qris();
            window.look(theme);
            // As many points as before, each of more pixels.
            window.harness.set_size(Vec2::from(SIZE) * scale).set_pixels_per_point(scale);
            window.harness.run();
            window.harness.get_by_label(CODE).scroll_to_me();
            window.harness.run();
            assert_eq!(scanned(&mut window), [QRIS], "{} at {scale}", theme.word());
        }
    }
}
