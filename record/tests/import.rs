//! The importer: small sources of our own, broken sources, and the published ones where they are at hand.

#![expect(clippy::unwrap_used, reason = "a table that does not open fails the test")]

use penholder_record::import::{Imported, Source, Sources, import, roll_calls, sponsors};
use penholder_record::{Fault, Tables, security_council};
use proptest::prelude::*;

/// The shipped tables kept by hand, without the rows that need the whole source.
fn kept() -> Tables<'static> {
    let mut tables = *security_council().tables();
    tables.corrections = "vote,field,state,was,now,confidence,basis\n";
    tables.additions = "id,date,symbol,resolution,meeting,item,class,mode,on,ballots,outcome,by,basis\n";
    tables.keywords = "word,item\n";
    tables
}

const ELEVEN: [&str; 11] = [
    "CHINA",
    "FRANCE",
    "RUSSIAN FEDERATION/USSR",
    "UNITED KINGDOM",
    "UNITED STATES",
    "AUSTRALIA",
    "BRAZIL",
    "EGYPT",
    "MEXICO",
    "NETHERLANDS",
    "POLAND",
];

fn source(name: &str, text: &str) -> Source {
    Source { name: name.to_owned(), bytes: text.as_bytes().to_vec() }
}

/// Roll calls of the Council of 1946: number, symbol, outcome, resolution, day, ballots parted by commas.
fn calls(rows: &[(u32, &str, &str, &str, &str, &str)]) -> Source {
    let mut text = format!("{},{}\n", roll_calls::COLUMNS.join(","), ELEVEN.join(","));
    for (number, symbol, outcome, resolution, day, ballots) in rows {
        let count = |letter: &str| ballots.split(',').filter(|ballot| *ballot == letter).count();
        let (yes, no, abstain, none) = (count("Y"), count("N"), count("A"), count("NV"));
        text.push_str(&format!(
            "{number},{symbol},{outcome},-,{resolution},{day},\"a, title\",,{yes},{no},{abstain},{none},11,0,{ballots}\n"
        ));
    }
    source("calls.csv", &text)
}

fn page(rows: &str) -> Source {
    let head = "<tr><th>Meetings conducted by the Security Council in 1946</th></tr>\
                <tr><th>Meeting<br>Record</th><th>Date</th><th>Topic</th><th>Security Council<br>Outcome / Vote</th></tr>";
    source("scact1946.html", &format!("<table>{head}{rows}</table>"))
}

fn run(roll_calls: Source, pages: Vec<Source>) -> Result<Imported, Vec<Fault>> {
    import(&Sources { roll_calls: Some(roll_calls), pages, sponsors: None }, &kept(), |_, _| ())
}

/// Checks what the first fault says.
fn check(calls: Source, expected: &str) {
    let faults = run(calls, Vec::new()).unwrap_err();
    assert_eq!(faults[0].to_string(), expected);
}

const ALL: &str = "Y,Y,Y,Y,Y,Y,Y,Y,Y,Y,Y";

#[test]
fn a_vote_and_its_meeting_come_together() {
    let calls = calls(&[
        (2, "S/RES/2(1946)", "adopted", "2", "1946-01-30", "Y,Y,NV,Y,Y,A,Y,Y,Y,Y,Y"),
        (1, "S/PV.9", "vetoed", "-", "1946-01-30", "Y,Y,N,Y,Y,Y,Y,Y,Y,Y,Y"),
    ]);
    let page = page(
        "<tr><td>S/PV.5</td><td>30 January</td><td>The Iranian question</td><td>S/RES/2 (1946)<br>9-0-1</td></tr>\
         <tr><td>S/PV.4 (closed)</td><td>29 January</td><td>Rules, adopted</td><td>S/1234 (PRST)</td></tr>",
    );
    let made = run(calls, vec![page]).unwrap();
    let head = "id,date,symbol,resolution,meeting,item,class,mode,on,ballots,outcome,listed,same-as\n";
    let votes = "v1,1946-01-30,S/PV.9,,S/PV.9,a-title,substantive,vote,whole,YYYNYYYYYYY,vetoed,no,\n\
                 v2,1946-01-30,S/RES/2(1946),2,S/PV.5,iranian-question,substantive,vote,whole,YYYVYAYYYYY,adopted,no,\n";
    assert_eq!(made.tables["votes.csv"], format!("{head}{votes}"));
    assert_eq!(
        made.tables["meetings.csv"],
        "symbol,date,closed,items\nS/PV.4,1946-01-29,yes,rules-adopted\nS/PV.5,1946-01-30,no,iranian-question\n"
    );
    assert_eq!(made.tables["statements.csv"], "symbol,date,meeting,item\nS/1234,1946-01-29,S/PV.4,rules-adopted\n");
    assert_eq!(made.tables["counts.csv"], "year,votes,adopted,vetoed,lacking-votes,without-vote\n1946,2,1,1,0,0\n");
    assert_eq!(made.notes, []);
}

