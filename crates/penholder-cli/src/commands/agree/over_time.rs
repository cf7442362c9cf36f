//! A member's agreement over time, for people.

use anstream::println;
use penholder_analysis::interval::wilson;
use penholder_analysis::turning::Day;
use penholder_studies::course::{CHANCE, Course};
use serde_json::json;

use crate::screen::{ERROR, MUTED, SENTENCE, paint, say};
use crate::sheet::{Format, Printed as _, Sheet};
use crate::stop::Stop;

/// Prints the sentence, the turning points and the years.
pub fn print(course: &Course) -> Result<(), Stop> {
    say(SENTENCE, &course.sentence());
    if let Some(far) = course.far() {
        say(ERROR, &format!("Stopped before the end; partial: {far}."));
    }
    say(MUTED, &course.note());
    if !course.turns.is_empty() {
        println!("{}", paint(SENTENCE, "Turning points"));
        let mut sheet = Sheet::new(&["from", "before", "after", "by chance", ""]);
        for turn in &course.turns {
            let share = |day: Day| {
                let share = f64::from(day.hits) / f64::from(day.of.max(1));
                format!("{} of {} ({:.0} %)", day.hits, day.of, share * 100.0)
            };
            sheet.push(vec![
                json!(course.date(turn.at).to_string()),
                json!(share(turn.before)),
                json!(share(turn.after)),
                json!(if turn.orders == 0 { String::new() } else { format!("{:.3}", turn.chance) }),
                json!(match turn.chance <= CHANCE {
                    _ if turn.orders == 0 => "not checked",
                    true => "",
                    false => "not beyond chance",
                }),
            ]);
        }
        sheet.print(Format::Text, usize::MAX)?;
    }
    println!("{}", paint(SENTENCE, "Year by year"));
    let mut sheet = Sheet::new(&["year", "same", "of", "share", "low", "high"]);
    for (year, day) in course.years() {
        let share = wilson(day.hits.into(), day.of.into());
        let short = |share: f64| json!(format!("{:.0} %", share * 100.0));
        let cells = [short(share.value), short(share.low), short(share.high)];
        sheet.push([json!(year), json!(day.hits), json!(day.of)].into_iter().chain(cells).collect());
    }
    sheet.print(Format::Text, usize::MAX)
}
