use crate::exit;
use std::path::PathBuf;
use tillback::Date;

#[derive(Debug, clap::Args)]
pub(crate) struct PayeeArgs {
    #[command(subcommand)]
    pub(crate) action: PayeeAction,
}

#[derive(Debug, clap::Subcommand)]
pub(crate) enum PayeeAction {
    /// Registers a person or business. A lost answer is settled by looking, never by registering twice
    #[command(after_help = exit::HELP)]
    Register {
        /// The account to register with [default: the only one]
        #[arg(long, value_name = "ACCOUNT")]
        account: Option<String>,
        /// A TOML file with the fields, named as the options but with _ for -; also government_id and
        /// government_id_type, which don't belong on a command line. Options win over the file
        #[arg(long, value_name = "FILE")]
        from_file: Option<PathBuf>,
        #[command(flatten)]
        person: Box<Person>,
    },
    /// Shows a payee
    #[command(after_help = exit::HELP)]
    Show {
        /// The account to ask with [default: the only one]
        #[arg(long, value_name = "ACCOUNT")]
        account: Option<String>,
        #[command(flatten)]
        name: PayeeName,
    },
    /// Changes fields of a payee. Sending the same twice does no harm
    #[command(after_help = exit::HELP)]
    Update {
        /// The gateway's number of the payee
        #[arg(value_name = "CUSTOMER_NO")]
        customer_no: String,
        /// The account to change with [default: the only one]
        #[arg(long, value_name = "ACCOUNT")]
        account: Option<String>,
        /// A field by the gateway's name, and its new value, such as phone=+15550100; may be repeated
        #[arg(long, value_name = "FIELD=VALUE", required = true, value_parser = change)]
        set: Vec<(String, String)>,
    },
}

/// How to find a payee.
#[derive(Debug, clap::Args)]
#[group(required = true, multiple = false)]
pub(crate) struct PayeeName {
    /// The gateway's number
    #[arg(long, value_name = "NUMBER")]
    pub(crate) customer_no: Option<String>,
    /// Your own code
    #[arg(long, value_name = "CODE")]
    pub(crate) customer_code: Option<String>,
    /// The e-mail address
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) email: Option<String>,
}

/// The fields of a payee.
#[derive(Debug, Default, clap::Args)]
pub(crate) struct Person {
    /// First name
    #[arg(long, value_name = "NAME")]
    pub(crate) first_name: Option<String>,
    /// Last name
    #[arg(long, value_name = "NAME")]
    pub(crate) last_name: Option<String>,
    /// E-mail address, unique among your payees
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) email: Option<String>,
    /// Date of birth, such as 1990-01-31
    #[arg(long, value_name = "DAY")]
    pub(crate) date_of_birth: Option<Date>,
    /// Two capital letters (ISO 3166)
    #[arg(long, value_name = "CODE")]
    pub(crate) country_code: Option<String>,
    /// State; in the US two letters
    #[arg(long, value_name = "STATE")]
    pub(crate) state: Option<String>,
    /// City
    #[arg(long, value_name = "CITY")]
    pub(crate) city: Option<String>,
    /// Street and number
    #[arg(long, value_name = "STREET")]
    pub(crate) street: Option<String>,
    /// Second line of the address
    #[arg(long, value_name = "STREET")]
    pub(crate) street2: Option<String>,
    /// Postal code
    #[arg(long, value_name = "ZIP")]
    pub(crate) zip: Option<String>,
    /// Country, in words
    #[arg(long, value_name = "COUNTRY")]
    pub(crate) country: Option<String>,
    /// Telephone number
    #[arg(long, value_name = "NUMBER")]
    pub(crate) phone: Option<String>,
    /// Your own code of the payee: what a lost answer is settled by
    #[arg(long, value_name = "CODE")]
    pub(crate) customer_code: Option<String>,
    /// Name of the company; makes the payee a business
    #[arg(long, value_name = "NAME")]
    pub(crate) company: Option<String>,
    /// Language, such as en
    #[arg(long, value_name = "LANG")]
    pub(crate) lang: Option<String>,
    /// Merchant of record; can't be changed later
    #[arg(long, value_name = "NUMBER")]
    pub(crate) payor_no: Option<String>,
}

fn change(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((field, value)) if !field.is_empty() => Ok((field.to_owned(), value.to_owned())),
        Some(_) | None => Err("write FIELD=VALUE, such as phone=+15550100".to_owned()),
    }
}
