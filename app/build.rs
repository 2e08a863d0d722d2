//! Turns `locales/<language>/<area>.ftl` into one Rust function per message, so that a missing word, a missing
//! translation or a forgotten argument is a compile error and not a page that says `poll-title`.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The language every other one is compared with.
const REFERENCE: &str = "en";

/// What one message is: its variables, and its text for the documentation.
type Area = BTreeMap<String, (BTreeSet<String>, String)>;

fn main() {
    println!("cargo::rustc-check-cfg=cfg(erase_components)");
    let locales = Path::new(env!("CARGO_MANIFEST_DIR")).join("../locales");
    println!("cargo::rerun-if-changed={}", locales.display());
    let languages = folders(&locales);
    let reference = areas(&locales.join(REFERENCE));
    let mut problems = Vec::new();
    for language in languages.iter().filter(|l| *l != REFERENCE) {
        compare(language, &reference, &areas(&locales.join(language)), &mut problems);
    }
    for problem in &problems {
        println!("cargo::error={problem}");
    }
    let out = env::var_os("OUT_DIR").map(PathBuf::from).unwrap_or_default();
    style(&out);
    let code = generate(&locales, &languages, &reference);
    if let Err(error) = fs::write(out.join("words.rs"), code) {
        println!("cargo::error=words.rs cannot be written: {error}");
    }
}

/// Joins the style sheets: the layers in their order first, then every file (they wrap themselves in their layer).
fn style(out: &Path) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("style");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files: Vec<PathBuf> = entries(&folder).chain(entries(&folder.join("components"))).filter(|p| p.extension().is_some_and(|e| e == "css")).collect();
    files.sort();
    let mut css = String::from("@layer reset, tokens, base, layout, components, utilities, print;\n");
    for file in files {
        css.push_str(&fs::read_to_string(&file).unwrap_or_default());
    }
    if let Err(error) = fs::write(out.join("style.css"), css) {
        println!("cargo::error=style.css cannot be written: {error}");
    }
}

fn folders(locales: &Path) -> Vec<String> {
    let mut names: Vec<String> = entries(locales).filter(|p| p.is_dir()).filter_map(|p| stem(&p)).collect();
    names.sort();
    names
}

fn entries(folder: &Path) -> impl Iterator<Item = PathBuf> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path())
}

fn stem(path: &Path) -> Option<String> {
    Some(path.file_stem()?.to_string_lossy().into_owned())
}

fn areas(folder: &Path) -> BTreeMap<String, Area> {
    let files = entries(folder).filter(|p| p.extension().is_some_and(|e| e == "ftl"));
    files.filter_map(|path| Some((stem(&path)?, area(&path)))).collect()
}

fn area(path: &Path) -> Area {
    let text = fs::read_to_string(path).unwrap_or_default();
    let resource = match fluent_syntax::parser::parse(text.as_str()) {
        Ok(resource) => resource,
        Err((resource, errors)) => {
            for error in errors {
                let line = text[..error.pos.start.min(text.len())].lines().count();
                println!("cargo::error={}:{line}: {error}", path.display());
            }
            resource
        }
    };
    let mut found = Area::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        let Some(pattern) = &message.value else { continue };
        let (mut variables, mut sample) = (BTreeSet::new(), String::new());
        walk(pattern, &mut variables, &mut sample);
        if found.insert(message.id.name.to_owned(), (variables, sample)).is_some() {
            println!("cargo::error={}: `{}` is there twice", path.display(), message.id.name);
        }
    }
    found
}

fn walk(pattern: &Pattern<&str>, variables: &mut BTreeSet<String>, sample: &mut String) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => sample.push_str(value),
            PatternElement::Placeable { expression } => walk_expression(expression, variables, sample),
        }
    }
}

fn walk_expression(expression: &Expression<&str>, variables: &mut BTreeSet<String>, sample: &mut String) {
    match expression {
        Expression::Inline(inline) => walk_inline(inline, variables, sample),
        Expression::Select { selector, variants } => {
            walk_inline(selector, variables, &mut String::new());
            for variant in variants {
                let mut text = String::new();
                walk(&variant.value, variables, if variant.default { sample } else { &mut text });
            }
        }
    }
}

fn walk_inline(inline: &InlineExpression<&str>, variables: &mut BTreeSet<String>, sample: &mut String) {
    match inline {
        InlineExpression::VariableReference { id } => {
            variables.insert(id.name.to_owned());
            let _ = write!(sample, "{{{}}}", id.name);
        }
        InlineExpression::StringLiteral { value } => sample.push_str(value),
        InlineExpression::Placeable { expression } => walk_expression(expression, variables, sample),
        _ => {}
    }
}

