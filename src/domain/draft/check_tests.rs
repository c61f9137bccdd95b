use proptest::prelude::*;

use super::*;
use crate::domain::{Catalogue, MarketCode};

const HOOK: &str = "https://merchant.example/webhooks/payin";

fn market(code: &str) -> Market {
    Catalogue::built_in().get(&MarketCode::new(code)).expect("a built-in market").clone()
}

/// A draft that passes in its market.
fn good(code: &str) -> Draft {
    let (pay_type, amount, phone, id_card) = match code {
        "co" => (154, "30000", "+57 301 661-2345", "1.103.412.345"),
        "pe" => (200, "15", "987654321", ""),
        "pk" => (36, "1,000.00", "300 1234567", "33104-0112345-6"),
        "id" => (26, "20.000", "", ""),
        _ => (69, "152", "(55) 1234 5678", ""),
    };
    Draft {
        pay_type: Some(pay_type),
        amount: amount.to_owned(),
        real_name: "José Núñez".to_owned(),
        phone: phone.to_owned(),
        email: if code == "id" { String::new() } else { "jose@example.com".to_owned() },
        id_type: if code == "co" { "1".to_owned() } else { String::new() },
        id_card: id_card.to_owned(),
        remark: "Cafe".to_owned(),
        ..Draft::default()
    }
}

fn run_at(
    market: &Market,
    environment: Environment,
    notify_url: &str,
    draft: &Draft,
) -> Result<Checked, Vec<FieldError>> {
    let made_order_no = OrderNo::parse("CB261122-2345-67Z2").expect("a number");
    check(draft, CheckContext { market, environment, notify_url, made_order_no: &made_order_no })
}

fn run(market: &Market, draft: &Draft) -> Result<Checked, Vec<FieldError>> {
    run_at(market, Environment::Production, HOOK, draft)
}

/// The only problem of a draft that is good but for `edit`.
fn problem(code: &str, edit: impl FnOnce(&mut Draft)) -> (Field, Problem) {
    let mut draft = good(code);
    edit(&mut draft);
    let mut errors = run(&market(code), &draft).expect_err("something is wrong");
    assert_eq!(errors.len(), 1, "{errors:?}");
    let error = errors.remove(0);
    (error.field, error.problem)
}

fn sent(code: &str, edit: impl FnOnce(&mut Draft)) -> PayinRequest {
    let mut draft = good(code);
    edit(&mut draft);
    run(&market(code), &draft).expect("a good draft").request
}

#[test]
fn a_good_draft_passes_in_every_market() {
    for (code, amount, scale, phone, id_card, expire_secs) in [
        ("co", "30000.00", 2, Some("+573016612345"), Some("1103412345"), 86_400),
        ("pe", "15.00", 2, Some("987654321"), None, 3_600),
        ("pk", "1000.00", 2, Some("3001234567"), Some("3310401123456"), 3_600),
        ("id", "20000", 0, None, None, 3_600),
        ("mx", "152", 0, Some("5512345678"), None, 3_600),
    ] {
        let request = sent(code, |_| ());
        assert_eq!(request.amount.to_plain(scale), amount, "{code}");
        assert_eq!(request.scale, scale, "{code}");
        assert_eq!(request.phone.as_deref(), phone, "{code}");
        assert_eq!(request.id_card.as_deref(), id_card, "{code}");
        assert_eq!(request.expire_secs, expire_secs, "{code}");
        assert_eq!(request.order_no.as_str(), "CB261122-2345-67Z2", "{code}");
        assert_eq!(request.notify_url, HOOK);
    }
}

#[test]
fn an_empty_draft_names_every_required_field_once_and_in_order() {
    let missing = |code| -> Vec<&str> {
        let errors = run(&market(code), &Draft::default()).expect_err("nothing is filled in");
        assert!(errors.iter().all(|error| error.problem == Problem::Missing));
        errors.iter().map(|error| error.field.wire_name()).collect()
    };
    assert_eq!(missing("mx"), ["payType", "amount", "remark", "realName", "phone", "email"]);
    assert_eq!(missing("id"), ["payType", "amount", "remark", "realName"]);
    assert_eq!(missing("pk"), ["payType", "amount", "remark", "realName", "phone", "email", "idCard"]);
    assert_eq!(missing("pe"), ["payType", "amount", "remark", "realName", "phone", "email"]);
    assert_eq!(missing("co"), ["payType", "amount", "remark", "realName", "phone", "email", "idType", "idCard"]);
}

