//! Positions: whose they are, who is told of them, what becomes of them when the text changes.

use penholder_chamber::house::{About, Package, Position, Sheet, Stated, Tie, Wants, Way};
use penholder_chamber::negotiation::{Negotiated, negotiated};
use penholder_chamber::opening::Place;
use penholder_chamber::{HouseError, View};
use penholder_core::procedure::resolution::{self, Shape};
use proptest::prelude::*;

use crate::hall::{Hall, delegate, wording};
use crate::secrets::{bytes, stations};

const TEXT: &str = "The Council,\n1. Condemns the siege of Marisk;\n2. Demands that it end.";

fn seat(id: &str) -> View {
    View::Seat(id.to_owned())
}

fn position(wants: Wants, on: About, why: &str) -> Position {
    Position { wants, on, weight: 3, why: Some(why.to_owned()) }
}

/// A chamber with one text among the members, by the United States.
async fn hall(text: &str) -> Hall {
    let hall = Hall::open(&Place::Memory);
    hall.meet().await;
    let circulate =
        resolution::Command::Circulate { kind: "resolution".into(), title: "Marisk".into(), wording: wording(text) };
    hall.done(&delegate("USA"), "draft", circulate).await;
    hall
}

impl Hall {
    fn text(&self, view: &View) -> Option<Negotiated> {
        self.live.look(|state| negotiated(view, state, self.live.now(), "draft"))
    }

    fn state(&self, view: &View, positions: Vec<Position>, packages: Vec<Package>) -> Result<Sheet, HouseError> {
        let version = self.text(view).unwrap().version;
        let stated = Stated { version, positions, packages, ..Stated::default() };
        self.house.state_positions("council", "draft", view, &stated)
    }

    /// What a view is told of a seat: by what way, and the reasons.
    fn told(&self, view: &View, of: &str) -> Option<(Way, Vec<String>)> {
        let known = self.house.positions("council", &self.text(view)?).unwrap();
        let known = known.into_iter().find(|known| known.seat == of)?;
        Some((known.way, known.stated.positions.into_iter().filter_map(|position| position.why).collect()))
    }

    async fn tick(&self) {
        self.clock.set(self.live.now().as_millisecond() + 1);
    }
}

#[tokio::test]
async fn shared_with_the_chair_until_that_is_taken_back_and_published_as_they_stood() {
    let hall = hall(TEXT).await;
    let france = seat("FRA");
    let says = |why: &str| hall.state(&france, vec![position(Wants::Must, About::Paragraph(1), why)], vec![]).unwrap();
    let share = |shares| hall.house.share_positions("council", "draft", &france, shares).unwrap();
    let publish = |publish| hall.house.publish_positions("council", "draft", &france, publish).unwrap();
    let check = |own: &str, chair: Option<(Way, &str)>, others: Option<&str>| {
        let told = |view: &View| hall.told(view, "FRA").map(|(way, why)| (way, why.concat()));
        let wanted = |told: Option<(Way, &str)>| told.map(|(way, why)| (way, why.to_owned()));
        assert_eq!(told(&france), wanted(Some((Way::Own, own))));
        assert_eq!(told(&View::Chair), wanted(chair));
        for view in [seat("GBR"), seat("FR"), View::Secretariat] {
            assert_eq!(told(&view), wanted(others.map(|why| (Way::Published, why))), "{view:?}");
        }
        // the text is among the members: nobody else is told of it, whatever is published
        for view in [View::Public, View::Observer, View::Projector] {
            assert_eq!(told(&view), None, "{view:?}");
        }
    };
    says("one");
    check("one", None, None);
    share(true);
    check("one", Some((Way::Shared, "one")), None);
    hall.tick().await;
    says("two");
    check("two", Some((Way::Shared, "two")), None);
    share(false);
    hall.tick().await;
    says("three");
    check("three", Some((Way::Shared, "two")), None);
    publish(true);
    check("three", Some((Way::Published, "three")), Some("three"));
    hall.tick().await;
    says("four");
    check("four", Some((Way::Published, "three")), Some("three"));
    publish(false);
    check("four", Some((Way::Shared, "two")), None);
    hall.done(&delegate("USA"), "draft", resolution::Command::Table { symbol: None }).await;
    publish(true);
    assert_eq!(hall.told(&View::Public, "FRA"), Some((Way::Published, vec!["four".to_owned()])));
    // an empty sheet says nothing
    hall.state(&france, vec![], vec![]).unwrap();
    assert_eq!(hall.told(&france, "FRA"), None);
}

