//! The published schema describes the lines as they are written, and nothing else.

use domain::voting::count::TieRule;
use serde_json::{Value, json};

use crate::poll::{Poll, anonymous, key, named};
use crate::sealed::SealedPoll;
use crate::second::by_every_rule;

/// The part of JSON Schema (2020-12) that the published schema uses. A word that is not known here fails the test.
fn valid(schema: &Value, value: &Value, root: &Value) -> bool {
    let Value::Object(words) = schema else { return schema == &Value::Bool(true) };
    words.iter().all(|(word, wanted)| match word.as_str() {
        "$schema" | "$id" | "$defs" | "title" | "description" => true,
        "$ref" => valid(root.pointer(wanted.as_str().unwrap().trim_start_matches('#')).unwrap(), value, root),
        "oneOf" => wanted.as_array().unwrap().iter().filter(|one| valid(one, value, root)).count() == 1,
        "const" => value == wanted,
        "enum" => wanted.as_array().unwrap().contains(value),
        "type" => match wanted.as_str().unwrap() {
            "object" => value.is_object(),
            "array" => value.is_array(),
            "string" => value.is_string(),
            "integer" => value.is_i64() || value.is_u64(),
            "boolean" => value.is_boolean(),
            "null" => value.is_null(),
            other => panic!("{other}"),
        },
        "minimum" => value.as_f64() >= wanted.as_f64(),
        "maximum" => value.as_f64() <= wanted.as_f64(),
        "minItems" => value.as_array().unwrap().len() as u64 >= wanted.as_u64().unwrap(),
        "pattern" => {
            assert_eq!(wanted, "^[A-Za-z0-9+/]{43}=$");
            let text = value.as_str().unwrap();
            text.len() == 44 && text.ends_with('=') && text[..43].bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'+' || byte == b'/')
        }
        "required" => wanted.as_array().unwrap().iter().all(|name| value.get(name.as_str().unwrap()).is_some()),
        "properties" => wanted.as_object().unwrap().iter().all(|(name, schema)| value.get(name).is_none_or(|value| valid(schema, value, root))),
        "additionalProperties" => {
            assert_eq!(wanted, &Value::Bool(false));
            value.as_object().is_none_or(|object| object.keys().all(|name| words["properties"].get(name).is_some()))
        }
        "prefixItems" => wanted.as_array().unwrap().iter().zip(value.as_array().unwrap()).all(|(schema, value)| valid(schema, value, root)),
        "items" => {
            let first = words.get("prefixItems").map_or(0, |fixed| fixed.as_array().unwrap().len());
            value.as_array().is_none_or(|items| items.iter().skip(first).all(|item| valid(wanted, item, root)))
        }
        other => panic!("{other} is not known"),
    })
}

/// The properties that an object may be without, each with the one it goes with: where there are no marks, no budget, no lot, no names, no tokens or no trustees, none are written.
const OPTIONAL: [(&str, &str); 7] =
    [("marks", "choices"), ("budget", "method"), ("lot", "seats"), ("by", "lock"), ("token_key", "secrecy"), ("tokens", "issued"), ("trustees", "secrecy")];

/// Every object lists its properties, requires all of them but those that are [`OPTIONAL`] and allows no other, in the order in which they are written.
fn complete(schema: &Value) -> bool {
    match schema {
        Value::Object(words) => {
            let closed = words.get("properties").is_none_or(|properties| {
                let required = words["required"].as_array().unwrap();
                let optional = |name: &str| OPTIONAL.iter().any(|&(optional, beside)| name == optional && properties.get(beside).is_some());
                let named = properties.as_object().unwrap().keys().filter(|name| !optional(name));
                words["additionalProperties"] == Value::Bool(false)
                    && required.len() == named.clone().count()
                    && named.clone().all(|name| required.iter().any(|required| required == name))
            });
            closed && words.values().all(complete)
        }
        Value::Array(schemas) => schemas.iter().all(complete),
        _ => true,
    }
}

#[test]
fn the_schema_fits_every_line_and_no_other() {
    let schema: Value = serde_json::from_str(include_str!("../../bundle.schema.json")).unwrap();
    assert!(complete(&schema));
    let mut without_roll = Poll::invented(9, 21, 6);
    without_roll.turnout.roll = None;
    let by_every_rule = Poll::of(by_every_rule(TieRule::Id), key(1), 9, 6, 6);
    let anonymous = Poll::of(anonymous(&key(1)), key(1), 9, 6, 6);
    let named = Poll::of(named(&key(1)), key(1), 9, 6, 6);
    let open = [Poll::invented(9, 21, 6), without_roll, Poll::invented(9, 0, 6), by_every_rule, named, anonymous].map(|poll| poll.publish());
    let sealed = SealedPoll::invented(5, 3).publish(&[1, 2]).unwrap().0;
    for bundle in open.into_iter().chain([sealed]) {
        for line in String::from_utf8(bundle).unwrap().lines() {
            let value: Value = serde_json::from_str(line).unwrap();
            assert!(valid(&schema, &value, &schema), "{line}");
            let (kind, inside) = value.as_object().unwrap().iter().next().unwrap();
            for name in inside.as_object().into_iter().flat_map(serde_json::Map::keys) {
                let mut changed = value.clone();
                let removed = changed[kind].as_object_mut().unwrap().remove(name).unwrap();
                assert_eq!(valid(&schema, &changed, &schema), OPTIONAL.iter().any(|(optional, _)| name == optional), "{line} without {name}");
                changed[kind][format!("{name}_too")] = removed;
                assert!(!valid(&schema, &changed, &schema), "{line} with {name}_too");
            }
        }
    }
}

#[test]
fn marks_are_left_out_or_one_for_each_choice() {
    let schema: Value = serde_json::from_str(include_str!("../../bundle.schema.json")).unwrap();
    let bundle = String::from_utf8(Poll::invented(9, 21, 6).publish()).unwrap();
    let line = bundle.lines().find(|line| line.contains("marks")).unwrap();
    let sound: Value = serde_json::from_str(line).unwrap();
    let with = |marks: Value| {
        let mut changed = sound.clone();
        changed["ballot"]["answers"][2]["marks"] = marks;
        valid(&schema, &changed, &schema)
    };
    assert!(with(json!([1, 65_535])));
    assert!(!with(json!([])) && !with(json!([0])) && !with(json!([65_536])) && !with(json!(["1"])));
    let mut without = sound.clone();
    without["ballot"]["answers"][2].as_object_mut().unwrap().remove("marks");
    assert!(without != sound && valid(&schema, &without, &schema), "{line}");
    without["ballot"]["answers"][2].as_object_mut().unwrap().remove("choices");
    assert!(!valid(&schema, &without, &schema));
}
