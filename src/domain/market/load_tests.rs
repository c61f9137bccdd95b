use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;

static BUILT_IN: LazyLock<Catalogue> = LazyLock::new(Catalogue::built_in);

fn built_in(code: &str) -> Market {
    BUILT_IN.get(&MarketCode::new(code)).expect("a built-in market").clone()
}

fn with(text: &str) -> Catalogue {
    BUILT_IN.clone().with_user_file("markets.toml", text)
}

fn mexico(text: &str) -> Market {
    let catalogue = with(text);
    assert_eq!(catalogue.problems, []);
    catalogue.get(&MarketCode::new("mx")).expect("mexico").clone()
}

/// Line and key of every problem of a user's file.
fn problems(text: &str) -> Vec<(usize, String)> {
    with(text).problems.into_iter().map(|problem| (problem.line, problem.key)).collect()
}

/// What every market must keep to, whoever wrote it.
fn assert_valid(market: &Market) {
    assert_eq!(market.fields.len(), Field::ALL.len());
    for field in ALWAYS_REQUIRED {
        assert_eq!(market.fields[field].need, Need::Required, "{field:?}");
        for pay_type in &market.pay_types {
            assert_eq!(market.rule(Some(pay_type), *field).need, Need::Required, "{field:?}");
        }
    }
    assert!(market.scale <= 2 && EXPIRE_SECS.contains(&market.expire_secs));
    assert!(TimeZone::get(&market.zone).is_ok());
    assert!(!market.name.is_empty() && !market.pay_types.is_empty());
    assert_ne!(market.number_style.group, market.number_style.decimal);
    for limit in [market.min, market.max].into_iter().flatten() {
        assert_eq!(limit.currency(), market.currency);
        assert!(limit.fits_scale(market.scale) && limit.value() > 0.into());
    }
    if let (Some(min), Some(max)) = (market.min, market.max) {
        assert!(min.value() <= max.value());
    }
    let numbers: BTreeSet<_> = market.pay_types.iter().map(|pay_type| pay_type.number).collect();
    assert_eq!(numbers.len(), market.pay_types.len());
    assert!(market.pay_types.iter().all(|pay_type| !pay_type.name.is_empty()));
}

#[test]
fn built_in_markets_are_right() {
    let catalogue = &*BUILT_IN;
    assert_eq!(catalogue.problems, []);
    let codes: Vec<_> = catalogue.iter().map(|market| market.code.as_str()).collect();
    assert_eq!(codes, ["co", "id", "mx", "pe", "pk"]);
    for market in catalogue.iter() {
        assert_valid(market);
        assert_eq!(market.user_set, [""; 0]);
        assert!(!market.absent_words.is_empty());
    }
}

#[test]
fn built_in_markets_say_what_the_pages_say() {
    for (code, currency, scale, min, max, zone, expire_secs, thousand) in [
        ("co", "COP", 2, Some("10000.00"), Some("5000000.00"), "America/Bogota", 86_400, "1.234.567,00"),
        ("pe", "PEN", 2, Some("15.00"), Some("500000.00"), "America/Lima", 3_600, "1,234,567.00"),
        ("pk", "PKR", 2, Some("100.00"), Some("50000.00"), "Asia/Karachi", 3_600, "12,34,567.00"),
        ("id", "IDR", 0, Some("10000"), None, "Asia/Jakarta", 3_600, "1.234.567"),
        ("mx", "MXN", 0, Some("40"), Some("15000"), "America/Mexico_City", 3_600, "1,234,567.00"),
    ] {
        let market = built_in(code);
        let limit = |limit: Option<Amount>| limit.map(|limit| limit.to_plain(scale));
        assert_eq!((market.currency.code(), market.scale), (currency, scale));
        assert_eq!((limit(market.min).as_deref(), limit(market.max).as_deref()), (min, max), "{code}");
        assert_eq!((market.zone.as_str(), market.expire_secs), (zone, expire_secs));
        assert_eq!(market.limits_uncertain, code == "pe");
        let amount = Amount::from_wire("1234567", market.currency).expect("an amount");
        assert_eq!(market.format_number(amount), thousand, "{code}");
    }
}

