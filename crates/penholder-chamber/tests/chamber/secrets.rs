//! What is hidden is in no byte that leaves the chamber: facts with marks in them, and every view.

use std::task::{Context, Poll, Waker};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::ToSpan;
use penholder_chamber::asked::asked;
use penholder_chamber::negotiation::negotiated;
use penholder_chamber::opening::Place;
use penholder_chamber::{Open, State, Station, View, scene};
use penholder_core::Position;
use penholder_core::charter::procedure::Method;
use penholder_core::procedure::meeting::Speech;
use penholder_core::procedure::resolution::{self, Question};
use penholder_core::procedure::{Command, meeting, presidential, press, silence, straw_poll, vote};
use penholder_ledger::procedure::Rules;
use penholder_ledger::{Trust, export_shown, verify};
use proptest::prelude::*;

use crate::hall::{Hall, delegate, secretariat, wording};

/// A word that stands nowhere else, and from whom it is hidden.
struct Mark {
    word: String,
    hidden_from: fn(&View) -> bool,
}

fn outside(view: &View) -> bool {
    !view.is_inside()
}

pub fn stations(hall: &Hall) -> Vec<Station> {
    let seats = hall.seats().into_iter().map(|seat| Station::Delegate { seat, deputy: false });
    let others = [
        Station::Public,
        Station::Observer { name: None },
        Station::Observer { name: Some("UNICEF".into()) },
        Station::Projector,
        Station::Chair,
        Station::Secretariat,
    ];
    seats.chain(others).collect()
}

/// Every byte that leaves the chamber for a station.
pub fn bytes(hall: &Hall, station: &Station) -> String {
    let view = station.view();
    let now = hall.live.now();
    let changes = serde_json::to_string(&hall.live.changes(&view, 0, usize::MAX).unwrap()).unwrap();
    let record = record(hall, &view);
    hall.live.look(|state| {
        [
            serde_json::to_string(&scene(&view, state, now)).unwrap(),
            serde_json::to_string(&asked(station, state, Open::Yes, now)).unwrap(),
            changes,
            positions(hall, state, &view),
            record,
        ]
        .concat()
    })
}

/// What the view is told of everybody's positions on every text: as data, and as the file that is answered from.
fn positions(hall: &Hall, state: &State, view: &View) -> String {
    let texts = state.matters().keys().filter_map(|id| negotiated(view, state, hall.live.now(), id));
    let told = texts.map(|text| {
        let known = hall.house.positions("council", &text).unwrap();
        let own = hall.house.sheet("council", &text.id, view).unwrap();
        format!("{}{}{}", serde_json::to_string(&(&known, own)).unwrap(), text.file(&known).unwrap(), text.kind)
    });
    told.collect()
}

/// What the entries say of the record that a view may have; it holds, and says how much is withheld.
fn record(hall: &Hall, view: &View) -> String {
    let shown = at_once(hall.live.shown(view)).unwrap();
    let (count, size) = (shown.len() as u64, hall.live.ledger().size());
    let exported = hall.live.ledger().read(move |store| {
        let mut out = Vec::new();
        export_shown(store, &[], &|seq| shown.contains(&seq), &mut out, &mut |_, _| {}).map(|_| out)
    });
    let exported = exported.wait().unwrap().unwrap();
    let found = verify(&mut exported.as_slice(), &Trust::default(), &mut Rules::default(), &mut |_, _| {});
    let found = found.unwrap_or_else(|why| panic!("{view:?}: {why}"));
    // beside what is shown there is the founding
    assert_eq!((found.entries, found.withheld), (size, size - count - 1), "{view:?}");
    let text = String::from_utf8(exported).unwrap();
    let entries = text.lines().filter_map(|line| line.strip_prefix("{\"entry\":\"")?.split('"').next());
    let bytes = entries.flat_map(|entry| STANDARD.decode(entry).unwrap()).collect::<Vec<u8>>();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// What a future gives that does not wait.
fn at_once<T>(future: impl Future<Output = T>) -> T {
    match std::pin::pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(given) => given,
        Poll::Pending => panic!("it waits"),
    }
}

fn check(hall: &Hall, marks: &[Mark]) {
    for station in stations(hall) {
        let bytes = bytes(hall, &station);
        for mark in marks {
            let hidden = (mark.hidden_from)(&station.view());
            assert!(!(hidden && bytes.contains(&mark.word)), "{station:?} is shown {}", mark.word);
        }
    }
    let secretariat = bytes(hall, &Station::Secretariat);
    for mark in marks.iter().filter(|mark| !(mark.hidden_from)(&View::Secretariat)) {
        assert!(secretariat.contains(&mark.word), "the mark {} is nowhere: the test sees nothing", mark.word);
    }
}

/// Whether the choice of any ballot is among these bytes.
fn shows_choice(bytes: &str) -> bool {
    bytes.contains("\"choice\":{") || bytes.contains("\"choice\":\"")
}

/// Keeps the marks while a sitting goes on.
#[derive(Default)]
struct Marks(Vec<Mark>);