#[test]
fn amounts_keep_to_scale_and_limits() {
    let at = |code, amount: &str| problem(code, |draft| amount.clone_into(&mut draft.amount));
    let low = |min: &str| (Field::Amount, Problem::TooLow { min: min.to_owned() });
    let high = |max: &str| (Field::Amount, Problem::TooHigh { max: max.to_owned() });
    assert_eq!(at("mx", "39"), low("40.00 MXN"));
    assert_eq!(at("mx", "15001"), high("15,000.00 MXN"));
    assert_eq!(at("mx", "152.50"), (Field::Amount, Problem::TooManyDecimals { scale: 0 }));
    assert_eq!(at("co", "9999,99"), low("10.000,00 COP"));
    assert_eq!(at("co", "5000000.01"), high("5.000.000,00 COP"));
    assert_eq!(at("pk", "50000.01"), high("50,000.00 PKR"));
    assert_eq!(at("pe", "14.99"), low("15.00 PEN"));
    assert_eq!(at("id", "9999"), low("10.000 IDR"));
    assert_eq!(at("id", &"9".repeat(20)), high("922.337.203.685.477,5807 IDR"));
    assert_eq!(at("mx", "1.2.3"), (Field::Amount, Problem::Ambiguous));
    assert_eq!(at("mx", "a lot"), (Field::Amount, Problem::NotANumber));
    for (code, amount) in [("mx", "40"), ("mx", "15000"), ("co", "10000"), ("co", "5.000.000,00"), ("id", "10000")] {
        sent(code, |draft| amount.clone_into(&mut draft.amount));
    }
}

#[test]
fn nothing_is_refused_even_without_limits() {
    let mut market = market("id");
    market.min = None;
    let draft = Draft { amount: "0".to_owned(), ..good("id") };
    let errors = run(&market, &draft).expect_err("nothing is asked for");
    assert_eq!(errors, [FieldError { field: Field::Amount, problem: Problem::TooLow { min: "1 IDR".to_owned() } }]);
}

#[test]
fn colombia_asks_by_product() {
    // 153: the document may be left out, but a typed one is sent.
    let edit = |draft: &mut Draft| {
        draft.pay_type = Some(153);
        draft.id_type.clear();
        draft.id_card.clear();
    };
    let request = sent("co", edit);
    assert_eq!((request.id_type, request.id_card), (None, None));
    assert_eq!(sent("co", |draft| draft.pay_type = Some(153)).id_type.as_deref(), Some("1"));
    // 154: kind of person and bank have no use and are not sent.
    let request = sent("co", |draft| {
        draft.user_type = "1".to_owned();
        draft.bank_id = "20".to_owned();
    });
    assert_eq!((request.user_type, request.bank_id), (None, None));
    // 157: both are required.
    let draft = Draft { pay_type: Some(157), ..good("co") };
    let fields: Vec<_> = run(&market("co"), &draft).expect_err("PSE").into_iter().map(|e| e.field).collect();
    assert_eq!(fields, [Field::UserType, Field::BankId]);
    let draft = Draft { user_type: "2".to_owned(), bank_id: " 1007 ".to_owned(), ..draft };
    let request = run(&market("co"), &draft).expect("PSE").request;
    assert_eq!((request.user_type.as_deref(), request.bank_id), (Some("2"), Some(1007)));
    let draft = Draft { user_type: "3".to_owned(), bank_id: "BBVA".to_owned(), ..draft };
    let problems: Vec<_> = run(&market("co"), &draft).expect_err("PSE").into_iter().map(|e| e.problem).collect();
    assert_eq!(problems, [Problem::NotOffered, Problem::NotANumber]);
}

#[test]
fn a_product_must_be_the_markets() {
    assert_eq!(problem("mx", |draft| draft.pay_type = Some(26)), (Field::PayType, Problem::NotOffered));
    assert_eq!(problem("mx", |draft| draft.pay_type = None), (Field::PayType, Problem::Missing));
    let unsupported = Draft { pay_type: Some(42), ..good("id") };
    assert_eq!(run(&market("id"), &unsupported).expect("allowed").warnings, [Warning::UnsupportedPayType]);
}

#[test]
fn lengths_count_characters() {
    assert_eq!(sent("mx", |draft| draft.real_name = "ñ".repeat(32)).real_name, "ñ".repeat(32));
    let too_long = |max, len| Problem::TooLong { max, len };
    assert_eq!(problem("mx", |draft| draft.real_name = "ñ".repeat(33)), (Field::RealName, too_long(32, 33)));
    assert_eq!(problem("id", |draft| draft.real_name = "a".repeat(65)), (Field::RealName, too_long(64, 65)));
    let email = format!("{}@example.com", "a".repeat(21));
    assert_eq!(problem("mx", |draft| draft.email = email), (Field::Email, too_long(32, 33)));
    assert_eq!(problem("mx", |draft| draft.remark = "a".repeat(33)), (Field::Remark, too_long(32, 33)));
    assert_eq!(problem("mx", |draft| draft.order_no = "A".repeat(28)), (Field::MchOrderNo, too_long(27, 28)));
}

