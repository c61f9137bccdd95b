use super::*;

#[test]
fn built_in_markets_are_right() {
    let catalogue = Catalogue::built_in();
    assert_eq!(catalogue.problems, []);
    let codes: Vec<_> = catalogue.iter().map(|market| market.code.as_str()).collect();
    assert_eq!(codes, ["co", "id", "mx", "pe", "pk"]);
}
