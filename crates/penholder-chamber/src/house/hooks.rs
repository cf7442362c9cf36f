//! Webhooks: the addresses that are told what is news in a chamber, and what became of each message.
//!
//! Always: a message is on the shelf before it is tried, written in one change with how far the news were read, by whichever
//! process was first; it is tried by one process at a time (a lease), until it was taken or is given up. The key that signs
//! is kept, as it has to sign; it is shown once.
//! Not here: what is news, signing and sending (the web).

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{House, HouseError, ShelfError, Versioned, put, take};
use crate::secret::{Secret, fresh_id};

const HOOK: &str = "hook";
const DELIVERY: &str = "delivery";
/// So many addresses a chamber may tell.
pub const HOOKS_MAX: usize = 10;
/// So many messages that are over are remembered for each.
const REMEMBERED: usize = 50;
/// The longest that is remembered of an answer, in characters.
const SAYS_MAX: usize = 200;

/// An address that is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hook {
    /// Its id.
    pub id: String,
    /// The chamber.
    pub chamber: String,
    /// The address.
    pub url: String,
    /// What it is told, in the words of the news: `vote.decided`.
    pub kinds: Vec<String>,
    /// The person that named it.
    pub by: String,
    /// The key that signs, as `whsec_` and base64.
    pub key: Secret,
    /// How many entries of the ledger were read for it.
    pub seen: u64,
}

/// A message to an address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    /// The hook.
    pub hook: String,
    /// The place of the news in the ledger.
    pub seq: u64,
    /// What kind of news.
    pub kind: String,
    /// When it happened.
    pub at: Timestamp,
    /// What is sent, to the byte.
    pub body: String,
    /// How often it was tried.
    pub tries: u32,
    /// How it stands.
    pub state: DeliveryState,
    /// What came of the last try, in words.
    pub says: String,
}

/// How a message stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryState {
    /// It will be tried, not before this time.
    Waits(Timestamp),
    /// It was taken.
    Taken(Timestamp),
    /// It is not tried any more.
    GivenUp(Timestamp),
}

/// A message that one process may try now, until its lease is over.
#[derive(Clone, Debug)]
pub struct Leased {
    /// The hook with its address and key.
    pub hook: Hook,
    /// The message.
    pub delivery: Delivery,
    id: String,
    version: u64,
}

fn hook_id(chamber: &str, hook: &str) -> String {
    format!("{chamber}/{hook}")
}

fn delivery_id(chamber: &str, hook: &str, seq: u64) -> String {
    format!("{chamber}/{hook}/{seq:020}")
}

impl Delivery {
    /// A message that was not tried yet.
    #[must_use]
    pub fn new(hook: &str, seq: u64, kind: &str, at: Timestamp, body: String) -> Self {
        let (hook, kind, says) = (hook.to_owned(), kind.to_owned(), String::new());
        Self { hook, seq, kind, at, body, tries: 0, state: DeliveryState::Waits(at), says }
    }
}

impl House {
    /// Names an address that is told from now on; returns the key that signs, to be shown once.
    ///
    /// # Errors
    /// There are too many already, or the store.
    pub fn add_hook(
        &self,
        chamber: &str,
        url: &str,
        kinds: Vec<String>,
        by: &str,
        seen: u64,
    ) -> Result<(Secret, Hook), HouseError> {
        if self.hooks(chamber)?.len() >= HOOKS_MAX {
            return Err(HouseError::Unfit(format!("a chamber tells at most {HOOKS_MAX} addresses: end one first")));
        }
        let random = Secret::token()?;
        // a token is 32 random bytes
        let bytes = URL_SAFE_NO_PAD.decode(random.reveal()).unwrap_or_default();
        let key = Secret::new(format!("whsec_{}", STANDARD.encode(bytes)));
        let (chamber, url, by) = (chamber.to_owned(), url.to_owned(), by.to_owned());
        let hook = Hook { id: fresh_id()?, chamber, url, kinds, by, key: key.clone(), seen };
        self.write(vec![put(HOOK, &hook_id(&hook.chamber, &hook.id), 0, &hook)?])?;
        Ok((key, hook))
    }

    /// The addresses that a chamber tells.
    ///
    /// # Errors
    /// The store.
    pub fn hooks(&self, chamber: &str) -> Result<Vec<Hook>, HouseError> {
        let found: Vec<Versioned<Hook>> = self.list(HOOK, &hook_id(chamber, ""))?;
        Ok(found.into_iter().map(|found| found.value).collect())
    }

    /// Tells an address nothing more, and forgets its messages.
    ///
    /// # Errors
    /// There is none of this id, or the store.
    pub fn end_hook(&self, chamber: &str, hook: &str) -> Result<(), HouseError> {
        let found: Versioned<Hook> = self.get(HOOK, &hook_id(chamber, hook))?.ok_or(HouseError::Unknown("webhook"))?;
        self.write(vec![take(HOOK, &found.id, found.version)])?;
        let left: Vec<Versioned<Delivery>> = self.list(DELIVERY, &format!("{chamber}/{hook}/"))?;
        for one in left {
            self.gone(&one.id, one.version)?;
        }
        Ok(())
    }

