use crate::till::Till;

const PERSON: &str = r#"
first_name = "Ada"
last_name = "Byron"
email = "ada@shop.example"
date_of_birth = 1990-01-31
country_code = "US"
state = "CA"
city = "San Jose"
street = "1 Example Street"
zip = "95112"
customer_code = "seller-1"
government_id = "X-9876543-ID"
government_id_type = "PASSPORT"
"#;

#[test]
fn a_payee_is_registered_shown_and_changed() {
    let till = Till::open();
    till.write("person.toml", PERSON);
    let register =
        ["payee", "register", "--account", "pockyt", "--from-file", "person.toml", "--last-name", "Lovelace", "--json"];
    let ran = till.run(&register);
    let payee = &ran.ended(0).json()["payee"];
    let number = payee["customer_no"].as_str().unwrap();
    assert_eq!((&payee["first_name"], &payee["last_name"]), (&"Ada".into(), &"Lovelace".into()));
    assert!(!ran.stdout.contains("X-9876543-ID") && !ran.stderr.contains("X-9876543-ID"));

    let books = till.server.with(|sandbox| sandbox.ledger().payees);
    assert_eq!((books.len(), books[0].customer_no.as_str()), (1, number));
    assert_eq!(books[0].fields["governmentId"], "X-9876543-ID");
    assert_eq!(books[0].fields["dateOfBirth"], "1990-01-31");

    for name in [["--customer-no", number], ["--customer-code", "seller-1"], ["--email", "ada@shop.example"]] {
        let ran = till.run(&[&["payee", "show", "--account", "pockyt"][..], &name].concat());
        assert!(ran.ended(0).stdout.contains("Ada Lovelace") && ran.stdout.contains(number), "{ran:?}");
    }
    let update =
        ["payee", "update", number, "--account", "pockyt", "--set", "city=Oakland", "--set", "phone=+15550100"];
    till.run(&update).ended(0);
    let books = till.server.with(|sandbox| sandbox.ledger().payees);
    assert_eq!((books[0].fields["city"].as_str(), books[0].fields["phone"].as_str()), ("Oakland", "+15550100"));

    // The journal remembers it: the same again is the same payee, and other content under the same code is refused.
    assert_eq!(till.run(&register).ended(0).json()["payee"]["customer_no"], number);
    let other = register.map(|word| if word == "Lovelace" { "King" } else { word });
    assert_eq!(till.run(&other).ended(1).json()["error"]["code"], "KEY_REUSED");
    // Somewhere else nobody remembers, but the gateway knows that the address is taken.
    let elsewhere = [&register[..], &["--journal", "another.db"]].concat();
    assert_eq!(till.run(&elsewhere).ended(1).json()["error"]["code"], "REQUEST_REJECTED");
    assert_eq!(till.server.with(|sandbox| sandbox.ledger().payees.len()), 1);
}

#[test]
fn what_is_wrong_with_a_person_is_named() {
    let till = Till::open();
    let register = |text: &str| {
        till.write("person.toml", text);
        till.run(&["payee", "register", "--account", "pockyt", "--from-file", "person.toml"])
    };
    register(&PERSON.replace("email", "e_mail")).ended(2).said(&["`payee.e_mail`", "line 4"]);
    register(&PERSON.replace("email = \"ada@shop.example\"", "")).ended(2).said(&["email"]);
    register(&PERSON.replace("1990-01-31", "\"last year\"")).ended(2).said(&["date_of_birth", "line 5"]);
    register(&PERSON.replace("\"X-9876543-ID\"", "\"X-9876543-ID")).ended(2).said(&["line 12"]);
    for text in ["government_id = \"X-9876543-ID", "government_id = X-9876543-ID", "X = [\"X-9876543-ID\"]"] {
        let ran = register(text);
        assert!(!ran.ended(2).stderr.contains("9876543"), "{ran:?}");
    }
    till.run(&["payee", "register", "--account", "pockyt", "--from-file", "nobody.toml"])
        .ended(2)
        .said(&["nobody.toml"]);
    till.run(&["payee", "show", "--account", "pockyt"]).ended(2);
    till.run(&["payee", "update", "1", "--account", "pockyt"]).ended(2);
    assert_eq!(till.requests(), 0);
}

#[test]
fn who_is_unknown_and_where_there_are_none() {
    let till = Till::open();
    let nobody = ["payee", "show", "--account", "pockyt", "--customer-no", "200039999"];
    till.run(&nobody).ended(1).said(&["PAYEE_NOT_FOUND"]);
    till.run(&["payee", "show", "--account", "yedpay", "--customer-no", "1"]).ended(1).said(&["UNSUPPORTED", "pockyt"]);
}