#[test]
fn nothing_voted_is_adopted_without_a_vote() {
    let none = ["NV"; 11].join(",");
    let made = run(calls(&[(1, "S/RES/1(1946)", "adopted", "1", "1946-01-25", &none)]), Vec::new()).unwrap();
    assert!(made.tables["votes.csv"].ends_with(",without-vote,whole,,adopted,no,\n"), "{}", made.tables["votes.csv"]);
}

#[test]
fn a_faulty_source_is_refused_at_its_place() {
    check(source("calls.csv", ""), "calls.csv:1: column 1 has to be `Vote in the DB`, not `nothing`");
    check(source("calls.csv", "a,b\n1,2\n"), "calls.csv:1: column 1 has to be `Vote in the DB`, not `a`");
    let one = |symbol, outcome, resolution, day, ballots| calls(&[(1, symbol, outcome, resolution, day, ballots)]);
    check(
        one("S/RES/1(1946)", "adopted", "1", "1946-02-30", ALL),
        "calls.csv:2: `1946-02-30` is not a date like 1946-01-17",
    );
    check(one("S/RES/1(1946)", "agreed", "1", "1946-01-25", ALL), "calls.csv:2: `agreed` is no outcome");
    check(one("S/1", "adopted", "-", "1946-01-25", ALL), "calls.csv:2: outcome `adopted` with resolution number `-`");
    check(
        one("S/RES/1(1946)", "adopted", "1", "1946-01-25", "Y,Y,X,Y,Y,Y,Y,Y,Y,Y,Y"),
        "calls.csv:2: `X` is no ballot (RUS)",
    );
    check(
        one("S/RES/1(1946)", "adopted", "1", "1946-01-25", "Y,Y,,Y,Y,Y,Y,Y,Y,Y,Y"),
        "calls.csv:2: RUS has no ballot and was seated on 1946-01-25",
    );
    check(
        one("S/RES/1(1946)", "adopted", "1", "1950-01-25", ALL),
        "calls.csv:2: AUS has a ballot and was not seated on 1950-01-25",
    );
    let twice = calls(&[
        (1, "S/RES/1(1946)", "adopted", "1", "1946-01-25", ALL),
        (1, "S/RES/2(1946)", "adopted", "2", "1946-01-25", ALL),
    ]);
    check(twice, "calls.csv:3: vote v1 is on line 2 too");
    let mut cut = one("S/RES/1(1946)", "adopted", "1", "1946-01-25", ALL);
    cut.bytes.truncate(cut.bytes.len() - 12);
    check(cut, "calls.csv:2: 20 cells where 25 are needed");
    let mut latin = one("S/RES/1(1946)", "adopted", "1", "1946-01-25", ALL);
    let at = latin.bytes.iter().rposition(|byte| *byte == b'Y').unwrap();
    latin.bytes[at] = 0xe9;
    check(latin, "calls.csv:2: not UTF-8 text");
}

#[test]
fn a_row_without_end_is_refused_before_it_is_held() {
    let mut open = calls(&[]);
    open.bytes.extend(b"1,\"never closed\n");
    check(open.clone(), "calls.csv:2: a quote is never closed");
    open.bytes.extend(std::iter::repeat_n(b'x', 1 << 20));
    check(open, "calls.csv:2: the row is longer than 65536 bytes");
}

#[test]
fn totals_and_symbols_that_look_odd_are_notes() {
    let mut odd = calls(&[(1, "\"S/552, S/PV.202\"", "vetoed", "-", "1946-06-26", "Y,Y,N,Y,Y,Y,Y,Y,Y,Y,N")]);
    odd.bytes = String::from_utf8(odd.bytes).unwrap().replace(",9,2,0,0,11", ",8,2,0,0,11").into_bytes();
    let notes: Vec<String> = run(odd, Vec::new()).unwrap().notes.iter().map(ToString::to_string).collect();
    assert_eq!(
        notes,
        [
            "calls.csv:2: symbol \"S/552, S/PV.202\" read as `S/552 and S/PV.202`",
            "calls.csv:2: column `Yes` says `8`, the ballots say 9",
        ]
    );
}

