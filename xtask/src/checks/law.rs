//! Every rule of every shipped charter has a citation, a sense and a case.

use super::root;

fn toml(path: &std::path::Path) -> toml::Table {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn tables<'a>(file: &'a toml::Table, key: &str) -> Vec<&'a toml::Table> {
    let list = file.get(key).and_then(toml::Value::as_array);
    list.into_iter().flatten().filter_map(toml::Value::as_table).collect()
}

fn text<'a>(table: &'a toml::Table, key: &str) -> &'a str {
    table.get(key).and_then(toml::Value::as_str).unwrap_or("").trim()
}

#[test]
fn every_rule_has_a_citation_and_a_case() {
    let mut wrong = Vec::new();
    let mut bodies = 0;
    for entry in std::fs::read_dir(root().join("charters")).unwrap().flatten() {
        let folder = entry.path();
        if !folder.join("charter.toml").exists() {
            continue;
        }
        bodies += 1;
        let (charter, cases) = (toml(&folder.join("charter.toml")), toml(&folder.join("cases.toml")));
        let body = entry.file_name().to_string_lossy().into_owned();
        if !folder.join("README.md").exists() {
            wrong.push(format!("{body} has no README.md"));
        }
        let base = match text(charter["body"].as_table().unwrap(), "reforms") {
            "" => toml::Table::new(),
            base => toml(&root().join("charters").join(base).join("charter.toml")),
        };
        let kinds = [tables(&charter, "kind"), tables(&base, "kind")].concat();
        let asked: Vec<&str> = tables(&cases, "case")
            .into_iter()
            .map(|case| match text(case, "on") {
                "" => {
                    kinds.iter().find(|kind| text(kind, "id") == text(case, "kind")).map_or("", |k| text(k, "question"))
                }
                on => on,
            })
            .collect();
        for rule in tables(&charter, "rule") {
            let (cite, on) = (text(rule, "cite"), text(rule, "on"));
            if cite.is_empty() || text(rule, "sense").is_empty() {
                wrong.push(format!("{body}: a rule on `{on}` lacks its citation or its sense"));
            }
            if !asked.contains(&on) {
                wrong.push(format!("{body}: no case on `{on}` ({cite})"));
            }
        }
    }
    assert!(bodies > 0 && wrong.is_empty(), "{}", wrong.join("\n"));
}
