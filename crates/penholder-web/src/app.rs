//! What the handlers share: the house, the chambers that run, the pushes of their views.
//!
//! Always: a chamber runs from the first time somebody looks at it; the house is asked where blocking is allowed.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use penholder_chamber::house::{ChamberRecord, ChamberState, HouseError};
use penholder_chamber::opening::{OpeningError, Place};
use penholder_chamber::{House, Live, State, View};
use penholder_ledger::clock::{Clock, SystemClock};
use tokio::sync::watch;

use crate::answer::{PageError, said};
use crate::elsewhere::Elsewhere;
use crate::guest::Reached;
use crate::hooks::{self, Bell, Outgoing};
use crate::hub::{Hub, TICK, pause_while_voting};
use crate::language::Language;
use crate::limit::Limits;
use crate::push::Region;

/// The shortest time between two renderings of a view: ten a second are enough for eyes.
const BETWEEN_PUSHES: Duration = Duration::from_millis(100);

/// What the handlers share.
#[derive(Clone)]
pub struct App {
    inner: Arc<Inner>,
}

struct Inner {
    house: House,
    place: Place,
    clock: Arc<dyn Clock>,
    rooms: Mutex<HashMap<String, Arc<Room>>>,
    limits: Limits,
    reached: Reached,
    elsewhere: Option<Elsewhere>,
    outgoing: Outgoing,
    stop: watch::Receiver<bool>,
}

/// How people come to this server.
#[derive(Default)]
pub struct Doors {
    /// How visitors reach it.
    pub reached: Reached,
    /// The identity provider by whose word people come in.
    pub elsewhere: Option<Elsewhere>,
    /// How messages go out.
    pub outgoing: Outgoing,
}

/// A chamber that runs.
pub struct Room {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The chamber itself.
    pub live: Live,
    /// Rung when its webhooks are changed.
    pub bell: Arc<Bell>,
    hubs: Mutex<HashMap<(Audience, Language), Arc<Hub>>>,
    stop: watch::Receiver<bool>,
}

/// Who is shown the same: one stream each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Audience {
    /// The public gallery, and observers.
    Gallery,
    /// The members at their seats.
    Members,
    /// Whoever presides.
    Chair,
    /// The secretariat.
    Secretariat,
    /// The screen on the wall.
    Screen,
}

impl Audience {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Gallery, Self::Members, Self::Chair, Self::Secretariat, Self::Screen];

    /// The word for it in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Gallery => "gallery",
            Self::Members => "members",
            Self::Chair => "chair",
            Self::Secretariat => "secretariat",
            Self::Screen => "screen",
        }
    }

    /// From where it looks. What only one seat may know is not pushed to the members.
    pub fn view(self) -> View {
        match self {
            Self::Gallery => View::Public,
            Self::Members | Self::Chair => View::Chair,
            Self::Secretariat => View::Secretariat,
            Self::Screen => View::Projector,
        }
    }
}

/// Renders the regions of a view.
pub type RenderRegions = fn(&Room, Audience, Language) -> (u64, Vec<Region>);

