//! The customer window, where it stands inside of the main one: there is no window system in tests.

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::Window;
use super::access::{Listener, say};
use super::order::{answer, open};
use crate::app::Page;
use crate::app::pages::desk::{accepted, detail, mxn, sent_facts, summary};
use crate::backend::protocol::{CommandKind, EventKind};
use crate::domain::OrderState;
use crate::domain::observation::{Fact, GatewayOrder, GatewayStatus, OperatorAction, ShareKind};

fn shown(size: [f32; 2]) -> Window {
    let mut window = open(size[0], size[1], vec![accepted()]);
    window.key(Modifiers::NONE, Key::W);
    window
}

/// What stands in the customer window; none if there is none.
fn inside(window: &Window) -> Option<Vec<String>> {
    let part = window.harness.query_by_role_and_label(Role::Group, "Pago")?;
    let texts = part.children_recursive().filter_map(|node| {
        let node = node.accesskit_node();
        if matches!(node.role(), Role::TextRun | Role::GenericContainer) { None } else { node.label().or(node.value()) }
    });
    Some(texts.collect())
}

fn has(window: &Window, text: &str) -> bool {
    inside(window).expect("it is open").iter().any(|own| own.contains(text))
}

#[test]
fn it_shows_what_to_pay_by_name_and_closes_by_its_keys() {
    let mut window = open(1_280.0, 860.0, vec![accepted()]);
    let ears = Listener::to(&mut window);
    window.press(&say("customer"));
    for text in ["152.00 MXN", "SPEI", "Esperando el pago", "quedan 60 min", "012", "0020", "Esto es una prueba"] {
        assert!(has(&window, text), "{text}: {:?}", inside(&window));
    }
    assert!(!has(&window, "CB-1") && !has(&window, "Tienda") && !has(&window, "José"));
    assert!(ears.news().contains(&say("customer-opened")), "who does not see it hears of it");
    let noted = window.asked(|kind| match kind {
        CommandKind::Note(_, OperatorAction::Shared { kind, .. }) => Some(*kind),
        _ => None,
    });
    assert_eq!(noted.into_iter().map(|(_, kind)| kind).collect::<Vec<_>>(), [ShareKind::CustomerWindow]);

    let keys = [(Modifiers::NONE, Key::Escape), (Modifiers::COMMAND, Key::W)];
    for (modifiers, key) in keys {
        window.key(modifiers, key);
        assert!(inside(&window).is_none(), "{key:?}");
        assert!(matches!(window.harness.state().state().shared.page, Page::Order(_)), "{key:?} goes nowhere else");
        window.key(Modifiers::NONE, Key::W);
    }
    window.key(Modifiers::NONE, Key::W);
    assert_eq!(window.harness.state().state().customers.windows().len(), 1, "one an order");
    window.press(&say("customer-close"));
    assert!(inside(&window).is_none());
}

#[test]
fn keys_are_the_pages_while_one_types() {
    let mut window = shown([1_280.0, 860.0]);
    window.key(Modifiers::NONE, Key::A);
    window.key(Modifiers::NONE, Key::Escape);
    assert!(inside(&window).is_some(), "Escape ends the reading aloud, since that has the keyboard");
    assert!(window.harness.query_by_label(&say("aloud-read-back")).is_none());
}

#[test]
fn it_says_that_it_is_paid_on_every_page_and_closes() {
    let mut window = shown([1_280.0, 860.0]);
    window.key(Modifiers::COMMAND, Key::Num7);
    assert!(has(&window, "Esperando el pago"));
    window.tell(EventKind::OrderChanged(Box::new(summary(1, OrderState::Paid))));
    let paid =
        GatewayOrder { status: Some(GatewayStatus::Success), amount: Some(mxn("152")), ..GatewayOrder::default() };
    answer(&mut window, detail("CB-1", [sent_facts(), vec![accepted(), Fact::Found(Box::new(paid))]].concat()));
    assert!(has(&window, "Pagado") && has(&window, "se cierra en 10 s") && !has(&window, "0020"));
    window.pass(3);
    assert!(has(&window, "se cierra en 7 s"));
    window.pass(7);
    assert!(inside(&window).is_none());
}

#[test]
fn a_code_is_named_and_it_fits_a_small_window() {
    let mut facts = sent_facts();
    let Fact::Accepted { attempt, mut answer } = accepted() else { panic!("the gateway took it") };
    answer.details.pay_code = None;
    facts.push(Fact::Accepted { attempt, answer });
    let mut detail = detail("CB-1", facts);
    detail.order.request.as_mut().expect("it was asked for").pay_type = 9_999; // a product of which only the link is known
    let mut window = super::order::open_as(900.0, 600.0, detail);
    window.key(Modifiers::NONE, Key::W);
    let code = window.harness.get_by_role_and_label(Role::Image, "Escanee este código: abre paydesk.example");
    let code = code.rect();
    assert!(code.width() > 150.0 && (code.width() - code.height()).abs() < 1.0, "{code:?}");
}