/// R required, o optional, - unused, in the order of [`Field::ALL`].
#[test]
fn built_in_fields_satisfy_every_generation_of_the_pages() {
    for (code, needs) in [
        ("co", "RRRRRRRRRRRRRR--oo"),
        ("pe", "RRRRRRRRRRRRoo--oo"),
        ("pk", "RRRRRRRRRRRRoR----"),
        ("id", "RRRRRRRRRRoo------"),
        ("mx", "RRRRRRRRRRRR----oo"),
    ] {
        let market = built_in(code);
        let letter = |field| match market.rule(None, field).need {
            Need::Required => 'R',
            Need::Optional => 'o',
            Need::Unused => '-',
        };
        assert_eq!(Field::ALL.iter().map(|&field| letter(field)).collect::<String>(), needs, "{code}");
        let long = if code == "id" { 64 } else { 32 };
        for (field, len) in
            [(Field::RealName, long), (Field::Email, long), (Field::Remark, 32), (Field::NotifyUrl, 250)]
        {
            assert_eq!(market.rule(None, field).max_len, Some(len), "{code} {field:?}");
        }
    }
}

#[test]
fn built_in_products_have_their_own_rules() {
    let co = built_in("co");
    let need = |number, field| co.rule(co.pay_type(number), field).need;
    assert_eq!((need(153, Field::IdType), need(153, Field::IdCard)), (Need::Optional, Need::Optional));
    assert_eq!((need(154, Field::IdType), need(154, Field::UserType)), (Need::Required, Need::Unused));
    assert_eq!((need(157, Field::UserType), need(157, Field::BankId)), (Need::Required, Need::Required));
    assert_eq!(co.rule(co.pay_type(157), Field::UserType).max_len, Some(16), "the rest is the market's");
    assert!(co.pay_type(157).is_some_and(|pse| pse.banks_from_gateway && pse.rail == Rail::Pse));

    let id = built_in("id");
    let numbers = |supported| -> Vec<u32> {
        id.pay_types.iter().filter(|p| p.supported == supported).map(|p| p.number).collect()
    };
    assert_eq!(numbers(true), [21, 22, 23, 24, 25, 26, 27, 31, 41, 43, 44, 47]);
    assert_eq!(numbers(false), [32, 42, 45]);
    assert_eq!(id.pay_type(26).and_then(|bni| bni.bank.as_deref()), Some("BNI"));
}

#[test]
fn a_user_corrects_key_by_key() {
    let market = mexico(
        "[mx]\nmax = \"20000\"\nlimits_uncertain = true\n[mx.fields]\nphone = { forms = [\"##########\"] }\n\
         [[mx.pay_types]]\nnumber = 69\nname = \"SPEI (CLABE)\"\n[[mx.pay_types]]\nnumber = 70\nname = \"OXXO\"\nrail = \"cash_code\"\n",
    );
    let was = built_in("mx");
    assert_eq!(market.max.map(|max| max.to_plain(0)), Some("20000".to_owned()));
    assert_eq!(market.min, was.min);
    let phone = market.rule(None, Field::Phone);
    assert_eq!((phone.need, phone.max_len, phone.forms.len()), (Need::Required, Some(32), 1));
    let spei = market.pay_type(69).expect("still there");
    assert_eq!((spei.name.as_str(), spei.rail), ("SPEI (CLABE)", Rail::Spei));
    assert_eq!(spei.note, was.pay_types[0].note);
    assert_eq!(market.pay_type(70).map(|oxxo| oxxo.rail), Some(Rail::CashCode));
    assert_eq!(
        market.user_set,
        [
            "fields.phone.forms",
            "limits_uncertain",
            "max",
            "pay_types.69.name",
            "pay_types.70.name",
            "pay_types.70.rail"
        ]
    );
    assert_eq!(built_in("co"), *with("[mx]\nmax = 50").get(&MarketCode::new("co")).expect("untouched"));
}