impl App {
    /// Opens the house in its place. Waits for the store.
    ///
    /// # Errors
    /// The place cannot be used.
    pub fn open(place: Place, doors: Doors, stop: watch::Receiver<bool>) -> Result<Self, OpeningError> {
        let clock: Arc<dyn Clock> = Arc::new(SystemClock);
        let house = place.house(Arc::clone(&clock))?;
        let rooms = Mutex::default();
        let Doors { reached, elsewhere, outgoing } = doors;
        let limits = Limits::default();
        let inner = Inner { house, place, clock, rooms, limits, reached, elsewhere, outgoing, stop };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// A house in memory, for tests.
    #[cfg(test)]
    pub fn in_memory() -> Self {
        Self::in_memory_with(Outgoing::default())
    }

    /// A house in memory whose messages go out so, for tests.
    #[cfg(test)]
    pub fn in_memory_with(outgoing: Outgoing) -> Self {
        Self::open(Place::Memory, Doors { outgoing, ..Doors::default() }, watch::channel(false).1).unwrap()
    }

    /// The house, where waiting for its store is allowed.
    pub fn house(&self) -> &House {
        &self.inner.house
    }

    /// How visitors reach this server.
    pub fn reached(&self) -> Reached {
        self.inner.reached
    }

    /// The identity provider by whose word people come in, if there is one.
    pub fn elsewhere(&self) -> Option<&Elsewhere> {
        self.inner.elsewhere.as_ref()
    }

    /// Who did what too often.
    pub fn limits(&self) -> &Limits {
        &self.inner.limits
    }

    /// The same, for those who do not keep it running: nothing when it is over.
    fn while_it_runs(&self) -> impl Fn() -> Option<App> + Send + Sync + use<> {
        let inner = Arc::downgrade(&self.inner);
        move || inner.upgrade().map(|inner| App { inner })
    }

    /// How messages go out.
    pub fn outgoing(&self) -> &Outgoing {
        &self.inner.outgoing
    }

    /// Tells when the server stops.
    pub fn stop(&self) -> watch::Receiver<bool> {
        self.inner.stop.clone()
    }

    /// Asks the house without keeping other requests waiting.
    ///
    /// # Errors
    /// What the house says.
    pub async fn ask<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&House) -> Result<T, HouseError> + Send + 'static,
    ) -> Result<T, PageError> {
        self.blocking(move |app| ask(&app.inner.house)).await?.map_err(PageError::from)
    }

    /// Does what waits for a disk or computes long.
    ///
    /// # Errors
    /// The work broke off.
    pub async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&App) -> T + Send + 'static,
    ) -> Result<T, PageError> {
        let app = self.clone();
        tokio::task::spawn_blocking(move || work(&app)).await.map_err(|why| PageError::Damaged(why.to_string()))
    }

    fn rooms(&self) -> MutexGuard<'_, HashMap<String, Arc<Room>>> {
        self.inner.rooms.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The chamber of this id, running.
    ///
    /// # Errors
    /// There is none, or its record cannot be followed.
    pub async fn room(&self, id: &str) -> Result<Arc<Room>, PageError> {
        if let Some(room) = self.rooms().get(id) {
            return Ok(Arc::clone(room));
        }
        let id = id.to_owned();
        self.blocking(move |app| app.opened(&id)).await?
    }

    fn opened(&self, id: &str) -> Result<Arc<Room>, PageError> {
        let record = self.house().chamber(id)?.ok_or_else(|| PageError::NotFound {
            says: said!("chamber-unknown", name = id),
            next: ("/chambers".to_owned(), "nav-chambers"),
        })?;
        // two that come at once: the second waits here and finds it running
        let mut rooms = self.rooms();
        if let Some(room) = rooms.get(id) {
            return Ok(Arc::clone(room));
        }
        let damaged = |why: &dyn std::error::Error| PageError::Damaged(why.to_string());
        let ledger = self.ledger(&record).map_err(|why| damaged(&why))?;
        let live = Live::open(ledger).map_err(|why| damaged(&why))?;
        live.set_closed(record.state == ChamberState::Closed);
        let room = self.running(&record, live);
        rooms.insert(id.to_owned(), Arc::clone(&room));
        Ok(room)
    }

    /// The ledger of a chamber.
    ///
    /// # Errors
    /// What the ledger says.
    pub fn ledger(&self, record: &ChamberRecord) -> Result<penholder_ledger::Ledger, OpeningError> {
        self.inner.place.ledger(record, Arc::clone(&self.inner.clock))
    }

    /// Takes in a chamber that was just founded.
    pub fn founded(&self, record: &ChamberRecord, live: Live) -> Arc<Room> {
        let room = self.running(record, live);
        self.rooms().insert(record.id.clone(), Arc::clone(&room));
        room
    }

    fn running(&self, record: &ChamberRecord, live: Live) -> Arc<Room> {
        let (id, name, stop) = (record.id.clone(), record.name.clone(), self.stop());
        let room = Arc::new(Room { id, name, live, bell: Arc::default(), hubs: Mutex::default(), stop });
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(hooks::keep(self.while_it_runs(), self.stop(), Arc::downgrade(&room)));
        }
        room
    }
}

impl Room {
    /// Looks at where the chamber stands.
    pub fn look<T>(&self, look: impl FnOnce(&State) -> T) -> T {
        self.live.look(look)
    }