#[test]
fn phones_have_a_shape_by_market() {
    let at = |code, phone: &str| problem(code, |draft| phone.clone_into(&mut draft.phone));
    let like = |example: &str| (Field::Phone, Problem::BadForm { example: example.to_owned() });
    assert_eq!(at("co", "301 661 2345"), like("+571234567890"));
    assert_eq!(at("pk", "+923001234567"), like("3123456789"));
    assert_eq!(at("pk", "03001234567"), like("3123456789"));
    assert_eq!(at("mx", "12345"), like("+521234567890"));
    assert_eq!(at("pe", "887654321"), like("912345678"));
    assert_eq!(at("id", "+628x12345678"), like("+621234567890"));
    assert_eq!(at("mx", "- ( )"), like("+521234567890"));
    for (code, typed, phone) in [
        ("co", "573016612345", "573016612345"),
        ("pe", "+51 987-654-321", "+51987654321"),
        ("mx", "+52 (55) 1234 5678", "+525512345678"),
        ("id", "+62 858\u{a0}1234\u{2011}5678", "+6285812345678"),
    ] {
        assert_eq!(sent(code, |draft| typed.clone_into(&mut draft.phone)).phone.as_deref(), Some(phone));
    }
}

#[test]
fn identity_numbers_are_cleaned_and_checked() {
    let at = |code, number: &str| problem(code, |draft| number.clone_into(&mut draft.id_card));
    assert_eq!(at("pk", "33104-0112345").1, Problem::BadForm { example: "1234567890123".to_owned() });
    assert_eq!(at("co", "1103_412"), (Field::IdCard, Problem::BadCharacter('_')));
    assert_eq!(at("co", "--"), (Field::IdCard, Problem::Missing));
    assert_eq!(problem("co", |draft| draft.id_type = "9".to_owned()), (Field::IdType, Problem::NotOffered));
    assert_eq!(sent("pk", |draft| draft.id_card = "1712041511".to_owned()).id_card.as_deref(), Some("1712041511"));
}

#[test]
fn names_and_goods_have_no_hidden_characters() {
    for (name, bad) in [("Ana\u{202e}", '\u{202e}'), ("Ana\nB", '\n'), ("Ana <b>", '<'), ("A\u{7}", '\u{7}')] {
        assert_eq!(
            problem("mx", |draft| draft.real_name = name.to_owned()),
            (Field::RealName, Problem::BadCharacter(bad))
        );
    }
    assert_eq!(sent("mx", |draft| draft.real_name = " María-José O’Neil ".to_owned()).real_name, "María-José O’Neil");
    let goods = problem("mx", |draft| draft.goods_body = "a\0b".to_owned());
    assert_eq!(goods, (Field::GoodsBody, Problem::BadCharacter('\0')));
    assert_eq!(sent("mx", |draft| draft.goods_subject = "Café".to_owned()).goods_subject.as_deref(), Some("Café"));
    // Pakistan's page does not have it: not sent.
    assert_eq!(sent("pk", |draft| draft.goods_subject = "Café".to_owned()).goods_subject, None);
    assert_eq!(problem("mx", |draft| draft.email = "jose".to_owned()), (Field::Email, Problem::BadEmail));
}

#[test]
fn remarks_are_sent_without_accents_and_the_result_is_shown() {
    let draft = Draft { remark: "Café  y pan ñoño".to_owned(), ..good("mx") };
    let checked = run(&market("mx"), &draft).expect("a good draft");
    assert_eq!(checked.request.remark, "Cafe y pan nono");
    assert_eq!(checked.warnings, [Warning::RemarkChanged("Cafe y pan nono".to_owned())]);
    assert_eq!(run(&market("mx"), &good("mx")).expect("plain").warnings, []);
    assert_eq!(
        problem("mx", |draft| draft.remark = "\u{202e}\u{301}".to_owned()),
        (Field::Remark, Problem::NothingLeft)
    );
}