#[test]
fn a_limit_can_be_taken_away_and_the_currency_changed() {
    let market = mexico("mx.max = \"none\"\nmx.currency = \"usd\"");
    assert_eq!(market.max, None);
    assert_eq!(market.min.map(|min| format!("{min:?}")), Some("40 USD".to_owned()));
}

#[test]
fn a_product_follows_the_markets_rule_unless_it_differs() {
    let catalogue = with("[co.fields]\nidType = { max_len = 5, need = \"unused\" }\nbankId = { need = \"optional\" }");
    assert_eq!(catalogue.problems, []);
    let market = catalogue.get(&MarketCode::new("co")).expect("colombia");
    let rule = market.rule(market.pay_type(153), Field::IdType);
    assert_eq!((rule.need, rule.max_len), (Need::Optional, Some(5)));
    assert_eq!(market.rule(market.pay_type(157), Field::BankId).need, Need::Required);
    assert_eq!(market.rule(market.pay_type(154), Field::IdType).need, Need::Unused);
}

#[test]
fn a_new_market_is_a_file() {
    let text = include_str!("../../../assets/markets/pe.toml");
    // A file for one market becomes part of the user's file with its code before every table.
    let chile = text
        .replace("[fields]", "[cl.fields]")
        .replace("[[pay_types]]", "[[cl.pay_types]]")
        .replace("name = \"Peru\"", "[cl]\nname = \"Chile\"")
        .replace("PEN", "CLP");
    let catalogue = with(&chile);
    assert_eq!(catalogue.problems, []);
    let market = catalogue.get(&MarketCode::new("cl")).expect("a sixth market");
    assert_valid(market);
    assert_eq!((market.name.as_str(), market.currency.code()), ("Chile", "CLP"));
    assert!(market.user_set.contains(&"zone".to_owned()) && market.user_set.contains(&"pay_types.200.rail".to_owned()));
}

#[test]
fn a_new_market_with_a_gap_is_left_out_and_every_gap_is_named() {
    let catalogue = with("[cl]\nname = \"Chile\"\nzone = \"Atlantis\"\n[cl.fields]\nphone = { max_len = 5 }\n");
    assert_eq!(catalogue.get(&MarketCode::new("cl")), None);
    let keys: Vec<_> = catalogue.problems.iter().map(|problem| problem.key.as_str()).collect();
    for key in ["cl.zone", "cl.currency", "cl.scale", "cl.number_style", "cl.pay_types", "cl.fields.email"] {
        assert_eq!(keys.iter().filter(|found| **found == key).count(), 1, "{key} in {keys:?}");
    }
    assert!(keys.contains(&"cl.fields.phone.need") && !keys.contains(&"cl.fields.email.need"), "{keys:?}");
}

