//! What the window costs with a thousand orders and with a million, alone and while a log is imported.
//!
//! ```text
//! cargo bench --bench window -- [--orders 1000,1000000] [--more 300000] [--pictures 600] [--folder DIR]
//! ```
//!
//! The ledgers are made by importing generated logs through the pipeline, and kept in the folder. The window is the real
//! one on the real backend, drawn without a screen 60 times a second while its pages are scrolled, leapt through, dragged,
//! searched and sorted; then `--more` further notifications are imported while it is scrolled. A picture's cost is the CPU
//! time of the window's thread from events to triangles. Answers are told in wall time.
//!
//! Linux only: it reads `/proc`.

mod house;
mod screen;

use std::path::PathBuf;
use std::time::Duration;

use cobro::app::AppState;
use cobro::backend::clock::Clock;
use cobro::domain::exception::listing::{ExceptionsFilter, ExceptionsQuery};
use cobro::domain::listing::{Sort, SortBy};
use cobro::domain::{OrderGroup, OrdersFilter, OrdersQuery};
use cobro::ledger::LedgerReader;
use eframe::egui::{Event, Key, Pos2, Role, pos2};

use self::house::House;
use self::screen::{Screen, button, cpu, key, wheel};

/// A page with a long list.
struct Page {
    /// As in the side bar.
    name: &'static str,
    /// The name of its table.
    table: &'static str,
    /// The name of its search box.
    search: Option<&'static str>,
    /// A column that it can be sorted by.
    sort: Option<&'static str>,
    /// How many rows it has.
    total: fn(&AppState) -> Option<u32>,
    /// How many of the rows on screen are here, and how many are on screen.
    here: fn(&AppState) -> (u32, u32),
}

const PAGES: [Page; 3] = [
    Page {
        name: "Orders",
        table: "Orders",
        search: Some("Search orders"),
        sort: Some("Amount"),
        total: |state| state.pages.orders.total(),
        here: |state| {
            let orders = &state.pages.orders;
            here(orders.visible(), |row| orders.row(row).is_some())
        },
    },
    Page {
        name: "Webhooks",
        table: "Webhooks",
        search: Some("Search order numbers"),
        sort: None,
        total: |state| state.pages.webhooks.list.total(),
        here: |state| {
            let list = &state.pages.webhooks.list;
            here(list.visible(), |row| list.row(row).is_some())
        },
    },
    Page {
        name: "Exceptions",
        table: "Exceptions",
        search: None,
        sort: None,
        total: |state| state.pages.exceptions.list.total(),
        here: |state| {
            let exceptions = &state.pages.exceptions;
            here(exceptions.visible(), |row| exceptions.row(row).is_some())
        },
    },
];

fn here(visible: &std::ops::Range<u32>, is_here: impl Fn(u32) -> bool) -> (u32, u32) {
    let there = visible.clone().filter(|row| is_here(*row)).count();
    (u32::try_from(there).unwrap_or(u32::MAX), visible.end - visible.start)
}

/// What is asked for on the command line.
struct Wish {
    orders: Vec<u32>,
    more: u32,
    pictures: usize,
    folder: PathBuf,
}

impl Wish {
    fn read() -> Self {
        let mut wish = Self {
            orders: vec![1_000, 1_000_000],
            more: 300_000,
            pictures: 600,
            folder: PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("bench-window"),
        };
        let mut args = std::env::args().skip(1).filter(|arg| arg != "--bench");
        while let Some(flag) = args.next() {
            let value = args.next().unwrap_or_else(|| panic!("{flag} needs a value"));
            let number = || value.parse().expect("a number");
            match flag.as_str() {
                "--orders" => wish.orders = value.split(',').map(|n| n.parse().expect("numbers")).collect(),
                "--more" => wish.more = number(),
                "--pictures" => wish.pictures = number() as usize,
                "--folder" => wish.folder = value.into(),
                _ => panic!("what is {flag}?"),
            }
        }
        wish
    }
}

fn main() {
    let wish = Wish::read();
    std::fs::create_dir_all(&wish.folder).expect("a folder");
    let ledgers: Vec<_> = wish.orders.iter().map(|orders| (*orders, house::ledger(&wish.folder, *orders))).collect();
    for (orders, ledger) in &ledgers {
        println!("\n== {orders} orders, as many webhooks; {} MB of ledger", size(ledger) / 1_000_000);
        questions(ledger, *orders);
        let (house, port, inbox) = House::start(ledger);
        let mut screen = Screen::open(port, inbox);
        screen.rest(30);
        for page in &PAGES {
            look(&mut screen, &house, page, wish.pictures);
        }
        println!("private memory: {} MB", private_kb() / 1_000);
        if wish.more > 0 {
            house.import(wish.more);
            for page in PAGES.iter().cycle() {
                open(&mut screen, &house, page);
                scroll(&mut screen, wish.pictures / 4);
                let ended = house.log.imported();
                tell(&format!("{} while importing", page.name), screen.take());
                if let Some(messages) = ended {
                    assert_eq!(messages, u64::from(wish.more));
                    break;
                }
            }
            answers(&house);
            println!("private memory: {} MB", private_kb() / 1_000);
        }
        drop(screen);
        house.stop();
    }
}

