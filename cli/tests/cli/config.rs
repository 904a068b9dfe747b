use crate::till::{Ran, Till};
use tillback_sandbox::Host;

/// Text that must never be printed.
const SECRET: &str = "S3CRET-9876543";

fn check(till: &Till, variables: &[(&str, &str)]) -> Ran {
    let ran = till.run_with(&["check"], variables, "");
    assert!(!ran.stdout.contains(SECRET) && !ran.stderr.contains(SECRET), "{ran:?}");
    ran
}

fn pockyt(till: &Till, more: &str) -> String {
    let url = till.server.url(Host::Pockyt);
    format!(
        "[accounts.shop]\ngateway = \"pockyt\"\nenvironment = \"{url}\"\nmerchant_no = \"200001\"\nstore_no = \"300001\"\n{more}\n"
    )
}

#[test]
fn slips_are_named_with_their_place_and_without_values() {
    let till = Till::bare();
    let whole = |more: &str| pockyt(&till, more);
    for (text, words) in [
        (whole("tokn = \"S3CRET-9876543\""), &["`accounts.shop.tokn`", "line 6", "token_file"][..]),
        (whole("shop_id = \"S3CRET-9876543\""), &["`accounts.shop.shop_id`", "a pockyt account"]),
        (whole(""), &["accounts.shop has no `token`", "token_env"]),
        (whole("token = \"S3CRET-9876543\"\ntoken_file = \"x\""), &["`token` and `token_file`"]),
        (whole("token_file = \"nowhere.txt\""), &["`accounts.shop.token_file`", "nowhere.txt"]),
        (whole("token_env = \"NOT_SET_ANYWHERE\""), &["NOT_SET_ANYWHERE", "not set"]),
        (whole("token = \"\""), &["empty secret"]),
        (whole("token = S3CRET-9876543"), &["line 6", "no TOML"]),
        (whole("token = [\"S3CRET-9876543\"]"), &["line 6", "text in quotes"]),
        (whole("token = \"S3CRET-9876543\"\n[accouts.b]"), &["`accouts`", "accounts, client"]),
        (whole("token = \"S3CRET-9876543\"\n[client]\nproxi = \"S3CRET-9876543\""), &["`client.proxi`", "proxy"]),
        (whole("token = \"S3CRET-9876543\"\n[client]\ndeadline = \"soon\""), &["`client.deadline`", "length of time"]),
        (whole("token = \"S3CRET-9876543\"\n[client]\nca_file = \"none.pem\""), &["`client.ca_file`", "none.pem"]),
        (
            "[accounts.shop]\ngateway = \"S3CRET-9876543\"".to_owned(),
            &["`accounts.shop.gateway`", "pockyt, yedpay, paycross"],
        ),
        ("[accounts.shop]\ntoken = \"S3CRET-9876543\"".to_owned(), &["no `gateway`"]),
        (whole("token = \"S3CRET-9876543\"").replace("http://127.0.0.1", "http://shop.example"), &["https"]),
        (whole("token = \"S3CRET-9876543\"").replace("http://", ""), &["`accounts.shop.environment`", "production"]),
    ] {
        till.write("tillback.toml", &text);
        check(&till, &[]).ended(2).said(words);
    }
    assert_eq!(till.requests(), 0);
}

#[test]
fn a_configuration_error_is_json_where_json_is_asked_for() {
    let till = Till::bare();
    till.write("tillback.toml", &pockyt(&till, "tokn = \"x\""));
    let error = &till.run(&["check", "--json"]).ended(2).json()["error"];
    assert_eq!(error["code"], "CONFIGURATION");
    assert!(error["message"].as_str().unwrap().contains("tokn"));
}

#[test]
fn without_an_account_it_says_where_it_looked() {
    let till = Till::bare();
    till.run(&["check"]).ended(2).said(&["No account is configured", "tillback.toml", "TILLBACK_ACCOUNTS_"]);
}

#[test]
fn secrets_come_from_files_and_variables_of_ones_own() {
    let till = Till::bare();
    let token = till.accounts().pockyt.token;
    till.write("token.txt", &format!("{token}\n"));
    // A path is meant from the file's directory, not from where the command runs.
    till.write("elsewhere/token.txt", "wrong");
    let by_file = till.write("tillback.toml", &pockyt(&till, "token_file = \"token.txt\""));
    check(&till, &[]).ended(0);
    let mut elsewhere = crate::till::command(&till.directory);
    elsewhere.current_dir(till.directory.path().join("elsewhere")).args(["check", "--config"]).arg(by_file);
    crate::till::run(elsewhere, "").ended(0);
    till.write("tillback.toml", &pockyt(&till, "token_env = \"MY_TOKEN\""));
    check(&till, &[("MY_TOKEN", &token)]).ended(0);
}