#[test]
fn mistakes_name_line_and_key_and_cost_only_themselves() {
    for (text, line, key) in [
        ("[mx]\n\nmaximum = 5", 3, "mx.maximum"),
        ("[mx]\nscale = 3", 2, "mx.scale"),
        ("[mx]\nscale = \"0\"", 2, "mx.scale"),
        ("[mx]\nmax = 15.5", 2, "mx.max"),
        ("[mx]\nmax = \"15,000\"", 2, "mx.max"),
        ("[mx]\nmax = \"0\"", 2, "mx.max"),
        ("[mx]\nmax = \"150.50\"", 2, "mx.max"),
        ("[mx]\nmin = 20000", 2, "mx.min"),
        ("[mx]\nmax = 39", 2, "mx.max"),
        ("[mx]\ncurrency = \"pesos\"", 2, "mx.currency"),
        ("[mx]\nzone = \"Mexico City\"", 2, "mx.zone"),
        ("[mx]\nexpire_secs = 59", 2, "mx.expire_secs"),
        ("[mx]\nlimits_uncertain = 1", 2, "mx.limits_uncertain"),
        ("[mx]\nname = \"\"", 2, "mx.name"),
        ("[mx]\nname = \"M\\u202Ex\"", 2, "mx.name"),
        ("[mx]\nlink_schemes = [\n\"dana\",\n\"javascript\"]", 4, "mx.link_schemes"),
        ("[mx]\nabsent_words = \"x\"", 2, "mx.absent_words"),
        ("[mx]\nnumber_style = { group = \".\" }", 2, "mx.number_style"),
        ("[mx]\nnumber_style = { group = \"..\" }", 2, "mx.number_style.group"),
        ("[mx]\nfields = 1", 2, "mx.fields"),
        ("[mx.fields]\nfone = { need = \"required\" }", 2, "mx.fields.fone"),
        ("[mx.fields]\nphone = { need = \"yes\" }", 2, "mx.fields.phone.need"),
        ("[mx.fields]\namount = { need = \"optional\" }", 2, "mx.fields.amount.need"),
        ("[mx.fields]\nphone = { max_len = 0 }", 2, "mx.fields.phone.max_len"),
        ("[mx.fields]\nphone = { forms = [\"(##)\"] }", 2, "mx.fields.phone.forms"),
        ("[mx.fields]\nphone = { len = 3 }", 2, "mx.fields.phone.len"),
        ("[mx]\nid_types = [{ value = \"1\" }]", 2, "mx.id_types"),
        ("[mx]\npay_types = 69", 2, "mx.pay_types"),
        ("[[mx.pay_types]]\nname = \"OXXO\"", 1, "mx.pay_types[0].number"),
        ("[[mx.pay_types]]\nnumber = 70\nname = \"OXXO\"\nrail = \"cash\"", 4, "mx.pay_types.70.rail"),
        ("[[mx.pay_types]]\nnumber = 70\nrail = \"cash_code\"", 1, "mx.pay_types.70.name"),
        ("[[mx.pay_types]]\nnumber = 69\n[[mx.pay_types]]\nnumber = 69\nname = \"x\"", 3, "mx.pay_types.69"),
        ("[MX]\nmax = 5", 1, "MX"),
        ("mx = 5", 1, "mx"),
        ("[mx]\nmax = 15 000", 2, "max"),
        ("[mx\nmax = 15", 1, "mx"),
    ] {
        let text = format!("{text}\n[co]\nexpire_secs = 1234\n");
        let catalogue = with(&text);
        let found: Vec<_> = catalogue.problems.iter().map(|p| (p.line, p.key.as_str())).collect();
        assert_eq!(found, [(line, key)], "{text}\n{:?}", catalogue.problems);
        assert_eq!(catalogue.problems[0].file, "markets.toml");
        let mut market = catalogue.get(&MarketCode::new("mx")).expect("mexico").clone();
        market.user_set.clear();
        assert_eq!(market, built_in("mx"), "{text}");
        assert_eq!(catalogue.get(&MarketCode::new("co")).map(|co| co.expire_secs), Some(1234), "{text}");
    }
}

#[test]
fn a_message_says_what_was_expected_and_what_stands_there() {
    let problem = with("[mx]\nscale = 3").problems.remove(0);
    assert_eq!(problem.to_string(), "markets.toml:2: mx.scale: expected a whole number from 0 to 2, found 3");
    assert_eq!(problems(&" ".repeat(MAX_FILE_LEN + 1)), [(1, String::new())]);
    assert_eq!(problems(""), []);
}

#[test]
fn the_sample_changes_nothing_until_its_marks_are_taken_away() {
    let sample = include_str!("../../../assets/samples/markets.toml");
    assert_eq!(with(sample), *BUILT_IN);
    let uncommented: Vec<_> = sample
        .lines()
        .map(|line| line.strip_prefix('#').filter(|rest| !rest.starts_with(' ')).unwrap_or(line))
        .collect();
    let catalogue = with(&uncommented.join("\n"));
    assert_eq!(catalogue.problems, []);
    let set: usize = catalogue.iter().map(|market| market.user_set.len()).sum();
    assert_eq!(set, 9, "every line of the sample counts");
}

