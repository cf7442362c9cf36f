//! `penholder text show`: a text as a page.

use std::process::ExitCode;

use anstream::println;
use anstyle::{Effects, Style};
use penholder_core::text::brackets::brackets;
use penholder_core::text::leading::Phrases;
use penholder_core::text::{Kind, Text};

use super::flow::Flow;
use super::input;
use crate::screen::{ABSTAINING, MUTED, SENTENCE, paint};
use crate::stop::Stop;

/// Which text.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  penholder text show dossiers/marisk-2031/statement.txt")]
pub struct Args {
    /// The text: a printed page, Markdown (`.md`) or Akoma Ntoso (`.xml`); `-` for standard input.
    file: String,
    /// Names each paragraph as amendments name it: PP1, OP2(a), S3.
    #[arg(long)]
    names: bool,
}

/// Does it.
pub fn run(args: &Args) -> Result<ExitCode, Stop> {
    print(&input::text(&args.file)?, args.names);
    Ok(ExitCode::SUCCESS)
}

/// Prints a text: leading phrases in italics, unagreed language in its own colour.
pub fn print(text: &Text, named: bool) {
    let names = text.names();
    let labels = text.labels();
    for (i, p) in text.paragraphs().iter().enumerate() {
        if i > 0 {
            println!();
        }
        if named {
            println!("{}", paint(MUTED, &names[i]));
        }
        let mut flow = Flow::default();
        if !labels[i].is_empty() {
            flow.push(Style::new(), &labels[i]);
        }
        let body = match p.kind {
            Kind::Title | Kind::Annex | Kind::Heading => SENTENCE,
            Kind::Note => MUTED,
            _ => Style::new(),
        };
        words(&mut flow, &p.words, body, p.kind.is_substance());
        for line in flow.lines(4 * usize::from(p.depth)) {
            println!("{line}");
        }
    }
}

/// The words of a paragraph with its lead and its brackets set off.
fn words(flow: &mut Flow, words: &str, body: Style, is_substance: bool) {
    let italic = body.effects(body.get_effects() | Effects::ITALIC);
    let lead = Phrases::standard().lead(words).filter(|_| is_substance);
    let open = brackets(words).unwrap_or_default();
    let mut at = 0;
    let mut cuts: Vec<(usize, usize, Style)> = open.iter().map(|b| (b.range.start, b.range.end, ABSTAINING)).collect();
    if let Some(lead) = lead.filter(|l| cuts.iter().all(|c| c.0 >= l.end)) {
        cuts.insert(0, (lead.start, lead.end, italic));
    }
    for (start, end, style) in cuts {
        piece(flow, body, &words[at..start], at == 0);
        piece(flow, style, &words[start..end], start == 0 || words[..start].ends_with(' '));
        at = end;
    }
    piece(flow, body, &words[at..], at == 0);
}

fn piece(flow: &mut Flow, style: Style, words: &str, apart: bool) {
    let space = if apart && !words.starts_with(' ') { " " } else { "" };
    flow.push(style, &format!("{space}{words}"));
}