#[tokio::test]
async fn only_a_seat_states_positions_and_only_its_own() {
    let hall = hall(TEXT).await;
    hall.state(&seat("FRA"), vec![position(Wants::Must, About::Paragraph(1), "red line")], vec![]).unwrap();
    for view in [View::Chair, View::Secretariat, View::Public, View::Observer, View::Projector] {
        let stated = Stated::default();
        assert!(hall.house.state_positions("council", "draft", &view, &stated).is_err(), "{view:?}");
        assert!(hall.house.share_positions("council", "draft", &view, true).is_err(), "{view:?}");
        assert!(hall.house.publish_positions("council", "draft", &view, true).is_err(), "{view:?}");
        assert_eq!(hall.house.sheet("council", "draft", &view).unwrap(), None, "{view:?}");
    }
    assert_eq!(hall.house.sheet("council", "draft", &seat("FR")).unwrap(), None);
    assert_eq!(hall.house.sheet("council", "draf", &seat("FRA")).unwrap(), None);
    let unfit = |weight, why: &str, twice: bool| {
        let one = Position { weight, ..position(Wants::Must, About::Paragraph(1), why) };
        hall.state(&seat("FRA"), if twice { vec![one.clone(), one] } else { vec![one] }, vec![]).is_err()
    };
    let too_long = "x".repeat(1_001);
    assert_eq!([unfit(1, "", false), unfit(1_000_000, "", false)], [false, false]);
    assert_eq!(
        [unfit(0, "", false), unfit(1_000_001, "", false), unfit(1, &too_long, false), unfit(1, "", true)],
        [true; 4]
    );
}

#[tokio::test]
async fn positions_go_with_their_paragraphs_into_a_new_version() {
    let hall = hall(TEXT).await;
    let all = vec![
        position(Wants::Must, About::Paragraph(1), "siege"),
        position(Wants::CannotAccept, About::Drafted(2), "demand"),
        position(Wants::WouldRather, About::Out(0), "head"),
    ];
    let tie = Package { tie: Tie::OnlyTogether, first: About::Paragraph(1), second: About::Paragraph(2) };
    let stated = hall.state(&seat("GBR"), all, vec![tie]).unwrap().own;
    let new = "The Council,\n0. Recalls its resolutions;\n1. Condemns the siege of Marisk;\n2. Asks that it end.\n3. Decides.";
    hall.done(&delegate("USA"), "draft", resolution::Command::NewVersion { wording: wording(new) }).await;
    let text = hall.text(&seat("GBR")).unwrap();
    let (positions, packages) = text.carried(&stated);
    let found: Vec<_> = positions.into_iter().map(|one| (one.now.map(|now| now.on.word()), one.changed)).collect();
    // the last paragraph became two: which of them it is cannot be told
    assert_eq!(found, [(Some("3".to_owned()), false), (None, false), (Some("1/out".to_owned()), false)]);
    assert_eq!(packages[0].now, None);
    let file = text.file(&hall.house.positions("council", &text).unwrap()).unwrap();
    assert!(file.contains("text = \"p3\"") && !file.contains("demand"), "{file}");
}

