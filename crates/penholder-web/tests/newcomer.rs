//! A newcomer's first minutes, from an empty database: fifteen delegates in their seats by the pages' own links and forms; and
//! a chamber, a meeting and a vote by the keyboard alone.

#![allow(clippy::unwrap_used, reason = "a test")]

mod browser;

use std::time::{Duration, Instant};

use browser::{Driver, Look, Site, cdp, press, shoot};
use fantoccini::{Client, Locator};
use serde_json::json;

/// Waits until the page says so; it has ten seconds.
async fn sees(window: &Client, words: &str) {
    let until = Instant::now() + Duration::from_secs(10);
    loop {
        // between two pages there is nothing to be read
        let shown = match window.find(Locator::Css("body")).await {
            Ok(body) => body.text().await.unwrap_or_default(),
            Err(_) => String::new(),
        };
        if shown.contains(words) {
            return;
        }
        assert!(Instant::now() < until, "`{words}` is not seen in:\n{shown}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// A picture of what a newcomer sees, if asked.
async fn keep(window: &Client, name: &str) {
    if std::env::var_os("PENHOLDER_SCREENS").is_some() {
        shoot(window, name).await;
    }
}

/// Somebody at a window, who counts presses and pages.
struct Newcomer {
    window: Client,
    presses: usize,
    pages: usize,
}

impl Newcomer {
    fn at(window: Client) -> Self {
        Self { window, presses: 0, pages: 0 }
    }

    async fn open(&mut self, address: &str) {
        self.window.goto(address).await.unwrap();
        self.pages += 1;
    }

    async fn write(&mut self, label: &str, words: &str) {
        let field = format!("//label[starts-with(normalize-space(.), '{label}')]//input");
        self.window.find(Locator::XPath(&field)).await.unwrap().send_keys(words).await.unwrap();
    }

    /// Presses a link or a button that leads to another page.
    async fn follow(&mut self, words: &str) {
        let target = format!("//main//*[self::a or self::button][starts-with(normalize-space(.), '{words}')]");
        self.window.find(Locator::XPath(&target)).await.unwrap().click().await.unwrap();
        self.presses += 1;
        self.pages += 1;
    }
}

#[tokio::test]
async fn from_nothing_to_fifteen_delegates_in_their_seats() {
    let Some(driver) = Driver::start() else { return };
    let site = Site::open().await;
    let began = Instant::now();
    let mut secretary = Newcomer::at(driver.window(Look::DESK).await);
    secretary.open(&site.at("/")).await;
    sees(&secretary.window, "Open a chamber").await;
    keep(&secretary.window, "new-1-home").await;
    // the link that the program printed
    secretary.open(&site.at(&site.administrator)).await;
    keep(&secretary.window, "new-2-enter").await;
    secretary.write("Your name", "Ada").await;
    secretary.follow("Take my place").await;
    sees(&secretary.window, "Open a chamber").await;
    keep(&secretary.window, "new-3-open").await;
    secretary.write("What the chamber is called", "Our Council").await;
    secretary.follow("Open a chamber").await;
    sees(&secretary.window, "0 of 15 seats are taken").await;
    keep(&secretary.window, "new-4-people").await;
    secretary.follow("Invite every empty seat").await;
    sees(&secretary.window, "16 invitations").await;
    keep(&secretary.window, "new-5-cards").await;
    let mut links = Vec::new();
    for link in secretary.window.find_all(Locator::Css(".cards .link a")).await.unwrap() {
        links.push(link.attr("href").await.unwrap().unwrap());
    }
    let mut delegates = Newcomer::at(driver.window(Look { width: 390, ..Look::PHONE }).await);
    for (at, link) in links.iter().take(15).enumerate() {
        // another phone: it knows nobody
        delegates.window.delete_all_cookies().await.unwrap();
        delegates.open(link).await;
        if at == 0 {
            keep(&delegates.window, "new-6-card").await;
        }
        delegates.write("Your name", &format!("Delegate {}", at + 1)).await;
        delegates.follow("Take my place").await;
        sees(&delegates.window, "Nothing is asked of you now").await;
        if at == 0 {
            keep(&delegates.window, "new-7-seat").await;
        }
    }
    secretary.follow("Seats and invitations").await;
    sees(&secretary.window, "15 of 15 seats are taken").await;
    keep(&secretary.window, "new-8-taken").await;
    println!(
        "from nothing to fifteen delegates: {:.1} s at a machine's pace; the secretary presses {} times on {} pages, \
         the delegates {} times on {}",
        began.elapsed().as_secs_f64(),
        secretary.presses,
        secretary.pages,
        delegates.presses,
        delegates.pages
    );
    assert_eq!((secretary.presses, delegates.presses), (4, 15), "it has become longer: is that needed?");
    for person in [secretary, delegates] {
        person.window.close().await.unwrap();
    }
}

/// Somebody who has a keyboard and nothing else.
struct Keys<'w>(&'w Client);

impl Keys<'_> {
    /// Goes on by Tab until what has the focus is called so.
    async fn to(&self, name: &str) {
        const WHERE: &str = "const here = document.activeElement; \
            return (here.labels?.[0]?.textContent || here.getAttribute('aria-label') || here.textContent || '').replace(/\\s+/g, ' ').trim()";
        let mut met = Vec::new();
        loop {
            press(self.0, "Tab").await;
            let here = self.0.execute(WHERE, Vec::new()).await.unwrap();
            let here = here.as_str().unwrap_or_default().chars().take(80).collect::<String>();
            if here.starts_with(name) {
                return;
            }
            met.push(here);
            assert!(met.len() < 400, "`{name}` is not reached by Tab: {met:?}");
        }
    }

    async fn write(&self, words: &str) {
        cdp(self.0, "Input.insertText", json!({ "text": words })).await;
    }

    async fn key(&self, key: &str) {
        press(self.0, key).await;
    }

    /// Fills fields in their order and sends the form by its button.
    async fn fill(&self, fields: &[(&str, &str)], button: &str) {
        for (field, words) in fields {
            self.to(field).await;
            self.write(words).await;
        }
        self.to(button).await;
        self.key("Enter").await;
    }

    async fn sees(&self, words: &str) {
        sees(self.0, words).await;
    }

    /// Waits until a dialog that was left is gone: until then it has the keys.
    async fn sees_no_dialog(&self) {
        let until = Instant::now() + Duration::from_secs(10);
        while self.0.find(Locator::Css("dialog")).await.is_ok() {
            assert!(Instant::now() < until, "the dialog stays");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

#[tokio::test]
async fn a_chamber_a_meeting_and_a_vote_by_keyboard_alone() {
    let Some(driver) = Driver::start() else { return };
    let site = Site::open().await;
    let window = driver.window(Look::DESK).await;
    let secretary = Keys(&window);
    window.goto(&site.at(&site.administrator)).await.unwrap();
    secretary.fill(&[("Your name", "Ada")], "Take my place").await;
    secretary.sees("Its law").await;
    secretary.fill(&[("What the chamber is called", "Keys")], "Open a chamber").await;
    secretary.sees("0 of 15 seats are taken").await;
    secretary.to("Invite every empty seat").await;
    secretary.key("Enter").await;
    secretary.sees("16 invitations").await;
    let mut links = Vec::new();
    for link in window.find_all(Locator::Css(".cards .link a")).await.unwrap() {
        links.push(link.attr("href").await.unwrap().unwrap());
    }
    let (at_desk, at_seat) = (driver.window(Look::DESK).await, driver.window(Look::DESK).await);
    let (chair, delegate) = (Keys(&at_desk), Keys(&at_seat));
    for (person, link) in [(&delegate, &links[0]), (&chair, &links[15])] {
        person.0.goto(link).await.unwrap();
        person.fill(&[("Your name", "somebody")], "Take my place").await;
    }

    // the chair: `?` lists the keys, Escape leaves the list, n is the next step
    chair.sees("Convene the meeting").await;
    chair.key("?").await;
    chair.sees("Keys of this page").await;
    chair.sees("Do not use single keys").await;
    chair.key("Escape").await;
    chair.sees_no_dialog().await;
    chair.key("n").await;
    chair.fill(&[("Agenda", "Peace")], "Convene the meeting").await;
    chair.sees("Adopt the agenda").await;
    chair.key("n").await;

    // a delegate: a draft is one of the usual acts; what was typed outlives a reload; tabled on its own page
    delegate.sees("Peace").await;
    delegate.to("Circulate a draft").await;
    delegate.key("Enter").await;
    delegate.to("About").await;
    delegate.write("Keys").await;
    at_seat.refresh().await.unwrap();
    delegate.sees("Name of this version").await;
    const TYPED: &str = "return document.querySelector('details[open] [name=\"text.title\"]')?.value ?? ''";
    assert_eq!(at_seat.execute(TYPED, Vec::new()).await.unwrap(), json!("Keys"));
    delegate.fill(&[("Text", "The Council decides.")], "Circulate a draft").await;
    delegate.sees("circulates a draft").await;
    delegate.to("Keys").await;
    while !at_seat.current_url().await.unwrap().path().contains("/text/") {
        delegate.key("Enter").await;
        if tokio::time::timeout(Duration::from_secs(2), sees(&at_seat, "What you may do")).await.is_err() {
            delegate.to("Keys").await;
        }
    }
    delegate.to("Table “Keys”").await;
    delegate.key("Enter").await;
    delegate.to("Table “Keys”").await;
    delegate.key("Enter").await;

    chair.sees("on the list and to the vote").await;
    chair.key("n").await;
    chair.sees("0 of 15 have voted").await;

    // the delegate goes to its seat, presses y and confirms
    delegate.to("My seat").await;
    delegate.key("Enter").await;
    delegate.sees("In favour").await;
    delegate.key("y").await;
    delegate.sees("You vote: in favour.").await;
    delegate.to("Confirm").await;
    delegate.key("Enter").await;
    delegate.sees("Recorded: in favour").await;
    chair.sees("1 of 15 have voted").await;

    // the next step closes nothing while votes are missing: it asks
    chair.key("n").await;
    chair.sees("14 have not voted: ").await;
    chair.sees("1 of 15 have voted").await;
    keep(&at_desk, "new-9-close").await;
    chair.to("Close all the same").await;
    chair.key("Enter").await;
    chair.sees("not participating").await;
    for window in [window, at_desk, at_seat] {
        window.close().await.unwrap();
    }
}
