#![expect(missing_docs, reason = "scratch")]
use penholder_reading::{measure, read, proposal::Kind};
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let verbose = a.len() > 3;
    let mut total: Vec<measure::Score> = Vec::new();
    let mut files: Vec<_> = std::fs::read_dir(&a[1]).unwrap().flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "toml")).collect();
    files.sort();
    for f in files {
        let m: measure::Marked = toml::from_str(&std::fs::read_to_string(&f).unwrap()).unwrap();
        let t = std::fs::read_to_string(format!("{}/{}", a[2], m.text)).unwrap();
        let p = read(&t, m.published).unwrap();
        let s = measure::measure(&t, &m, &p).unwrap();
        if total.is_empty() { total = s; } else { for (x, y) in total.iter_mut().zip(&s) { x.add(y); } }
        if verbose {
            println!("== {}", m.text);
            let hit = |k: Kind, a: &std::ops::Range<usize>, b: &std::ops::Range<usize>| { let _ = k; let c = a.end.min(b.end).saturating_sub(a.start.max(b.start)); c * 2 >= a.len().min(b.len()) && c > 0 };
            for mk in &m.mark {
                let r = measure::bytes_of(&t, mk.chars).unwrap();
                if !p.iter().any(|q| q.kind.word() == mk.kind && hit(q.kind, &q.span, &r)) { println!("  MISSED {} {} «{}»", mk.kind, mk.label, &t[r]); }
                else if !p.iter().any(|q| q.kind.word() == mk.kind && q.label == mk.label && hit(q.kind, &q.span, &r)) { println!("  OTHER  {} {} «{}»", mk.kind, mk.label, &t[r]); }
            }
            for q in &p {
                if !m.mark.iter().any(|mk| { let r = measure::bytes_of(&t, mk.chars).unwrap(); q.kind.word() == mk.kind && hit(q.kind, &q.span, &r) }) { println!("  EXTRA  {} {} [{}] «{}»", q.kind.word(), q.says, q.certainty.word(), q.words); }
            }
        }
    }
    let mut sum = measure::Score { kind: Kind::Event, marked: 0, proposed: 0, placed: 0, alike: 0 };
    for s in &total { sum.add(s); println!("{:10} marked {:3} proposed {:3} placed {:3} alike {:3}", s.kind.word(), s.marked, s.proposed, s.placed, s.alike); }
    println!("all        marked {:3} proposed {:3} placed {:3} alike {:3}  precision {:.2} recall {:.2} / alike {:.2} {:.2}", sum.marked, sum.proposed, sum.placed, sum.alike,
        sum.placed as f64 / sum.proposed as f64, sum.placed as f64 / sum.marked as f64, sum.alike as f64 / sum.proposed as f64, sum.alike as f64 / sum.marked as f64);
}