    fn hubs(&self) -> MutexGuard<'_, HashMap<(Audience, Language), Arc<Hub>>> {
        self.hubs.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The pushes to an audience; begins them if nobody followed yet.
    pub fn hub(self: &Arc<Self>, audience: Audience, l: Language, render: RenderRegions) -> Arc<Hub> {
        let mut hubs = self.hubs();
        if let Some(hub) = hubs.get(&(audience, l)) {
            return Arc::clone(hub);
        }
        let hub = Arc::new(Hub::new(self.stop.clone()));
        hubs.insert((audience, l), Arc::clone(&hub));
        // from here on, so that nothing is missed until the task runs
        let grown = self.live.watch();
        tokio::spawn(Arc::clone(self).pushing((audience, l), Arc::clone(&hub), grown, render));
        hub
    }

    /// Renders a view again whenever something has happened, as long as somebody follows.
    async fn pushing(
        self: Arc<Self>,
        seen_by: (Audience, Language),
        hub: Arc<Hub>,
        mut grown: watch::Receiver<u64>,
        render: RenderRegions,
    ) {
        let mut stop = self.stop.clone();
        let mut quiet = 0;
        loop {
            tokio::select! {
                changed = grown.changed() => {
                    if changed.is_err() {
                        break;
                    }
                    // for nobody it is not rendered before somebody comes
                    if hub.followers() > 0 {
                        self.push(seen_by, &hub, render).await;
                        self.breathe(&hub, grown.clone()).await;
                    }
                }
                () = hub.joined() => {
                    if hub.is_behind(self.live.seq()) {
                        self.push(seen_by, &hub, render).await;
                        self.breathe(&hub, grown.clone()).await;
                    }
                }
                () = tokio::time::sleep(TICK) => {
                    hub.tick();
                    quiet = if hub.followers() == 0 { quiet + 1 } else { 0 };
                    if quiet > 30 && self.forget(seen_by, &hub) {
                        return;
                    }
                }
                _ = stop.changed() => break,
            }
        }
        self.hubs().remove(&seen_by);
    }

    /// Renders a view and publishes it, where no request waits for it.
    async fn push(self: &Arc<Self>, seen_by: (Audience, Language), hub: &Arc<Hub>, render: RenderRegions) {
        let (room, hub) = (Arc::clone(self), Arc::clone(hub));
        let rendering =
            tokio::task::spawn_blocking(move || hub.render(|| render(&room, seen_by.0, seen_by.1)).is_some());
        // one that broke off has said so itself, and the next begins anew
        let _ = rendering.await;
    }

    /// Waits as long as the wires need for the last event, and on while nothing but ballots has come since.
    async fn breathe(&self, hub: &Hub, mut grown: watch::Receiver<u64>) {
        let begun = tokio::time::Instant::now();
        tokio::time::sleep(BETWEEN_PUSHES.max(hub.pause())).await;
        let weight = self.hubs().values().fold(0_usize, |all, hub| all.saturating_add(hub.weight()));
        let counted = tokio::time::sleep_until(begun + pause_while_voting(weight));
        tokio::pin!(counted);
        // whatever else happens is told as before
        while !hub.is_behind(self.look(State::acted)) {
            tokio::select! {
                changed = grown.changed() => if changed.is_err() { return },
                () = &mut counted => return,
            }
        }
    }

    /// Forgets a hub, unless somebody has just asked for it and is about to follow.
    fn forget(&self, seen_by: (Audience, Language), hub: &Arc<Hub>) -> bool {
        let mut hubs = self.hubs();
        // one is with its task, one with the others
        let alone = hub.followers() == 0 && Arc::strong_count(hub) <= 2;
        if alone {
            hubs.remove(&seen_by);
        }
        alone
    }
}