/// What the ledger is asked, on this thread: its CPU time.
fn questions(ledger: &std::path::Path, orders: u32) {
    let folder = ledger.with_extension("ask");
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join("ledger.sqlite3");
    std::fs::copy(ledger, &path).expect("copied");
    let reads = std::sync::Arc::new(cobro::gateway::reading::Reader::new(std::sync::Arc::new(
        cobro::domain::Catalogue::built_in(),
    )));
    let reader = LedgerReader::open(&path, reads).expect("opened");
    let account = reader.accounts().expect("read").first().map(|account| account.id);
    let filter = |search: &str| OrdersFilter { account, search: search.to_owned(), ..OrdersFilter::default() };
    let query = |search: &str, sort, offset| OrdersQuery { filter: filter(search), sort, offset, limit: 200 };
    let sorted = |by| Sort { by, descending: true };
    let half = orders / 2;
    let exceptions = |offset| ExceptionsQuery {
        filter: ExceptionsFilter { account, kind: None, settled: false },
        now: Clock::system().now(),
        offset,
        limit: 200,
    };
    let counts = |search: &str| OrderGroup::ALL.map(|group| OrdersFilter { group, ..filter(search) });
    let ask = |what: &str, work: &dyn Fn() -> usize| {
        let mut took: Vec<Duration> = (0..5).map(|_| cpu(work).1).collect();
        took.sort();
        println!("{what:<44} {:9.1} ms of CPU (median of 5)", took[2].as_secs_f64() * 1e3);
    };
    let page = |query: OrdersQuery| reader.orders(&query).expect("read").rows.len();
    ask("orders: the newest", &|| page(query("", Sort::default(), 0)));
    ask("orders: the middle", &|| page(query("", Sort::default(), half)));
    ask("orders: by amount", &|| page(query("", sorted(SortBy::Amount), 0)));
    ask("orders: by amount, the middle", &|| page(query("", sorted(SortBy::Amount), half)));
    ask("orders: search, one found", &|| page(query(&format!("ORD-{half:010}"), Sort::default(), 0)));
    ask("orders: search, one letter", &|| page(query("7", Sort::default(), 0)));
    ask("orders: counts", &|| reader.tallies(&counts("")).expect("read").len());
    ask("orders: counts under a search", &|| reader.tallies(&counts("77")).expect("read").len());
    ask("webhooks: search", &|| reader.rows_about(account.expect("one"), "77").expect("read").len());
    ask("exceptions: the oldest", &|| reader.exceptions(&exceptions(0)).expect("read").rows.len());
    ask("exceptions: the middle", &|| reader.exceptions(&exceptions(half)).expect("read").rows.len());
    ask("exceptions: counts", &|| {
        let counts = reader.exception_counts(account, Clock::system().now()).expect("read");
        counts.total(false) as usize
    });
    drop(reader);
    std::fs::remove_dir_all(folder).expect("ours");
}

/// Opens a page and waits until its list is there.
fn open(screen: &mut Screen, house: &House, page: &Page) {
    screen.press_named(Role::Button, page.name);
    wait(screen, house, page);
    screen.take();
}

/// Waits until every row on screen is here, at most a minute; first for as long as a search box waits for a letter.
fn wait(screen: &mut Screen, house: &House, page: &Page) {
    screen.rest(20);
    for _ in 0..3_600 {
        screen.rest(1);
        let (here, visible) = (page.here)(screen.state());
        if (page.total)(screen.state()).is_some() && here == visible && !house.log.is_waiting() {
            return;
        }
    }
    let ((here, visible), waiting) = ((page.here)(screen.state()), house.log.is_waiting());
    println!("{}: after a minute {here} of {visible} rows are here, something is asked: {waiting}", page.name);
}

