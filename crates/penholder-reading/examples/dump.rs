#![expect(missing_docs, reason = "scratch")]
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let t = std::fs::read_to_string(&a[1]).unwrap();
    for p in penholder_reading::read(&t, a[2].parse().unwrap()).unwrap() {
        println!("{:3} {:10} {:6} {:22} {}\n                        «{}»", p.number, p.kind.word(), p.certainty.word(), p.rule, p.says, p.words.chars().take(150).collect::<String>());
    }
}
