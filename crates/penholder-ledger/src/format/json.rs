//! Canonical JSON: one value, one sequence of bytes.
//!
//! Implements: RFC 8785 (JSON Canonicalization Scheme) without numbers that are not integers, and with object keys in
//! the order of their UTF-8 bytes (RFC 8785 sorts by UTF-16; both agree for keys inside the basic plane).
//! Always: `canonical(parse(bytes)) == bytes` for every accepted `bytes`.

use serde::Serialize;
use serde_json::Value;

/// Why a value has no canonical form.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Uncanonical {
    /// The bytes are not JSON at all.
    #[error("not JSON: {0}")]
    NotJson(String),
    /// A number with a fraction or an exponent.
    #[error("the number {0} is not an integer")]
    NotAnInteger(String),
    /// JSON, but written another way than the canonical one.
    #[error("JSON, but not in its canonical form")]
    NotCanonical,
}

/// Returns the canonical bytes of anything that serialises to JSON.
///
/// # Errors
/// [`Uncanonical::NotAnInteger`] if it holds a floating-point number, [`Uncanonical::NotJson`] if it does not serialise.
pub fn canonical(value: &impl Serialize) -> Result<Vec<u8>, Uncanonical> {
    let value = serde_json::to_value(value).map_err(|why| Uncanonical::NotJson(why.to_string()))?;
    let mut bytes = Vec::new();
    write(&value, &mut bytes)?;
    Ok(bytes)
}

/// Returns the value of canonical bytes.
///
/// # Errors
/// Says what keeps the bytes from being canonical JSON: also a duplicate key, a space, an escape that is not needed.
pub fn parse(bytes: &[u8]) -> Result<Value, Uncanonical> {
    let value: Value = serde_json::from_slice(bytes).map_err(|why| Uncanonical::NotJson(why.to_string()))?;
    let mut again = Vec::with_capacity(bytes.len());
    write(&value, &mut again)?;
    if again == bytes { Ok(value) } else { Err(Uncanonical::NotCanonical) }
}

fn write(value: &Value, out: &mut Vec<u8>) -> Result<(), Uncanonical> {
    match value {
        Value::Null => out.extend(b"null"),
        Value::Bool(true) => out.extend(b"true"),
        Value::Bool(false) => out.extend(b"false"),
        Value::Number(number) if number.is_i64() || number.is_u64() => out.extend(number.to_string().as_bytes()),
        Value::Number(number) => return Err(Uncanonical::NotAnInteger(number.to_string())),
        Value::String(text) => write_text(text, out)?,
        Value::Array(items) => write_list(items.iter(), (b'[', b']'), out, write)?,
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            members.sort_unstable_by_key(|(name, _)| *name);
            write_list(members.into_iter(), (b'{', b'}'), out, |(name, value), out| {
                write_text(name, out)?;
                out.push(b':');
                write(value, out)
            })?;
        }
    }
    Ok(())
}

fn write_list<T>(
    items: impl Iterator<Item = T>,
    (open, close): (u8, u8),
    out: &mut Vec<u8>,
    mut one: impl FnMut(T, &mut Vec<u8>) -> Result<(), Uncanonical>,
) -> Result<(), Uncanonical> {
    out.push(open);
    for (n, item) in items.enumerate() {
        if n > 0 {
            out.push(b',');
        }
        one(item, out)?;
    }
    out.push(close);
    Ok(())
}

/// serde_json escapes exactly what RFC 8785 asks: the quote, the backslash and the control characters.
fn write_text(text: &str, out: &mut Vec<u8>) -> Result<(), Uncanonical> {
    serde_json::to_writer(out, text).map_err(|why| Uncanonical::NotJson(why.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(written: &str, canonical_form: Result<&str, Uncanonical>) {
        let got = serde_json::from_str::<Value>(written)
            .map_err(|why| Uncanonical::NotJson(why.to_string()))
            .and_then(|value| canonical(&value));
        assert_eq!(got.map(|bytes| String::from_utf8(bytes).unwrap()), canonical_form.map(String::from), "{written}");
    }

    #[test]
    fn one_form_for_each_value() {
        check("{ \"b\": 1, \"a\": [true, null, false] }", Ok(r#"{"a":[true,null,false],"b":1}"#));
        check(r#""\u00e9\/\u0007\n""#, Ok("\"é/\\u0007\\n\""));
        check("-0", Err(Uncanonical::NotAnInteger("-0.0".into())));
        check("18446744073709551615", Ok("18446744073709551615"));
        check("1.5", Err(Uncanonical::NotAnInteger("1.5".into())));
        check("{}", Ok("{}"));
    }

    #[test]
    fn other_forms_are_refused() {
        for (bytes, why) in [
            (r#"{"b":1,"a":2}"#, "keys out of order"),
            (r#"{"a":1,"a":1}"#, "a key twice"),
            (r#"{"a": 1}"#, "a space"),
            (r#""\u0041""#, "an escape that is not needed"),
            (
                r#""a"
"#,
                "a line end",
            ),
        ] {
            assert_eq!(parse(bytes.as_bytes()), Err(Uncanonical::NotCanonical), "{why}");
        }
        assert!(matches!(parse(b"{"), Err(Uncanonical::NotJson(_))));
        assert!(matches!(parse(b"1e2"), Err(Uncanonical::NotAnInteger(_))));
    }
}