/// Looks at a page in every way.
fn look(screen: &mut Screen, house: &House, page: &Page, pictures: usize) {
    let name = page.name;
    let step = |screen: &mut Screen, what: &str| {
        tell(&format!("{name}, {what}"), screen.take());
        wait(screen, house, page);
        screen.take();
    };
    open(screen, house, page);
    house.log.take();
    println!("{name}: {} rows", (page.total)(screen.state()).unwrap_or_default());
    scroll(screen, pictures);
    step(screen, "scrolled");
    drag(screen, page, pictures);
    step(screen, "bar dragged");
    walk(screen, page, pictures);
    step(screen, "leapt through by keys, details open");
    open(screen, house, page); // wherever Escape led
    if let Some(search) = page.search {
        type_into(screen, search, pictures);
        step(screen, "searched");
    }
    if let Some(column) = page.sort {
        for _ in 0..2 {
            screen.press_named(Role::ColumnHeader, column);
            wait(screen, house, page);
        }
        screen.take();
        scroll(screen, pictures / 2);
        step(screen, "sorted and scrolled");
    }
    answers(house);
}

/// The wheel turns down all the time.
fn scroll(screen: &mut Screen, pictures: usize) {
    screen.draw(vec![Event::PointerMoved(pos2(640.0, 600.0))]);
    for at in 0..pictures {
        let turn = (at % 3 == 0).then(|| wheel(-120.0));
        screen.draw(turn.into_iter().collect());
    }
}

/// The place of the page's table.
fn grid(screen: &mut Screen, page: &Page) -> eframe::egui::Rect {
    screen.find(Role::Grid, page.table).expect("a table")
}

/// The scroll bar is dragged from its top to its bottom: other rows in every picture.
fn drag(screen: &mut Screen, page: &Page, pictures: usize) {
    let body = grid(screen, page);
    let place = |part: f32| pos2(body.right() - 4.0, body.top() + 4.0 + part * (body.height() - 8.0));
    screen.draw([key(Key::Home), vec![Event::PointerMoved(place(0.0))]].concat());
    screen.rest(2);
    screen.take();
    screen.draw(vec![button(place(0.0), true)]);
    for at in 0..pictures {
        screen.draw(vec![Event::PointerMoved(place(at as f32 / pictures as f32))]);
    }
    screen.draw(vec![button(place(1.0), false)]);
}

/// A row is opened; then the keys go through the list, page by page and from end to end.
fn walk(screen: &mut Screen, page: &Page, pictures: usize) {
    let body = grid(screen, page);
    let row: Pos2 = body.min + eframe::egui::vec2(200.0, 100.0);
    screen.press(row);
    screen.rest(5);
    screen.take();
    for at in 0..pictures {
        let keys = match at {
            _ if at % 150 == 149 => key(Key::Home),
            _ if at % 150 == 74 => key(Key::End),
            _ if at % 10 == 0 => key(Key::PageDown),
            _ if at % 3 == 0 => key(Key::ArrowDown),
            _ => Vec::new(),
        };
        screen.draw(keys);
    }
    screen.draw(key(Key::Escape));
}

/// Letters are typed into the search box and taken away again.
fn type_into(screen: &mut Screen, search: &str, pictures: usize) {
    let field = screen.find(Role::SearchInput, search).or_else(|| screen.find(Role::TextInput, search));
    let field = field.unwrap_or_else(|| panic!("there is no '{search}'"));
    screen.press(field.center());
    screen.take();
    let letters: Vec<char> = "77139".chars().collect();
    for at in 0..pictures {
        let events = match (at % 12 == 0, at / 12 % (2 * letters.len())) {
            (true, step) if step < letters.len() => vec![Event::Text(letters[step].to_string())],
            (true, _) => key(Key::Backspace),
            _ => Vec::new(),
        };
        screen.draw(events);
    }
    for _ in 0..letters.len() {
        screen.draw(key(Key::Backspace));
    }
}

/// A line about pictures.
fn tell(what: &str, mut pictures: Vec<Duration>) {
    pictures.sort();
    let at = |part: f64| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in the list")]
        let place = (pictures.len() as f64 * part) as usize;
        pictures.get(place.min(pictures.len().saturating_sub(1))).map_or(0.0, |took| took.as_secs_f64() * 1e3)
    };
    println!(
        "{what:<44} {:5} pictures: p50 {:6.2}  p99 {:6.2}  max {:6.2} ms of CPU",
        pictures.len(),
        at(0.5),
        at(0.99),
        at(1.0)
    );
}

/// Lines about answers.
fn answers(house: &House) {
    for (question, mut took) in house.log.take() {
        took.sort();
        let at = |part: usize| took[(took.len() * part / 100).min(took.len() - 1)].as_secs_f64() * 1e3;
        println!(
            "    answers about {question:<20} {:5}: p50 {:7.1}  p95 {:7.1}  max {:7.1} ms",
            took.len(),
            at(50),
            at(95),
            at(100)
        );
    }
}

fn size(path: &std::path::Path) -> u64 {
    std::fs::metadata(path).map_or(0, |data| data.len())
}

/// Memory that is this process's alone.
fn private_kb() -> u64 {
    let text = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("RssAnon:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|kb| kb.parse().ok()).unwrap_or_default()
}
