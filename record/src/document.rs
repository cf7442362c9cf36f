//! Where the United Nations publish a document, by its symbol.

/// The address of a document, or nothing where what is given is no symbol: `S/2012/538`, `S/PV.6810`, `S/RES/2118(2013)`.
#[must_use]
pub fn address(symbol: &str) -> Option<String> {
    let fits = |letter: char| letter.is_ascii_alphanumeric() || "/.()-".contains(letter);
    (symbol.contains('/') && symbol.chars().all(fits)).then(|| format!("https://undocs.org/{symbol}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_symbols_have_an_address() {
        let check =
            |symbol: &str, address_is: Option<&str>| assert_eq!(address(symbol).as_deref(), address_is, "{symbol}");
        check("S/2012/538", Some("https://undocs.org/S/2012/538"));
        check("S/PV.6810", Some("https://undocs.org/S/PV.6810"));
        check("v2377", None);
        check("S/PV.1 and 2", None);
        check("S/1\" onload=", None);
    }
}