#[test]
fn notify_addresses_depend_on_the_environment() {
    let at = |environment, url| run_at(&market("mx"), environment, url, &good("mx"));
    let wrong = |url| at(Environment::Production, url).expect_err(url).remove(0).problem;
    assert_eq!(wrong("http://127.0.0.1/hook"), Problem::PrivateAddress);
    assert_eq!(wrong("https://[fd00::1]/hook"), Problem::PrivateAddress);
    assert_eq!(wrong("merchant.example"), Problem::BadUrl);
    assert_eq!(wrong("  "), Problem::Missing);
    let long = format!("https://merchant.example/{}", "a".repeat(226));
    assert_eq!(wrong(&long), Problem::TooLong { max: 250, len: 251 });
    let sandbox = at(Environment::Sandbox, "http://127.0.0.1:9000/hook").expect("allowed in the sandbox");
    assert_eq!(sandbox.warnings, [Warning::PrivateNotifyUrl, Warning::PlainNotifyUrl]);
    let plain = at(Environment::Production, "http://merchant.example/hook").expect("plain http");
    assert_eq!(plain.warnings, [Warning::PlainNotifyUrl]);
}

#[test]
fn lives_and_own_numbers() {
    assert_eq!(sent("mx", |draft| draft.expire_secs = " 600 ".to_owned()).expire_secs, 600);
    assert_eq!(sent("mx", |draft| draft.expire_secs = "60".to_owned()).expire_secs, 60);
    let range = Problem::BadSeconds { min: 60, max: 15_552_000 };
    for typed in ["59", "15552001", "99999999999999999999"] {
        assert_eq!(problem("mx", |draft| draft.expire_secs = typed.to_owned()), (Field::ExpireTime, range.clone()));
    }
    for typed in ["-60", "1h", "６０"] {
        assert_eq!(problem("mx", |draft| draft.expire_secs = typed.to_owned()).1, Problem::NotANumber);
    }
    assert_eq!(sent("mx", |draft| draft.order_no = " ORD-1 ".to_owned()).order_no.as_str(), "ORD-1");
    assert_eq!(problem("mx", |draft| draft.order_no = "ORD 1".to_owned()).1, Problem::BadCharacter(' '));
}

#[test]
fn doubtful_limits_are_told() {
    assert_eq!(run(&market("pe"), &good("pe")).expect("a good draft").warnings, [Warning::LimitsUncertain]);
}

proptest! {
    /// Whatever is typed, nothing panics, a field has one message at most, and what passes obeys the lengths.
    #[test]
    fn any_draft_is_checked(
        code in prop::sample::select(vec!["co", "pe", "pk", "id", "mx"]),
        texts in prop::collection::vec(prop_oneof!["\\PC{0,40}", "[0-9 .,+-]{0,16}", any::<String>()], 14),
        pay_type in prop::option::of(prop::sample::select(vec![0_u32, 26, 36, 69, 153, 157, 200])),
        fill in any::<bool>(),
    ) {
        let market = market(code);
        let mut texts = texts.into_iter();
        let mut next = |kept: String| match texts.next() { Some(text) if !fill || text.len() % 3 == 0 => text, _ => kept };
        let base = good(code);
        let draft = Draft {
            pay_type: if fill { base.pay_type } else { pay_type },
            amount: next(base.amount),
            order_no: next(base.order_no),
            real_name: next(base.real_name),
            phone: next(base.phone),
            email: next(base.email),
            id_type: next(base.id_type),
            id_card: next(base.id_card),
            user_type: next(base.user_type),
            bank_id: next(base.bank_id),
            remark: next(base.remark),
            expire_secs: next(base.expire_secs),
            goods_subject: next(base.goods_subject),
            goods_body: next(base.goods_body),
        };
        let url = next(HOOK.to_owned());
        match run_at(&market, Environment::Sandbox, &url, &draft) {
            Err(errors) => {
                prop_assert!(!errors.is_empty());
                prop_assert!(errors.windows(2).all(|pair| pair[0].field < pair[1].field));
            }
            Ok(Checked { request, .. }) => {
                prop_assert!(request.remark.is_ascii());
                prop_assert!(request.notify_url.is_ascii());
                for (field, text) in [
                    (Field::Remark, Some(&request.remark)),
                    (Field::RealName, Some(&request.real_name)),
                    (Field::NotifyUrl, Some(&request.notify_url)),
                    (Field::Phone, request.phone.as_ref()),
                    (Field::Email, request.email.as_ref()),
                    (Field::IdCard, request.id_card.as_ref()),
                ] {
                    let rule = market.rule(market.pay_type(request.pay_type), field);
                    let len = text.map_or(0, |text| text.chars().count());
                    prop_assert!(rule.max_len.is_none_or(|max| len <= max), "{field:?}");
                    prop_assert!(rule.need != Need::Required || len > 0, "{field:?}");
                }
            }
        }
    }
}
