//! A chamber to test in.

use std::sync::Arc;

use jiff::Timestamp;
use penholder_chamber::opening::{self, Place, Seats};
use penholder_chamber::{Done, House, Live, Refused, State, Station, Who};
use penholder_core::Position;
use penholder_core::procedure::resolution::Stage;
use penholder_core::procedure::{Command, Wording, meeting, resolution, vote};
use penholder_ledger::clock::{Clock, SetClock};

/// A chamber of the Council as it sat on this day, with a clock that stands where it is set.
pub struct Hall {
    pub live: Live,
    pub house: House,
    pub clock: Arc<SetClock>,
    count: std::sync::atomic::AtomicU64,
}

pub fn at(words: &str) -> Timestamp {
    words.parse().unwrap()
}

pub fn delegate(seat: &str) -> Who {
    Who::new(format!("person of {seat}"), Station::Delegate { seat: seat.to_owned(), deputy: false })
}

pub fn secretariat() -> Who {
    Who::new("secretary", Station::Secretariat)
}

pub fn chair() -> Who {
    Who::new("desk of the president", Station::Chair)
}

pub fn wording(text: &str) -> Wording {
    penholder_scripts::wording("v1", text)
}

impl Hall {
    pub fn open(place: &Place) -> Hall {
        let clock = Arc::new(SetClock::at(at("2025-02-24T15:00:00Z").as_millisecond()));
        let as_clock: Arc<dyn Clock> = clock.clone();
        let house = place.house(as_clock.clone()).unwrap();
        let record = house.add_chamber("council", "The Council", "un-security-council").unwrap();
        let law = opening::shipped_law("un-security-council").unwrap();
        let day = "2025-02-24".parse().unwrap();
        let roster = opening::roster(&law, Seats::OfDate(day), day).unwrap();
        let live = opening::found(place.ledger(&record, as_clock).unwrap(), &law, &roster).unwrap();
        Hall { live, house, clock, count: 0.into() }
    }

    /// The same chamber, run again from what lies in its place.
    pub fn reopened(place: &Place, clock: Arc<SetClock>) -> Hall {
        let house = place.house(clock.clone()).unwrap();
        let record = house.chamber("council").unwrap().unwrap();
        let live = Live::open(place.ledger(&record, clock.clone()).unwrap()).unwrap();
        Hall { live, house, clock, count: 1_000.into() }
    }

    /// Waits until the chamber stands so.
    pub async fn until(&self, so: impl Fn(&State) -> bool) {
        let mut watch = self.live.watch();
        while !self.live.look(&so) {
            let changed = tokio::time::timeout(std::time::Duration::from_secs(20), watch.changed()).await;
            changed.expect("it never stands so").unwrap();
        }
    }

    pub fn stage(&self, draft: &str) -> Stage {
        self.live.look(|state| stage(state, draft))
    }

    pub async fn act(&self, who: &Who, on: &str, command: impl Into<Command>) -> Result<Done, Refused> {
        let key = self.count.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        self.live.act(who, on, command.into(), &format!("key {key}")).await
    }

    pub async fn done(&self, who: &Who, on: &str, command: impl Into<Command>) -> Done {
        let command = command.into();
        let says = format!("{who:?} on {on}: {command:?}");
        self.act(who, on, command).await.unwrap_or_else(|why| panic!("{says}: {why}"))
    }

    /// A meeting whose agenda is adopted; China presides, as in February 2025.
    pub async fn meet(&self) {
        let convene = meeting::Command::Convene {
            symbol: Some("S/PV.9866".into()),
            chair: Some("CHN".into()),
            agenda: vec!["Threats".into()],
            private: false,
        };
        self.done(&secretariat(), "meeting", convene).await;
        self.done(&delegate("CHN"), "meeting", meeting::Command::AdoptAgenda).await;
    }

    /// A tabled draft by the United States, put on the list of the meeting.
    pub async fn table(&self, id: &str, title: &str) {
        use resolution::Command as D;
        let circulate =
            D::Circulate { kind: "resolution".into(), title: title.into(), wording: wording("The Council decides.") };
        self.done(&delegate("USA"), id, circulate).await;
        self.done(&delegate("USA"), id, D::Table { symbol: None }).await;
        self.done(&secretariat(), id, D::Schedule { meeting: "meeting".into() }).await;
    }

    pub async fn put(&self, id: &str) {
        let put = resolution::Command::Put { question: resolution::Question::Whole, method: None, deadline: None };
        self.done(&delegate("CHN"), id, put).await;
    }

    pub fn seats(&self) -> Vec<String> {
        self.live.look(|state| state.roster().seats().iter().map(|seat| seat.id.clone()).collect())
    }
}

pub fn stage(state: &State, draft: &str) -> Stage {
    match &state.matters()[draft].form {
        penholder_core::procedure::Form::Draft(draft) => draft.stage.clone(),
        other => panic!("{other:?}"),
    }
}

pub fn cast(position: Position) -> vote::Command {
    vote::Command::Cast { seat: None, position, reason: None }
}
