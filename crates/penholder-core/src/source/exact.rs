//! Exact numbers, as people write them.

use num_rational::Ratio;

/// An exact number: a vote weight, a share, a threshold.
pub type Exact = Ratio<i128>;

/// Reads an exact number: `9`, `0.55`, `2/3`, `55%`.
///
/// # Errors
/// Says why not: no number, a denominator of zero, or more digits than fit (38 in all).
pub fn exact_from(words: &str) -> Result<Exact, &'static str> {
    let words = words.trim();
    if let Some((upper, lower)) = words.split_once('/') {
        let lower = decimal_from(lower)?;
        if lower == Exact::from_integer(0) {
            return Err("the denominator is zero");
        }
        return checked(num_rational_div(decimal_from(upper)?, lower));
    }
    match words.strip_suffix('%') {
        Some(share) => checked(num_rational_div(decimal_from(share)?, Exact::from_integer(100))),
        None => decimal_from(words),
    }
}

fn num_rational_div(upper: Exact, lower: Exact) -> Option<Exact> {
    let upper_part = upper.numer().checked_mul(*lower.denom())?;
    let lower_part = upper.denom().checked_mul(*lower.numer())?;
    Some(Exact::new(upper_part, lower_part))
}

fn checked(exact: Option<Exact>) -> Result<Exact, &'static str> {
    exact.ok_or("it has too many digits")
}

fn decimal_from(words: &str) -> Result<Exact, &'static str> {
    let words = words.trim().replace('_', "");
    let (whole, part) = words.split_once('.').unwrap_or((&words, ""));
    let digits = format!("{whole}{part}");
    let all_digits = digits.strip_prefix(['-', '+']).unwrap_or(&digits);
    if all_digits.is_empty() || !all_digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err("it is not made of digits");
    }
    let number: i128 = digits.parse().map_err(|_| "it has too many digits")?;
    let scale = u32::try_from(part.len()).ok().and_then(|places| 10_i128.checked_pow(places));
    scale.map(|scale| Exact::new(number, scale)).ok_or("it has too many digits")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exact_numbers() {
        let check = |words: &str, upper: i128, lower: i128| {
            assert_eq!(exact_from(words), Ok(Exact::new(upper, lower)), "{words}");
        };
        check("9", 9, 1);
        check("0.55", 55, 100);
        check("2/3", 2, 3);
        check("55%", 11, 20);
        check("5.502%", 5502, 100_000);
        check("-1", -1, 1);
        check("1_000", 1000, 1);
        assert_eq!(exact_from("1/0"), Err("the denominator is zero"));
        assert_eq!(exact_from("nine"), Err("it is not made of digits"));
        assert_eq!(exact_from(""), Err("it is not made of digits"));
        assert_eq!(exact_from(&"9".repeat(60)), Err("it has too many digits"));
    }
}