impl Marks {
    fn mark(&mut self, hidden_from: fn(&View) -> bool) -> String {
        let word = format!("mark{}x", self.0.len());
        self.0.push(Mark { word: word.clone(), hidden_from });
        word
    }
}

#[tokio::test]
async fn negotiations_are_among_the_members() {
    let (hall, mut marks) = (Hall::open(&Place::Memory), Marks::default());
    hall.meet().await;
    let (title, text, id) = (marks.mark(outside), marks.mark(outside), marks.mark(outside));
    let usa = delegate("USA");
    let circulate = resolution::Command::Circulate { kind: "resolution".into(), title, wording: wording(&text) };
    hall.done(&usa, &id, circulate).await;
    check(&hall, &marks.0);
    let deadline = hall.live.now().checked_add(3.hours()).unwrap();
    hall.done(&usa, &id, silence::Command::Place { wording: wording(&text), deadline }).await;
    let (reason, counter) = (Some(marks.mark(outside)), Some(wording(&marks.mark(outside))));
    hall.done(&delegate("FRA"), &id, silence::Command::Break { reason, counter }).await;
    check(&hall, &marks.0);
    // a motion about it does not give its name away, nor do statements to come
    let kind = || "presidential-statement".to_owned();
    let circulate = presidential::Command::Circulate {
        kind: kind(),
        title: marks.mark(outside),
        wording: wording(&marks.mark(outside)),
    };
    hall.done(&delegate("FRA"), &marks.mark(outside), circulate).await;
    let circulate = press::Command::Circulate {
        kind: "press-statement".into(),
        title: marks.mark(outside),
        wording: wording(&marks.mark(outside)),
    };
    hall.done(&delegate("GBR"), &marks.mark(outside), circulate).await;
    let begin = straw_poll::Command::Begin {
        kind: "secretary-general".into(),
        title: marks.mark(outside),
        candidates: vec![marks.mark(outside)],
    };
    hall.done(&secretariat(), &marks.mark(outside), begin).await;
    check(&hall, &marks.0);
    // tabled, it is before everybody: its last version, and nothing of how it came to be
    hall.done(&usa, &id, resolution::Command::NewVersion { wording: wording("The public text.") }).await;
    let marks: Vec<Mark> =
        marks.0.into_iter().enumerate().filter(|(n, _)| *n != 0 && *n != 2).map(|(_, m)| m).collect();
    check(&hall, &marks);
    hall.done(&usa, &id, resolution::Command::Table { symbol: None }).await;
    check(&hall, &marks);
    let public = bytes(&hall, &Station::Public);
    assert!(public.contains("The public text.") && public.contains("mark0x"), "what is tabled is seen");
}

#[tokio::test]
async fn a_private_meeting_is_blank_from_outside() {
    let (hall, mut marks) = (Hall::open(&Place::Memory), Marks::default());
    let china = delegate("CHN");
    let convene = meeting::Command::Convene {
        symbol: Some("S/PV.9866".into()),
        chair: Some("CHN".into()),
        agenda: vec![marks.mark(outside)],
        private: true,
    };
    hall.done(&secretariat(), "meeting", convene).await;
    hall.done(&china, "meeting", meeting::Command::AdoptAgenda).await;
    let m = |command| async { hall.done(&delegate("FRA"), "meeting", command).await };
    let (id, says) = (marks.mark(outside), marks.mark(outside));
    m(meeting::Command::Raise { id: id.clone(), says }).await;
    hall.done(&china, "meeting", meeting::Command::Rule { id, ruling: marks.mark(outside) }).await;
    m(meeting::Command::Inscribe).await;
    hall.done(&china, "meeting", meeting::Command::CallNext).await;
    m(meeting::Command::Speak { speech: Speech::Statement, says: Some(marks.mark(outside)) }).await;
    hall.table("secret-draft", &marks.mark(outside)).await;
    hall.put("secret-draft").await;
    let reason = Some(marks.mark(outside));
    let cast = vote::Command::Cast { seat: None, position: Position::No, reason };
    hall.done(&delegate("RUS"), "secret-draft", cast).await;
    check(&hall, &marks.0);
    let blank = hall.live.look(|state| scene(&View::Public, state, hall.live.now()).blank);
    assert!(blank.is_some(), "it says that it is blank");
    assert!(hall.live.look(|state| scene(&View::Seat("FRA".into()), state, hall.live.now()).blank.is_none()));
    hall.done(&china, "secret-draft", vote::Command::Close { absent: vec![] }).await;
    hall.until(|state| !state.matters()["secret-draft"].votes[0].is_pending()).await;
    hall.done(&china, "meeting", meeting::Command::Private { private: false }).await;
    check(&hall, &marks.0);
    let says = "The Council met in private.".to_owned();
    hall.done(&secretariat(), "meeting", meeting::Command::Communique { says: says.clone() }).await;
    hall.done(&delegate("GBR"), "meeting", meeting::Command::Raise { id: "open".into(), says: "in the open".into() })
        .await;
    check(&hall, &marks.0);
    let public = bytes(&hall, &Station::Public);
    assert!(public.contains(&says) && public.contains("in the open") && !public.contains("secret-draft"), "{public}");
}

