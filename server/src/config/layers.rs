//! Defaults, then the file, then the environment.

use super::{Config, ConfigError, check, keys, serving};
use config::{Value, ValueKind};
use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::Path;

/// Names the settings file, so it is not a setting itself.
const FILE_VARIABLE: &str = "PARVIS_CONFIG";

/// One setting that somebody made, with its name and value.
pub(super) type Setting = (&'static str, Value);

/// The settings in a TOML file.
pub(super) fn read_file(path: &Path) -> Result<Vec<Setting>, ConfigError> {
    let text = std::fs::read_to_string(path).map_err(|source| ConfigError::Unreadable { file: path.to_owned(), source })?;
    from_toml(path, &text)
}

/// The settings in the text of a TOML file.
pub(super) fn from_toml(path: &Path, text: &str) -> Result<Vec<Setting>, ConfigError> {
    let table: toml::Table = text.parse().map_err(|error| ConfigError::NotToml { file: path.to_owned(), source: Box::new(error) })?;
    let mut settings = Vec::new();
    flatten("", table, &path.display().to_string(), &mut settings)?;
    Ok(settings)
}

fn flatten(prefix: &str, table: toml::Table, origin: &str, settings: &mut Vec<Setting>) -> Result<(), ConfigError> {
    for (key, value) in table {
        let name = if prefix.is_empty() { key } else { format!("{prefix}.{key}") };
        match value {
            toml::Value::Table(inner) => flatten(&name, inner, origin, settings)?,
            value => settings.push((known(&name, origin)?, Value::new(Some(&origin.to_owned()), kind(value)))),
        }
    }
    Ok(())
}

fn kind(value: toml::Value) -> ValueKind {
    match value {
        toml::Value::Integer(number) => ValueKind::I64(number),
        toml::Value::Float(number) => ValueKind::Float(number),
        toml::Value::Boolean(answer) => ValueKind::Boolean(answer),
        toml::Value::Array(items) => ValueKind::Array(items.into_iter().map(|item| Value::new(None, kind(item))).collect()),
        toml::Value::String(text) => ValueKind::String(text),
        other => ValueKind::String(other.to_string()),
    }
}

fn known(name: &str, origin: &str) -> Result<&'static str, ConfigError> {
    let found = keys::all().iter().find(|key| key.name == name);
    found.map(|key| key.name).ok_or_else(|| ConfigError::Unknown { origin: origin.to_owned(), name: name.to_owned() })
}

/// The settings in the environment: everything that begins with `PARVIS_`.
pub(super) fn environment(variables: impl Iterator<Item = (OsString, OsString)>) -> Result<Vec<Setting>, ConfigError> {
    let mut settings = Vec::new();
    for (variable, value) in variables {
        let Some(variable) = variable.to_str().filter(|name| name.starts_with("PARVIS_") && *name != FILE_VARIABLE) else { continue };
        let Some(key) = keys::all().iter().find(|key| key.env == variable) else {
            return Err(ConfigError::Unknown { origin: "the environment".to_owned(), name: variable.to_owned() });
        };
        let value = value.into_string().map_err(|_| ConfigError::NotText(variable.to_owned()))?;
        settings.push((key.name, Value::new(Some(&variable.to_owned()), value)));
    }
    Ok(settings)
}

/// Settings by name.
pub(super) fn named(settings: &[(&str, &str)]) -> Result<Vec<Setting>, ConfigError> {
    settings.iter().map(|(name, value)| Ok((known(name, "settings")?, Value::new(None, *value)))).collect()
}

/// Puts the layers on top of each other.
pub(super) fn assemble(file: Vec<Setting>, environment: Vec<Setting>) -> Result<Config, ConfigError> {
    let given: Vec<Setting> = file.into_iter().chain(environment).collect();
    // Two settings appear in the defaults of others, so they are read first.
    let plain = layered(&given, |default| default.to_owned())?;
    let data_dir = plain.get_string("data_dir")?;
    let listen: SocketAddr = plain.get("listen")?;
    let expand = |default: &str| default.replace("{data_dir}", &data_dir).replace("http://{listen}", &serving::address_of(listen));
    let mut config: Config = layered(&given, expand)?.try_deserialize()?;
    config.public_url_given = given.iter().any(|(name, _)| *name == "public_url");
    check::complete(&mut config)?;
    Ok(config)
}

fn layered(given: &[Setting], expand: impl Fn(&str) -> String) -> Result<config::Config, ConfigError> {
    let mut builder = config::Config::builder();
    for key in keys::all() {
        builder = builder.set_default(key.name, expand(key.default))?;
    }
    for (name, value) in given {
        builder = builder.set_override(name, value.clone())?;
    }
    Ok(builder.build()?)
}
