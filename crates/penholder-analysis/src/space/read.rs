//! The table of places: `seat,x,y`, a line for each seat.

use super::Place;

/// One fault with its line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {says}")]
pub struct LineFault {
    /// The line, from 1.
    pub line: u64,
    /// What is wrong.
    pub says: String,
}

/// The seats and their places in the order of the table.
///
/// # Errors
/// Every fault of the table, at most a hundred.
pub fn places(text: &str) -> Result<Vec<(String, Place)>, Vec<LineFault>> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(text.as_bytes());
    let header = reader.headers().map(|row| row.iter().map(str::to_owned).collect::<Vec<_>>()).unwrap_or_default();
    let column = |name: &str| header.iter().position(|cell| cell == name);
    let (Some(seat), Some(x), Some(y)) = (column("seat"), column("x"), column("y")) else {
        let says = "the first line has to name the columns seat, x and y".to_owned();
        return Err(vec![LineFault { line: 1, says }]);
    };
    let (mut found, mut faults): (Vec<(String, Place)>, Vec<LineFault>) = (Vec::new(), Vec::new());
    for row in reader.records() {
        let row = match row {
            Ok(row) => row,
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                faults.push(LineFault { line, says: "it is no line of CSV".to_owned() });
                break;
            }
        };
        let line = row.position().map_or(0, csv::Position::line);
        let mut fault = |says: String| faults.push(LineFault { line, says });
        let name = row.get(seat).unwrap_or_default();
        if name.is_empty() {
            fault("the seat has no name".to_owned());
        } else if found.iter().any(|(other, _)| other == name) {
            fault(format!("`{name}` is placed twice"));
        }
        let mut number = |at: usize, axis: &str| match row.get(at).map(|cell| (cell, cell.parse::<f64>())) {
            Some((_, Ok(value))) if value.is_finite() => Some(value),
            Some((cell, _)) if !cell.is_empty() => {
                fault(format!("`{cell}` is no number for {axis}"));
                None
            }
            _ => {
                fault(format!("`{name}` has no {axis}"));
                None
            }
        };
        if let (Some(x), Some(y)) = (number(x, "x"), number(y, "y")) {
            found.push((name.to_owned(), (x, y)));
        }
        if faults.len() >= 100 {
            break;
        }
    }
    if found.is_empty() && faults.is_empty() {
        faults.push(LineFault { line: 2, says: "there is no seat in the table".to_owned() });
    }
    if faults.is_empty() { Ok(found) } else { Err(faults) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, expected: &str) {
        let said = match places(text) {
            Ok(found) => found.iter().map(|(seat, (x, y))| format!("{seat} {x} {y}")).collect::<Vec<_>>(),
            Err(faults) => faults.iter().map(ToString::to_string).collect(),
        };
        assert_eq!(said.join("; "), expected);
    }

    #[test]
    fn every_fault_has_its_line() {
        check("seat,x,y\nFRA,1,-2.5\n\"Malta, the\", 0 ,1e2\n", "FRA 1 -2.5; Malta, the 0 100");
        check("y,note,seat,x\n1,far,A,2\n", "A 2 1");
        check(
            "seat,x,y\nA,1,2\nA,one,\nB,NaN,inf\n,1,1\n",
            "line 3: `A` is placed twice; line 3: `one` is no number for x; line 3: `A` has no y; line 4: `NaN` is no number for x; line 4: `inf` is no number for y; line 5: the seat has no name",
        );
        check("seat,x\nA,1\n", "line 1: the first line has to name the columns seat, x and y");
        check("", "line 1: the first line has to name the columns seat, x and y");
        check("seat,x,y\n", "line 2: there is no seat in the table");
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,200}") {
            let _ = places(&text);
            let _ = places(&format!("seat,x,y\n{text}"));
        }
    }
}