#[test]
fn accounts_may_come_from_the_environment_alone() {
    let till = Till::bare();
    let (url, token) = (till.server.url(Host::Pockyt), till.accounts().pockyt.token);
    let mut variables = vec![
        ("TILLBACK_ACCOUNTS_MY_SHOP_GATEWAY", "pockyt"),
        ("TILLBACK_ACCOUNTS_MY_SHOP_ENVIRONMENT", url.as_str()),
        ("TILLBACK_ACCOUNTS_MY_SHOP_MERCHANT_NO", "200001"),
        ("TILLBACK_ACCOUNTS_MY_SHOP_STORE_NO", "300001"),
        ("TILLBACK_ACCOUNTS_MY_SHOP_TOKEN", token.as_str()),
        ("TILLBACK_CLIENT_REPLY_TIMEOUT", "5s"),
        // An empty variable is none.
        ("TILLBACK_ACCOUNTS_MY_SHOP_GROUP_NO", ""),
    ];
    let ran = check(&till, &variables);
    assert!(ran.ended(0).stdout.contains("my_shop"), "{ran:?}");
    variables.push(("TILLBACK_ACCOUNTS_MY_SHOP_TOKN", SECRET));
    check(&till, &variables).ended(2).said(&["TILLBACK_ACCOUNTS_MY_SHOP_TOKN", "TOKEN_FILE"]);
}

#[test]
fn the_environment_wins_over_the_file() {
    let till = Till::bare();
    till.write("tillback.toml", &pockyt(&till, "token_file = \"nowhere.txt\""));
    check(&till, &[]).ended(2);
    let token = till.accounts().pockyt.token;
    check(&till, &[("TILLBACK_ACCOUNTS_SHOP_TOKEN", &token)]).ended(0);
}

#[test]
fn the_file_is_found_by_option_variable_and_place() {
    let till = Till::bare();
    let token = till.accounts().pockyt.token;
    let named = |name: &str| {
        pockyt(&till, &format!("token = \"{token}\"")).replace("accounts.shop", &format!("accounts.{name}"))
    };
    let found = |arguments: &[&str], variables: &[(&str, &str)]| {
        let lines = till.run_with(&[&["check", "--json"][..], arguments].concat(), variables, "").ended(0).lines();
        lines[0]["account"].as_str().unwrap().to_owned()
    };
    till.write("config/tillback/tillback.toml", &named("own"));
    assert_eq!(found(&[], &[]), "own");
    till.write("tillback.toml", &named("here"));
    assert_eq!(found(&[], &[]), "here");
    till.write("variable.toml", &named("variable"));
    assert_eq!(found(&[], &[("TILLBACK_CONFIG", "variable.toml")]), "variable");
    till.write("option.toml", &named("option"));
    assert_eq!(found(&["--config", "option.toml"], &[("TILLBACK_CONFIG", "variable.toml")]), "option");
    till.run(&["check", "--config", "nowhere.toml"]).ended(2).said(&["nowhere.toml"]);
}

#[test]
fn a_missing_secret_of_another_account_does_not_matter() {
    let till = Till::open();
    let text = format!("{}\n[accounts.later]\ngateway = \"yedpay\"\nenvironment = \"sandbox\"\n", till.accounts_toml());
    till.write("tillback.toml", &text);
    till.run(&["query", "--account", "pockyt", "312345678901230001"]).ended(0);
    till.run(&["query", "--account", "later", "1"]).ended(2).said(&["accounts.later", "access_token"]);
}

#[cfg(unix)]
#[test]
fn a_file_with_a_secret_that_others_can_read_gives_a_warning() {
    use std::os::unix::fs::PermissionsExt;
    let till = Till::open();
    assert_eq!(till.run(&["check"]).ended(0).stderr, "");
    let path = till.directory.path().join("tillback.toml");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
    let ran = till.run(&["check"]);
    assert_eq!(ran.ended(0).said(&["can be read by others", "chmod 600"]).stderr.lines().count(), 1, "{ran:?}");
    // Without a secret in it, anybody may read it.
    std::fs::write(&path, pockyt(&till, "token_env = \"MY_TOKEN\"")).unwrap();
    let token = till.accounts().pockyt.token;
    assert_eq!(check(&till, &[("MY_TOKEN", &token)]).ended(0).stderr, "");
}