#[tokio::test]
async fn a_vote_in_writing_shows_no_choice_before_it_closes() {
    let (hall, mut marks) = (Hall::open(&Place::Memory), Marks::default());
    hall.meet().await;
    hall.table("draft", "Peace").await;
    let deadline = hall.live.now().checked_add(30.hours()).unwrap();
    let put =
        resolution::Command::Put { question: Question::Whole, method: Some(Method::Written), deadline: Some(deadline) };
    hall.done(&secretariat(), "draft", put).await;
    let own = marks.mark(|view| !matches!(view, View::Secretariat) && *view != View::Seat("FRA".into()));
    let reason = Some(own.clone());
    hall.done(&delegate("FRA"), "draft", vote::Command::Cast { seat: None, position: Position::Yes, reason }).await;
    check(&hall, &marks.0);
    assert!(bytes(&hall, &Station::Delegate { seat: "FRA".into(), deputy: true }).contains(&own));
    hall.clock.set(deadline.as_millisecond());
    hall.until(|state| !state.matters()["draft"].votes[0].is_pending()).await;
    let public = bytes(&hall, &Station::Public);
    assert!(public.contains(&own) && shows_choice(&public), "closed, it is a roll call that all can check");
}

#[tokio::test]
async fn a_secret_ballot_is_nowhere() {
    let hall = Hall::open(&Place::Memory);
    hall.meet().await;
    let begin = straw_poll::Command::Begin {
        kind: "secretary-general".into(),
        title: "SG".into(),
        candidates: vec!["A. N.".into()],
    };
    hall.done(&secretariat(), "poll", begin).await;
    let poll = straw_poll::Command::Poll { candidate: "A. N.".into(), coloured: false };
    hall.done(&secretariat(), "poll", poll).await;
    let reason = Some("markreason".to_owned());
    hall.done(&delegate("FRA"), "poll", vote::Command::Cast { seat: None, position: Position::Abstain, reason }).await;
    hall.done(&delegate("GBR"), "poll", vote::Command::Cast { seat: None, position: Position::No, reason: None }).await;
    for station in stations(&hall) {
        let bytes = bytes(&hall, &station);
        assert!(!bytes.contains("markreason"), "{station:?}: the reason tells the choice");
        assert!(!shows_choice(&bytes), "{station:?}");
    }
    let record = hall.live.ledger().entries(0, 1_000).wait().unwrap().unwrap();
    assert!(record.iter().all(|entry| !String::from_utf8_lossy(&entry.payload).contains("markreason")));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// Random acts of random people in a meeting that is private now and then: whatever is said in private stays there.
    #[test]
    fn what_is_said_in_private_stays_there(acts in prop::collection::vec((0..9_u8, 0..15_usize), 1..40)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let (hall, mut marks) = (Hall::open(&Place::Memory), Marks::default());
            hall.meet().await;
            let seats = hall.seats();
            let mut private = false;
            let (mut hidden, mut last) = (Vec::new(), String::from("none"));
            for (n, (what, seat)) in acts.into_iter().enumerate() {
                let who = delegate(&seats[seat]);
                let word = marks.mark(|_| false);
                let command: Command = match what {
                    0 => meeting::Command::Private { private: !private }.into(),
                    1 => meeting::Command::Raise { id: format!("{word}id"), says: word.clone() }.into(),
                    2 => meeting::Command::Speak { speech: Speech::Statement, says: Some(word.clone()) }.into(),
                    3 => meeting::Command::Inscribe.into(),
                    4 => meeting::Command::CallNext.into(),
                    5 => meeting::Command::Invite { id: format!("{word}id"), who: word.clone(), rule: "39".into(), way: None }.into(),
                    6 => resolution::Command::Circulate { kind: "resolution".into(), title: word.clone(), wording: wording(&word) }.into(),
                    7 => resolution::Command::Table { symbol: None }.into(),
                    _ => meeting::Command::Rule { id: format!("{word}id"), ruling: word.clone() }.into(),
                };
                let on = match &command {
                    Command::Draft(resolution::Command::Circulate { .. }) => {
                        last = format!("d{n}{word}");
                        last.clone()
                    }
                    Command::Draft(_) => last.clone(),
                    _ => "meeting".to_owned(),
                };
                let who = if matches!(what, 0 | 4 | 8) { delegate("CHN") } else { who };
                if hall.act(&who, &on, command).await.is_ok() {
                    if what == 0 { private = !private; }
                    // a draft is among the members until it is tabled in public
                    if what == 7 && !private {
                        hidden.retain(|word: &String| !last.contains(word.as_str()));
                    }
                    if private && what != 0 || what == 6 {
                        hidden.push(word);
                    }
                }
            }
            for station in [Station::Public, Station::Projector, Station::Observer { name: None }] {
                let bytes = bytes(&hall, &station);
                for word in &hidden {
                    assert!(!bytes.contains(word.as_str()), "{station:?} is shown {word}");
                }
            }
        });
    }
}