#[test]
fn a_correction_that_finds_something_else_is_refused() {
    let mut tables = kept();
    tables.corrections = "vote,field,state,was,now,confidence,basis\nv1,vote,FRA,A,P,high,x\nv7,date,,x,y,high,x\n";
    let sources = Sources {
        roll_calls: Some(calls(&[(1, "S/RES/1(1946)", "adopted", "1", "1946-01-25", ALL)])),
        ..Sources::default()
    };
    let faults = import(&sources, &tables, |_, _| ()).unwrap_err();
    assert_eq!(
        faults.iter().map(ToString::to_string).collect::<Vec<_>>(),
        [
            "calls.csv:2: the correction of `vote` expects `A`, the source has `Y`",
            "corrections.csv:0: the source has no vote v7",
        ]
    );
}

#[test]
fn sponsors_are_states_however_they_are_typed() {
    let by = |typed: &str| {
        let text = format!("{}\n1,S/1,,\"{typed}\"\n", sponsors::COLUMNS.join(","));
        let sources = Sources {
            roll_calls: Some(calls(&[(1, "S/RES/1(1946)", "adopted", "1", "1946-01-25", ALL)])),
            sponsors: Some(source("sponsors.csv", &text)),
            pages: Vec::new(),
        };
        let made = import(&sources, &kept(), |_, _| ()).unwrap();
        let row = made.tables["sponsors.csv"].lines().nth(1).map(|row| row.rsplit(',').next().unwrap().to_owned());
        (row.unwrap_or_default(), made.notes.len())
    };
    let check = |typed: &str, expected: &str| assert_eq!(by(typed), (expected.to_owned(), 0), "{typed}");
    check("France, the United States of America", "FRA USA");
    check("Bosnia and Herzegovina and Spain.", "BIH ESP");
    check("Costa, Rica, Chile (14)", "CHL CRI");
    check("President", "president");
    check("Federated States of Micronesia; Côte d’Ivoire", "CIV FSM");
    assert_eq!(by("France, Ruritania"), ("FRA".to_owned(), 1));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_bytes_are_read_or_refused_and_never_half_read(bytes in proptest::collection::vec(any::<u8>(), 0..400), cut in 0_usize..700) {
        let whole = calls(&[(1, "S/RES/1(1946)", "adopted", "1", "1946-01-25", ALL), (2, "S/RES/2(1946)", "adopted", "2", "1946-01-30", ALL)]);
        let mut mixed = whole;
        mixed.bytes.truncate(cut);
        mixed.bytes.extend(bytes);
        let lines = mixed.bytes.iter().filter(|byte| **byte == b'\n').count() as u64 + 1;
        match run(mixed, Vec::new()) {
            Ok(made) => prop_assert!(made.tables["votes.csv"].lines().count() <= 3),
            Err(faults) => prop_assert!(!faults.is_empty() && faults.iter().all(|fault| fault.line <= lines + 1)),
        }
    }
}

/// The published sources make the shipped tables, byte by byte. Runs where `PENHOLDER_SOURCES` names their folder.
#[test]
fn the_published_sources_make_the_shipped_tables() {
    let Some(folder) = std::env::var_os("PENHOLDER_SOURCES") else { return };
    let mut paths = vec![std::path::PathBuf::from(folder)];
    let mut sources = Sources::default();
    while let Some(path) = paths.pop() {
        if path.is_dir() {
            paths.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        if !path.extension().is_some_and(|ending| ending == "csv" || ending == "html") {
            continue;
        }
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let source = Source { name, bytes: std::fs::read(&path).unwrap() };
        let begins = String::from_utf8_lossy(&source.bytes[..source.bytes.len().min(8192)]).into_owned();
        if begins.starts_with(roll_calls::COLUMNS[0]) {
            sources.roll_calls = Some(source);
        } else if begins.starts_with(sponsors::COLUMNS[0]) {
            sources.sponsors = Some(source);
        } else if begins.contains("Meetings conducted") || begins.contains("Veto List") {
            sources.pages.push(source);
        }
    }
    sources.pages.sort_by(|one, other| one.name.cmp(&other.name));
    let shipped = security_council().tables();
    let made = import(&sources, shipped, |_, _| ()).unwrap();
    for (file, text) in Tables::FILES.iter().zip(shipped.texts()) {
        assert!(made.tables.get(file).is_none_or(|made| made == text), "{file} differs");
    }
    assert_eq!(made.tables.len(), 7);
}
