//! Tests of the settings as a whole.

use super::*;
use std::ffi::OsString;

fn flat(prefix: &str, value: &serde_json::Value, names: &mut Vec<String>) {
    match value {
        serde_json::Value::Object(fields) => {
            for (key, inner) in fields {
                flat(&if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") }, inner, names);
            }
        }
        _ => names.push(prefix.to_owned()),
    }
}

fn from_environment(variables: &[(&str, &str)]) -> Result<Config, ConfigError> {
    layers::assemble(Vec::new(), layers::environment(variables.iter().map(|(name, value)| (OsString::from(name), OsString::from(value))))?)
}

fn from_file(text: &str) -> Result<Config, ConfigError> {
    layers::assemble(layers::from_toml(Path::new("parvis.toml"), text)?, Vec::new())
}

#[test]
fn every_field_is_documented_and_every_key_is_a_field() {
    let config = Config::from_settings(&[]).unwrap();
    let mut fields = Vec::new();
    flat("", &serde_json::to_value(&config).unwrap(), &mut fields);
    let mut keys: Vec<String> = Config::keys().iter().map(|key| key.name.to_owned()).collect();
    fields.sort();
    keys.sort();
    assert_eq!(fields, keys);
    assert!(Config::keys().iter().all(|key| key.help.ends_with('.')));
}

fn documentation() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("CONFIGURATION.md")
}

#[test]
fn the_documentation_is_what_the_program_says() {
    let written = std::fs::read_to_string(documentation()).unwrap_or_default();
    assert!(written == Config::document(), "CONFIGURATION.md differs: cargo test -p server --lib -- --ignored write_the_documentation");
}

#[test]
#[ignore = "writes CONFIGURATION.md"]
fn write_the_documentation() {
    std::fs::write(documentation(), Config::document()).unwrap();
}

#[test]
fn nothing_set_is_enough() {
    let config = Config::from_settings(&[]).unwrap();
    assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(config.public_url, "http://127.0.0.1:8080");
    assert_eq!(config.database_url, "sqlite://./data/parvis.sqlite");
    assert_eq!(config.mail.folder, Path::new("./data/mail"));
    assert_eq!(config.mail.smtp_url, None);
    assert_eq!(config.session_days, 30);
    assert_eq!(config.sign_in_minutes, 10);
    assert_eq!(config.cache_seconds, 5);
    assert!(config.trusted_proxies.is_empty());
    assert!(!config.secure());
    assert!(!config.public_url_given);
}

#[test]
fn defaults_follow_what_they_are_made_from() {
    let config = from_environment(&[("PARVIS_LISTEN", "0.0.0.0:9000"), ("PARVIS_DATA_DIR", "/srv/parvis")]).unwrap();
    assert_eq!(config.public_url, "http://127.0.0.1:9000");
    assert_eq!(config.database_url, "sqlite:///srv/parvis/parvis.sqlite");
    assert_eq!(config.mail.folder, Path::new("/srv/parvis/mail"));
}

#[test]
fn a_port_the_system_chose_shows_in_the_public_address_unless_that_was_set() {
    let bound: SocketAddr = "127.0.0.1:43210".parse().unwrap();
    let mut config = Config::from_settings(&[("listen", "127.0.0.1:0")]).unwrap();
    config.bound_to(bound);
    assert_eq!(config.public_url, "http://127.0.0.1:43210");
    let mut config = Config::from_settings(&[("listen", "127.0.0.1:0"), ("public_url", "https://Parvis.example/")]).unwrap();
    config.bound_to(bound);
    assert_eq!(config.public_url, "https://parvis.example");
    assert!(config.secure());
}

#[test]
fn the_environment_wins_over_the_file() {
    let file = layers::from_toml(Path::new("parvis.toml"), "session_days = 7\nsign_in_minutes = 5\n[mail]\nfrom = \"City <city@example.org>\"\n").unwrap();
    let variables = [("PARVIS_SESSION_DAYS", "9"), ("PARVIS_LIMITS__API_PER_TOKEN", "5/second"), ("PARVIS_CONFIG", "elsewhere"), ("HOME", "/root")];
    let environment = layers::environment(variables.iter().map(|(name, value)| (OsString::from(name), OsString::from(value)))).unwrap();
    let config = layers::assemble(file, environment).unwrap();
    assert_eq!(config.session_days, 9);
    assert_eq!(config.sign_in_minutes, 5);
    assert_eq!(config.mail.from, "City <city@example.org>");
    assert_eq!(config.limits.api_per_token.to_string(), "5/second");
}

#[test]
fn lists_come_with_commas_or_as_lists() {
    let wanted: Vec<IpNet> = vec!["10.0.0.0/8".parse().unwrap(), "fd00::/8".parse().unwrap()];
    assert_eq!(from_environment(&[("PARVIS_TRUSTED_PROXIES", "10.0.0.0/8, fd00::/8,")]).unwrap().trusted_proxies, wanted);
    assert_eq!(from_file("trusted_proxies = [\"10.0.0.0/8\", \"fd00::/8\"]").unwrap().trusted_proxies, wanted);
}

#[test]
fn what_is_not_known_is_named() {
    let message = from_environment(&[("PARVIS_LISTN", "x")]).err().unwrap().to_string();
    assert!(message.contains("PARVIS_LISTN"), "{message}");
    let message = from_file("[limits]\nballots = \"1/day\"").err().unwrap().to_string();
    assert!(message.contains("limits.ballots") && message.contains("parvis.toml"), "{message}");
    assert!(Config::from_settings(&[("limit", "1")]).is_err());
}

#[test]
fn what_makes_no_sense_is_named() {
    let wrong = [
        ("listen", "nowhere"),
        ("public_url", "parvis.example"),
        ("public_url", "https://parvis.example/under"),
        ("public_url", "ftp://parvis.example"),
        ("session_days", "0"),
        ("session_days", "often"),
        ("sign_in_minutes", "61"),
        ("trusted_proxies", "everyone"),
        ("proxy_header", "x-real-ip"),
        ("database_url", "mysql://host"),
        ("mail.smtp_url", "mail.example"),
        ("mail.from", "nobody"),
        ("limits.read_per_address", "many"),
        ("log.format", "loud"),
        ("log.filter", "info=="),
        ("cache_seconds", "-1"),
    ];
    for (name, value) in wrong {
        let message = Config::from_settings(&[(name, value)]).err().unwrap_or_else(|| panic!("{name}={value} was accepted")).to_string();
        assert!(message.contains(name), "{name}={value}: {message}");
    }
}

#[test]
fn a_wrong_address_with_a_password_is_not_repeated() {
    let message = Config::from_settings(&[("database_url", "mysql://root:hunter2@host")]).err().unwrap().to_string();
    assert!(!message.contains("hunter2"), "{message}");
}

#[test]
fn a_file_that_is_not_toml_or_not_there_is_named() {
    assert!(from_file("listen = ").err().unwrap().to_string().contains("parvis.toml"));
    assert!(Config::load(Some(Path::new("/nonexistent/parvis.toml"))).err().unwrap().to_string().contains("/nonexistent/parvis.toml"));
}