#[tokio::test]
async fn amendments_are_forms_of_the_paragraphs_they_change() {
    let hall = hall(TEXT).await;
    let amend = |id: &str, text: &str| resolution::Command::Amend {
        id: id.to_owned(),
        symbol: None,
        says: "softer".into(),
        shape: Shape::Revises,
        wording: Some(wording(text)),
    };
    hall.done(&delegate("USA"), "draft", resolution::Command::Table { symbol: None }).await;
    let softer = "The Council,\n1. Notes the siege of Marisk;\n2. Demands that it end.";
    hall.done(&delegate("CHN"), "draft", amend("soft/er", softer)).await;
    hall.done(&delegate("RUS"), "draft", amend("gone", "The Council,\n1. Condemns the siege of Marisk;")).await;
    let text = hall.text(&seat("FRA")).unwrap();
    let pending: Vec<_> = text.amendments.iter().map(|one| (one.id.as_str(), one.by.as_str(), one.at)).collect();
    assert_eq!(pending, [("soft/er", "CHN", 1), ("gone", "RUS", 2)]);
    let about = |id: &str| About::Amendment(id.to_owned());
    let all = vec![
        position(Wants::CannotAccept, about("soft/er"), "too soft"),
        position(Wants::WouldRather, about("gone"), "fine"),
    ];
    hall.state(&seat("FRA"), all, vec![]).unwrap();
    let file = text.file(&hall.house.positions("council", &text).unwrap()).unwrap();
    assert!(file.contains("\"p2/a1\"") && file.contains("\"p3/out\"") && file.contains("too soft"), "{file}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// Random delegations state, share, take back, publish: every view is shown exactly the words that it may know.
    #[test]
    fn every_view_is_told_what_it_may_know_and_nothing_else(acts in prop::collection::vec((0..6_u8, 0..15_usize), 1..40)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let hall = hall(TEXT).await;
            let seats = hall.seats();
            // for each seat: what it states, what the chair was told last, what everybody may know, and whether it shares
            type Told = Option<(u64, String)>;
            let mut model: Vec<(Told, Told, Told, bool)> = vec![(None, None, None, false); seats.len()];
            let (mut words, mut tabled) = (Vec::new(), false);
            for (n, (what, who)) in acts.into_iter().enumerate() {
                let (n, view) = (n as u64, seat(&seats[who]));
                let (own, shared, published, shares) = &mut model[who];
                match what {
                    0 | 1 => {
                        hall.tick().await;
                        let word = format!("mark{n}x");
                        hall.state(&view, vec![position(Wants::Must, About::Paragraph(1), &word)], vec![]).unwrap();
                        words.push(word.clone());
                        *own = Some((n, word));
                    }
                    2 | 3 => {
                        *shares = what == 2;
                        hall.house.share_positions("council", "draft", &view, *shares).unwrap();
                    }
                    4 => {
                        hall.house.publish_positions("council", "draft", &view, true).unwrap();
                        published.clone_from(own);
                    }
                    _ if !tabled => {
                        tabled = true;
                        hall.done(&delegate("USA"), "draft", resolution::Command::Table { symbol: None }).await;
                    }
                    _ => {
                        hall.house.publish_positions("council", "draft", &view, false).unwrap();
                        *published = None;
                    }
                }
                if *shares { shared.clone_from(own); }
            }
            for station in stations(&hall) {
                let (view, bytes) = (station.view(), bytes(&hall, &station));
                let may: Vec<&String> = seats.iter().zip(&model).flat_map(|(id, (own, shared, published, _))| {
                    let told = match &view {
                        View::Seat(other) if other == id => return [own, shared, published].into_iter().flatten().map(|(_, word)| word).collect::<Vec<_>>(),
                        View::Chair => shared.iter().chain(published).max_by_key(|(at, _)| *at),
                        other if other.is_inside() || tabled => published.as_ref(),
                        _ => None,
                    };
                    told.map(|(_, word)| word).into_iter().collect()
                }).collect();
                for word in &words {
                    assert_eq!(bytes.contains(word.as_str()), may.contains(&word), "{station:?}: {word}");
                }
            }
            // nothing of it is on the record
            let record = hall.live.ledger().entries(0, 1_000).wait().unwrap().unwrap();
            assert!(record.iter().all(|entry| words.iter().all(|word| !String::from_utf8_lossy(&entry.payload).contains(word.as_str()))));
        });
    }
}

#[test]
fn the_words_of_a_form_read_back() {
    for about in [About::Paragraph(0), About::Drafted(9), About::Out(2), About::Amendment("A/1:2".into())] {
        assert_eq!(About::read(&about.word()), Some(about));
    }
    for word in ["0", "-1", "x", "1/else", "", "/out"] {
        assert_eq!(About::read(word), None, "{word}");
    }
    assert!(
        [Wants::Must, Wants::CannotAccept, Wants::WouldRather].iter().all(|one| Wants::read(one.word()) == Some(*one))
    );
    assert!([Tie::OnlyWith, Tie::AtMostOne, Tie::OnlyTogether].iter().all(|one| Tie::read(one.word()) == Some(*one)));
}
