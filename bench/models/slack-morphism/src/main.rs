//! Reads messages and views, one JSON object a line, and tells on standard output what slack-morphism's models make otherwise of them.
//! `{"kind": "message" | "view", "body": …}` in, `{"seen": COUNT, "problems": {TEXT: COUNT}}` out.

use serde_json::{json, Value};
use slack_morphism::prelude::*;
use std::collections::BTreeMap;
use std::io::BufRead;

fn main() {
    let mut seen = 0;
    let mut problems: BTreeMap<String, u64> = BTreeMap::new();
    for line in std::io::stdin().lock().lines() {
        let shown: Value = serde_json::from_str(&line.expect("a line")).expect("JSON");
        seen += 1;
        let body = &shown["body"];
        for block in body["blocks"].as_array().unwrap_or(&vec![]) {
            for told in block_problems(block) {
                *problems.entry(told).or_insert(0) += 1;
            }
        }
        if shown["kind"] == "view" {
            if let Err(error) = serde_json::from_value::<SlackView>(body.clone()) {
                *problems.entry(format!("view: {error}")).or_insert(0) += 1;
            }
        }
    }
    println!("{}", json!({ "seen": seen, "problems": problems }));
}

fn block_problems(block: &Value) -> Vec<String> {
    let kind = block["type"].as_str().unwrap_or("?").to_string();
    match serde_json::from_value::<SlackBlock>(block.clone()) {
        Err(error) => vec![format!("{kind}: {error}")],
        Ok(SlackBlock::Unknown(_)) => vec![format!("{kind}: cannot be read")],
        Ok(read) => {
            let mut lost = vec![];
            differences(block, &serde_json::to_value(read).expect("JSON"), &kind, &mut lost);
            lost
        }
    }
}

fn differences(before: &Value, after: &Value, path: &str, lost: &mut Vec<String>) {
    match (before, after) {
        (Value::Object(fields), Value::Object(kept)) => {
            for (name, value) in fields {
                match kept.get(name) {
                    None => lost.push(format!("{path}.{name}: not in the model")),
                    Some(same) => differences(value, same, &format!("{path}.{name}"), lost),
                }
            }
        }
        (Value::Array(items), Value::Array(kept)) if items.len() == kept.len() => {
            for (item, same) in items.iter().zip(kept) {
                differences(item, same, path, lost);
            }
        }
        (Value::Number(number), Value::Number(kept)) if number.as_f64() == kept.as_f64() => {}
        _ if before == after => {}
        _ => lost.push(format!("{path}: read as another value")),
    }
}