fn compare(language: &str, reference: &BTreeMap<String, Area>, other: &BTreeMap<String, Area>, problems: &mut Vec<String>) {
    for (name, area) in reference {
        let Some(translated) = other.get(name) else {
            problems.push(format!("locales/{language}/{name}.ftl is missing"));
            continue;
        };
        for (id, (variables, _)) in area {
            match translated.get(id) {
                None => problems.push(format!("locales/{language}/{name}.ftl lacks `{id}`")),
                Some((theirs, _)) if theirs != variables => {
                    problems.push(format!("locales/{language}/{name}.ftl: `{id}` uses {theirs:?}, not {variables:?}"));
                }
                Some(_) => {}
            }
        }
        for id in translated.keys().filter(|id| !area.contains_key(*id)) {
            problems.push(format!("locales/{language}/{name}.ftl: `{id}` is not in locales/{REFERENCE}"));
        }
    }
    for name in other.keys().filter(|name| !reference.contains_key(*name)) {
        problems.push(format!("locales/{language}/{name}.ftl has no counterpart in locales/{REFERENCE}"));
    }
}

fn generate(locales: &Path, languages: &[String], reference: &BTreeMap<String, Area>) -> String {
    let mut code = String::new();
    let _ = writeln!(code, "const SOURCES: &[(&str, &str, &str)] = &[");
    for language in languages {
        for name in reference.keys() {
            let path = locales.join(language).join(format!("{name}.ftl"));
            let path = fs::canonicalize(&path).unwrap_or(path);
            let _ = writeln!(code, "    ({language:?}, {name:?}, include_str!({path:?})),");
        }
    }
    let _ = writeln!(code, "];");
    for (name, area) in reference {
        let _ =
            writeln!(code, "/// `locales/*/{name}.ftl`.\npub mod {} {{\n    #[allow(unused_imports)]\n    use super::{{Arg, Locale, say}};", identifier(name));
        for (id, (variables, sample)) in area {
            function(&mut code, name, id, variables, sample);
        }
        lookup(&mut code, name, area);
        let _ = writeln!(code, "}}");
    }
    code
}

fn function(code: &mut String, area: &str, id: &str, variables: &BTreeSet<String>, sample: &str) {
    let sample = sample.split_whitespace().collect::<Vec<_>>().join(" ").replace(['[', ']', '<', '>', '`'], "'");
    let parameters: String = variables.iter().map(|v| format!(", {}: impl Into<Arg>", identifier(v))).collect();
    let arguments: String = variables.iter().map(|v| format!("({v:?}, {}.into())", identifier(v))).collect::<Vec<_>>().join(", ");
    let _ = writeln!(
        code,
        "    /// “{sample}”\n    #[must_use]\n    pub fn {}(l: Locale{parameters}) -> String {{ say(l, {area:?}, {id:?}, vec![{arguments}]) }}",
        identifier(id)
    );
}

/// Messages without variables can also be found by name, for closed lists such as countries.
fn lookup(code: &mut String, area: &str, messages: &Area) {
    let plain: Vec<&String> = messages.iter().filter(|(_, (variables, _))| variables.is_empty()).map(|(id, _)| id).collect();
    let _ = writeln!(
        code,
        "    /// Every message that takes no argument, with its name: for scripts that choose among them.\n    #[must_use]\n    pub fn every_message(l: Locale) -> Vec<(&'static str, String)> {{\n        const IDS: &[&str] = &{plain:?};\n        IDS.iter().map(|&id| (id, say(l, {area:?}, id, Vec::new()))).collect()\n    }}"
    );
    let _ = writeln!(
        code,
        "    /// The message of this name, if there is one and it takes no argument.\n    #[must_use]\n    pub fn by_id(l: Locale, id: &str) -> Option<String> {{\n        const IDS: &[&str] = &{plain:?};\n        IDS.binary_search(&id).ok().map(|_| say(l, {area:?}, id, Vec::new()))\n    }}"
    );
}

fn identifier(name: &str) -> String {
    let name = name.replace('-', "_");
    const RESERVED: &[&str] = &["type", "move", "use", "in", "as", "for", "where", "yield", "match", "loop", "box", "do", "final", "try", "static"];
    if RESERVED.contains(&name.as_str()) { format!("r#{name}") } else { name }
}