    /// Takes a document away unless somebody else changed or took it.
    fn gone(&self, id: &str, version: u64) -> Result<(), HouseError> {
        match self.write(vec![take(DELIVERY, id, version)]) {
            Ok(()) | Err(HouseError::Shelf(ShelfError::Changed { .. })) => Ok(()),
            Err(why) => Err(why),
        }
    }

    /// Puts messages on the shelf for the news up to `until`, if nobody else has; tells whether this process did.
    ///
    /// # Errors
    /// The store.
    pub fn queue(&self, hook: &Hook, until: u64, messages: Vec<Delivery>) -> Result<bool, HouseError> {
        let id = hook_id(&hook.chamber, &hook.id);
        let found: Option<Versioned<Hook>> = self.get(HOOK, &id)?;
        let Some(mut found) = found.filter(|found| found.value.seen == hook.seen && found.value.seen < until) else {
            return Ok(false);
        };
        found.value.seen = until;
        let mut changes = vec![put(HOOK, &id, found.version, &found.value)?];
        for message in messages {
            changes.push(put(DELIVERY, &delivery_id(&hook.chamber, &hook.id, message.seq), 0, &message)?);
        }
        match self.write(changes) {
            Ok(()) => Ok(true),
            Err(HouseError::Shelf(ShelfError::Changed { .. })) => Ok(false),
            Err(why) => Err(why),
        }
    }

    /// The messages of a chamber, the latest first.
    ///
    /// # Errors
    /// The store.
    pub fn deliveries(&self, chamber: &str) -> Result<Vec<Delivery>, HouseError> {
        let found: Vec<Versioned<Delivery>> = self.list(DELIVERY, &format!("{chamber}/"))?;
        let mut found: Vec<Delivery> = found.into_iter().map(|found| found.value).collect();
        found.sort_by(|one, other| other.seq.cmp(&one.seq).then_with(|| one.hook.cmp(&other.hook)));
        Ok(found)
    }

    /// Takes the messages of a chamber that can be tried now, at most `most`, each for as long as the lease; another process
    /// has no part in them until then. Also tells when the next will be due. What is long over is forgotten by the way.
    ///
    /// # Errors
    /// The store.
    pub fn lease(
        &self,
        chamber: &str,
        lease: SignedDuration,
        most: usize,
    ) -> Result<(Vec<Leased>, Option<Timestamp>), HouseError> {
        let now = self.now();
        let until = now.checked_add(lease).unwrap_or(Timestamp::MAX);
        let hooks = self.hooks(chamber)?;
        let found: Vec<Versioned<Delivery>> = self.list(DELIVERY, &format!("{chamber}/"))?;
        let (mut leased, mut next) = (Vec::new(), None::<Timestamp>);
        let mut over: Vec<(&str, u64, &str)> = Vec::new();
        for one in &found {
            let DeliveryState::Waits(due) = one.value.state else {
                over.push((&one.value.hook, one.version, &one.id));
                continue;
            };
            let Some(hook) = hooks.iter().find(|hook| hook.id == one.value.hook) else { continue };
            if due > now || leased.len() >= most {
                next = Some(next.map_or(due, |next| next.min(due)));
                continue;
            }
            let mut delivery = one.value.clone();
            delivery.tries += 1;
            delivery.state = DeliveryState::Waits(until);
            match self.write(vec![put(DELIVERY, &one.id, one.version, &delivery)?]) {
                Ok(()) => {
                    let (id, version) = (one.id.clone(), one.version + 1);
                    leased.push(Leased { hook: hook.clone(), delivery, id, version });
                }
                Err(HouseError::Shelf(ShelfError::Changed { .. })) => {}
                Err(why) => return Err(why),
            }
        }
        // ids ascend with the place of the news, so the oldest stand first
        for hook in &hooks {
            let of_hook: Vec<_> = over.iter().filter(|(of, ..)| *of == hook.id).collect();
            for (_, version, id) in of_hook.iter().take(of_hook.len().saturating_sub(REMEMBERED)) {
                self.gone(id, *version)?;
            }
        }
        Ok((leased, next))
    }

    /// Keeps what came of a try. Nothing happens if the lease was over and somebody else tried.
    ///
    /// # Errors
    /// The store.
    pub fn tried(&self, leased: Leased, state: DeliveryState, says: &str) -> Result<(), HouseError> {
        let Leased { mut delivery, id, version, .. } = leased;
        delivery.state = state;
        delivery.says = says.chars().filter(|letter| !letter.is_control()).take(SAYS_MAX).collect();
        match self.write(vec![put(DELIVERY, &id, version, &delivery)?]) {
            Ok(()) | Err(HouseError::Shelf(ShelfError::Changed { .. })) => Ok(()),
            Err(why) => Err(why),
        }
    }
}
