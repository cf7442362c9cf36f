//! The reader of reports: never panics; every span lies inside the report; what is confirmed is a dossier that quotes rightly.
#![no_main]

use libfuzzer_sys::fuzz_target;
use penholder_core::dossier::{Dossier, File};
use penholder_reading::draft::{Answer, Draft};
use penholder_reading::{entry, read, words::words};

fuzz_target!(|text: &str| {
    let published = jiff::civil::date(2014, 1, 8);
    let Ok(proposals) = read(text, published) else { return };
    for proposal in &proposals {
        assert!(proposal.span.start < proposal.span.end && text.get(proposal.span.clone()).is_some(), "{proposal:?}");
    }
    let mut lines = Draft::open(proposals);
    lines.iter_mut().for_each(|line| line.answer = Answer::Yes);
    let report = "A report".to_owned();
    let mut draft = Draft { report, url: None, published, sha256: String::new(), bytes: text.len(), lines };
    let kept = draft.to_toml(text).unwrap_or_default();
    assert_eq!(draft.take_up(&kept), Ok(()));
    let written = entry::dossier(&draft, text, words());
    assert!(written.is_ok());
    let Ok(Some(file)) = written else { return };
    match Dossier::read(&[File { name: "report.toml", text: &file }]) {
        Ok(dossier) => assert!(dossier.misquoted("report", text).is_empty()),
        // a report with more lines than a dossier may have faults or bytes is no fault of the reader
        Err(faults) => {
            assert!(file.len() > penholder_core::source::LONGEST_FILE_BYTES || draft.lines.len() > 500, "{faults}");
        }
    }
});