/// Texts that come close to a market file.
fn user_file() -> impl Strategy<Value = String> {
    let path = prop::sample::select(vec![
        "mx.max",
        "mx.min",
        "mx.scale",
        "mx.currency",
        "mx.zone",
        "mx.name",
        "mx.expire_secs",
        "mx.number_style.group",
        "mx.number_style.decimal",
        "mx.fields.phone.need",
        "mx.fields.amount.need",
        "mx.fields.phone.forms",
        "mx.fields.remark.max_len",
        "mx.link_schemes",
        "mx.id_types",
        "mx.pay_types",
        "co.pay_types",
        "cl.name",
        "cl",
        "mx",
    ]);
    let value = prop::sample::select(vec![
        "1",
        "0",
        "-1",
        "2",
        "40",
        "20000",
        "99999999999999999999",
        "1.5",
        "nan",
        "\"\"",
        "\"none\"",
        "\"15.05\"",
        "\"USD\"",
        "\"UTC\"",
        "\"required\"",
        "\"unused\"",
        "\",\"",
        "\".\"",
        "true",
        "[]",
        "[1]",
        "[\"#*\"]",
        "{}",
        "2024-01-01",
        "[{ number = 69 }]",
        "[{ number = 5, name = \"x\", rail = \"qris\", fields = { amount = { need = \"unused\" } } }]",
        "\"\"\"",
        "[",
        "{",
    ]);
    let line = (path, value).prop_map(|(path, value)| format!("{path} = {value}"));
    let other =
        prop::sample::select(vec!["[mx]", "[[mx.pay_types]]", "[mx", "max = 5", "number = 69", "]", "\"\"\"", ""]);
    prop::collection::vec(prop_oneof![4 => line, 1 => other.prop_map(str::to_owned), 1 => "\\PC{0,20}"], 0..12)
        .prop_map(|lines| lines.join("\n"))
}

proptest! {
    #[test]
    fn any_user_file_leaves_every_market_valid(text in user_file()) {
        let catalogue = with(&text);
        prop_assert!(catalogue.iter().count() >= 5);
        for market in catalogue.iter() {
            assert_valid(market);
        }
        let lines = text.lines().count().max(1) + 1;
        prop_assert!(catalogue.problems.iter().all(|problem| (1..=lines).contains(&problem.line)));
    }

    #[test]
    fn any_text_is_read_without_panic(text in any::<String>()) {
        for market in with(&text).iter() {
            assert_valid(market);
        }
    }
}

#[test]
fn remarks_are_told_in_the_merchants_language() {
    for market in Catalogue::built_in().iter() {
        for pay_type in market.pay_types.iter().filter(|pay_type| !pay_type.note.is_empty()) {
            for language in ["es", "id"] {
                let note = pay_type.note_in(language);
                assert!(note != pay_type.note && !note.is_empty(), "{} {} {language}", market.code, pay_type.number);
            }
            assert_eq!(pay_type.note_in("tlh"), pay_type.note, "English where a language lacks it");
        }
    }
    let read = |text: &str| Catalogue::built_in().with_user_file("markets.toml", text);
    let spei = |catalogue: &Catalogue| catalogue.get(&MarketCode::new("mx")).and_then(|mx| mx.pay_type(69)).cloned();
    let own = read("[[mx.pay_types]]\nnumber = 69\nnote = \"Mine\"\n");
    assert_eq!(spei(&own).expect("SPEI").note_in("es"), "Mine", "what is built in says something else");
    let both = read("[[mx.pay_types]]\nnumber = 69\nnote = \"Mine\"\nnotes = { es = \"La mía\", Klingon = \"x\" }\n");
    assert_eq!(spei(&both).expect("SPEI").note_in("es"), "La mía");
    let problems: Vec<_> = both.problems.iter().map(|problem| (problem.line, problem.key.as_str())).collect();
    assert_eq!(problems, [(4, "mx.pay_types.69.notes.Klingon")]);
}