impl From<HouseError> for PageError {
    fn from(why: HouseError) -> Self {
        match why {
            HouseError::Shelf(_) | HouseError::Unreadable { .. } | HouseError::NoRandomness(_) => {
                PageError::Damaged(why.to_string())
            }
            HouseError::Unknown(_) | HouseError::Taken { .. } | HouseError::Spent { .. } | HouseError::Unfit(_) => {
                PageError::asked(why.to_string())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use penholder_chamber::{Station, Who};
    use penholder_core::Position;
    use penholder_core::procedure::{meeting, resolution, vote};

    use super::*;
    use crate::safety::{Hall, delegate};

    /// The state alone, in many bytes, so that all who follow together are heavy.
    fn heavy(room: &Room, _: Audience, _: Language) -> (u64, Vec<Region>) {
        let size = room.look(State::size);
        (size, vec![("own", format!("<p id=\"own\">{size}{}</p>", " ".repeat(8 << 10)))])
    }

    struct Sitting {
        room: Arc<Room>,
        hub: Arc<Hub>,
        acts: usize,
        _goes_on: watch::Sender<bool>,
    }

    impl Sitting {
        async fn open() -> Self {
            let (goes_on, stop) = watch::channel(false);
            let hall = Hall::found(App::open(Place::Memory, Doors::default(), stop).unwrap()).await;
            let room = hall.app.room("council").await.unwrap();
            let hub = room.hub(Audience::Gallery, Language::English, heavy);
            Self { room, hub, acts: 0, _goes_on: goes_on }
        }

        async fn act(&mut self, who: Station, on: &str, command: impl Into<penholder_core::procedure::Command>) {
            self.acts += 1;
            let key = self.acts.to_string();
            self.room.live.act(&Who::new("x", who), on, command.into(), &key).await.unwrap();
        }

        async fn ballot(&mut self, seat: &str) {
            let cast = vote::Command::Cast { seat: None, position: Position::Yes, reason: None };
            self.act(delegate(seat), "draft", cast).await;
        }

        /// Waits until those who follow are shown where the chamber stands now.
        async fn shown(&self) {
            let shown = async {
                while self.hub.is_behind(self.room.live.seq()) {
                    tokio::time::sleep(Duration::from_millis(5)).await;
                }
            };
            tokio::time::timeout(Duration::from_secs(20), shown).await.expect("it is never shown");
        }

        async fn vote_is_open(&mut self) {
            use meeting::Command as M;
            use resolution::Command as D;
            let convene = M::Convene { symbol: None, chair: Some("CHN".into()), agenda: Vec::new(), private: false };
            self.act(Station::Secretariat, "meeting", convene).await;
            self.act(delegate("CHN"), "meeting", M::AdoptAgenda).await;
            let wording = penholder_scripts::wording("v1", "The Council decides.");
            let circulate = D::Circulate { kind: "resolution".into(), title: "Peace".into(), wording };
            self.act(delegate("USA"), "draft", circulate).await;
            self.act(delegate("USA"), "draft", D::Table { symbol: None }).await;
            self.act(Station::Secretariat, "draft", D::Schedule { meeting: "meeting".into() }).await;
            let put = D::Put { question: resolution::Question::Whole, method: None, deadline: None };
            self.act(delegate("CHN"), "draft", put).await;
        }
    }

    #[tokio::test]
    async fn ballots_are_counted_in_few_events_and_the_last_state_always_comes() {
        let mut sitting = Sitting::open().await;
        // so many that a count breathes for the longest pause, anything else for a quarter of it
        let followers: Vec<_> = (0..4_096).map(|_| sitting.hub.follow(None)).collect();
        sitting.vote_is_open().await;
        sitting.shown().await;
        tokio::time::sleep(Duration::from_secs(2)).await;
        let (before, begun) = (sitting.hub.events(), std::time::Instant::now());
        for seat in ["FRA", "GBR", "RUS", "USA", "CHN", "DNK", "GRC", "GUY", "PAK", "PAN", "KOR", "SOM", "DZA", "SLE"] {
            sitting.ballot(seat).await;
            tokio::time::sleep(BETWEEN_PUSHES).await;
        }
        // the last state comes even where the first ballot fell into a pause; one at once, one in each pause
        sitting.shown().await;
        let (events, pauses) = (sitting.hub.events() - before, begun.elapsed().as_secs() / 2);
        assert!((1..=1 + pauses).contains(&events), "14 ballots in {events} events");
        // whatever is no ballot does not wait until the count has breathed
        sitting.ballot("SVN").await;
        assert!(!sitting.hub.is_behind(sitting.room.look(State::acted)), "a ballot is only a ballot");
        sitting.act(delegate("FRA"), "meeting", meeting::Command::Inscribe).await;
        assert!(sitting.room.look(State::acted) > sitting.room.live.seq() - 1, "this is more");
        sitting.shown().await;
        drop(followers);
    }

    #[tokio::test]
    async fn one_act_in_a_quiet_chamber_is_pushed_at_once() {
        let mut sitting = Sitting::open().await;
        let _follower = sitting.hub.follow(None);
        sitting.vote_is_open().await;
        sitting.shown().await;
        tokio::time::sleep(BETWEEN_PUSHES * 2).await;
        let before = sitting.hub.events();
        sitting.ballot("FRA").await;
        sitting.shown().await;
        assert_eq!(sitting.hub.events(), before + 1, "one act, one event");
    }
}
