//! A whole sitting in real browsers: an administrator opens a chamber of a charter of its own, a chair and three delegates
//! take their seats in four windows; draft, new version, silence broken, a vetoed vote, an adopted text, the minutes.
//!
//! One delegate sits at a phone, one without scripts. Every page that is used is held against WCAG 2.2 AA by axe-core.

#![allow(clippy::unwrap_used, reason = "a test")]

mod browser;

use std::sync::Mutex;
use std::time::{Duration, Instant};

use browser::{Driver, Look, Site, axe, dress, shoot, violations};
use fantoccini::{Client, Locator};

/// One permanent member and two others; two have to be in favour and the permanent member not against.
const CHARTER: &str = r#"
[body]
id = "triad"
name = "The Triad"
about = "Three seats, one of them permanent."

[[class]]
id = "permanent"
name = "permanent member"
plural = "permanent members"
seats = 1

[[class]]
id = "elected"
name = "elected member"
plural = "elected members"
seats = 2

[[label]]
id = "adopted"
says = "adopted"
outcome = "adopted"

[[label]]
id = "votes_lacking"
says = "not adopted, votes lacking"
outcome = "not_adopted"

[[label]]
id = "veto"
says = "not adopted, owing to the negative vote of a permanent member"
outcome = "not_adopted"

[[kind]]
id = "resolution"
name = "draft resolution"
question = "substantive"
cite = "Article 2"

[[rule]]
cite = "Article 2"
on = "substantive"
sense = "Two members in favour, and the permanent member not against."
adopted = "adopted"
requires = [
    { affirmative_votes = 2, label = "votes_lacking" },
    { none_against = "permanent", label = "veto" },
]
"#;

const SEATS: &str = "A, Avalon, permanent\nB, Brobdingnag, elected\nC, Cockaigne, elected";

/// One person at a browser.
struct Person<'t> {
    window: Client,
    site: &'t Site,
    axe: Option<&'t str>,
    wrong: &'t Mutex<Vec<String>>,
}

impl Person<'_> {
    async fn go(&self, page: &str) {
        self.window.goto(&self.site.at(page)).await.unwrap();
    }

    /// Waits until the page says so; it has ten seconds.
    async fn sees(&self, words: &str) {
        let until = Instant::now() + Duration::from_secs(10);
        loop {
            // between two pages there is nothing to be read
            let shown = match self.window.find(Locator::Css("main")).await {
                Ok(main) => main.text().await.unwrap_or_default(),
                Err(_) => String::new(),
            };
            if shown.contains(words) {
                return;
            }
            assert!(Instant::now() < until, "`{words}` is not seen in:\n{shown}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Opens what is folded, all the way down to an element.
    async fn press(&self, element: &str) {
        let until = Instant::now() + Duration::from_secs(10);
        loop {
            // what is pushed in between may take the element away under the finger
            let pressed = match self.window.find(Locator::XPath(element)).await {
                Ok(found) => found.click().await.map_err(|why| why.to_string()),
                Err(why) => Err(why.to_string()),
            };
            match pressed {
                Ok(()) => return,
                Err(why) => assert!(Instant::now() < until, "{element}: {why}"),
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    async fn button(&self, words: &str) {
        self.press(&format!("//main//button[starts-with(normalize-space(.), '{words}')]")).await;
    }

    /// Unfolds an act, fills its fields in, sends it.
    async fn act(&self, words: &str, fields: &[(&str, &str)]) {
        let there = format!("//details[contains(@class, 'act')][summary[starts-with(normalize-space(.), '{words}')]]");
        self.press(&format!("{there}/summary")).await;
        for (name, value) in fields {
            let field = format!("{there}//*[@name='{name}']");
            let field = self.window.find(Locator::XPath(&field)).await.unwrap();
            if field.tag_name().await.unwrap() == "select" {
                field.select_by_value(value).await.unwrap();
            } else {
                field.clear().await.unwrap();
                field.send_keys(value).await.unwrap();
            }
        }
        self.press(&format!("{there}//form//button")).await;
    }

    async fn vote(&self, position: &str) {
        self.press(&format!("//input[@id='ballot-{position}']")).await;
        self.press(&format!("//div[contains(@class, 'target')][input[@value='{position}']]//button[.='Confirm']"))
            .await;
        self.sees("Recorded").await;
    }

    /// Holds the page against axe-core and keeps a picture of it if asked.
    async fn look(&self, name: &str) {
        if let Some(axe) = self.axe {
            self.window.execute(axe, Vec::new()).await.unwrap();
            let found = violations(&self.window).await;
            self.wrong.lock().unwrap().extend(found.into_iter().map(|line| format!("{name}: {line}")));
        }
        let wide = "return document.scrollingElement.scrollWidth - document.documentElement.clientWidth";
        let over = self.window.execute(wide, Vec::new()).await.unwrap();
        if over.as_i64() != Some(0) {
            self.wrong.lock().unwrap().push(format!("{name}: {over} pixels have to be scrolled sideways"));
        }
        if std::env::var_os("PENHOLDER_SCREENS").is_some() {
            shoot(&self.window, name).await;
        }
    }
}

async fn take_seat(person: &Person<'_>, link: &str, name: &str) {
    person.window.goto(link).await.unwrap();
    person.window.find(Locator::Css("input[name=name]")).await.unwrap().send_keys(name).await.unwrap();
    person.button("Take my place").await;
}

/// Two delegations state what they need and refuse, and share it; the chair sees the deadlock and the way out of it.
async fn negotiate(avalon: &Person<'_>, brobdingnag: &Person<'_>, chair: &Person<'_>, draft: &str) {
    let wants = async |who: &Person<'_>, wants: &str, why: &str| {
        who.go(&format!("{draft}/positions")).await;
        let field = who.window.find(Locator::Css("select[name='wants.p1']")).await.unwrap();
        field.select_by_value(wants).await.unwrap();
        who.window.find(Locator::Css("input[name='why.p1']")).await.unwrap().send_keys(why).await.unwrap();
        who.button("Save our positions").await;
        who.sees("Publish as they stand").await;
    };
    wants(avalon, "must 2", "the harbour is ours").await;
    avalon.look("positions").await;
    avalon.button("Share with the chair").await;
    avalon.sees("of every later change").await;
    wants(brobdingnag, "cannot_accept 2", "instructions").await;
    brobdingnag.look("positions-phone").await;
    chair.go(&format!("{draft}/negotiation/chair")).await;
    chair.sees("The text as drafted passes").await;
    brobdingnag.button("Share with the chair").await;
    brobdingnag.sees("of every later change").await;
    chair.go(&format!("{draft}/negotiation/chair")).await;
    chair.sees("Brobdingnag shared").await;
    chair.look("negotiation").await;
    chair.press("//button[@value='B/p2']").await;
    chair.sees("Supposed").await;
    // in a new version the positions stay with their paragraph
    avalon.go(draft).await;
    let text = "The Triad,\n0. Recalls itself;\n1. Opens the harbour;\n2. Remains seized of the matter.";
    avalon.act("Circulate a new version", &[("version.wording", "v2"), ("word.wording", text)]).await;
    avalon.sees("0. Recalls itself;").await;
    avalon.go(&format!("{draft}/positions")).await;
    let kept = "return document.querySelector('select[name=\"wants.p2\"]').value";
    assert_eq!(avalon.window.execute(kept, Vec::new()).await.unwrap(), "must 3");
    chair.go("/c/triad/chair").await;
    brobdingnag.go("/c/triad/seat").await;
}

#[tokio::test]
async fn a_whole_sitting_in_four_windows() {
    let Some(driver) = Driver::start() else { return };
    let axe = axe();
    let site = Site::open().await;
    let wrong = Mutex::default();
    let person = async |look: Look| Person {
        window: driver.window(look).await,
        site: &site,
        axe: axe.as_deref().filter(|_| look.scripts),
        wrong: &wrong,
    };

    // the administrator's first minutes: a charter with a fault, then without
    let secretary = person(Look::DESK).await;
    take_seat(&secretary, &site.at(&site.administrator), "Ada").await;
    let field = async |name: &str, value: &str| {
        let script = "document.querySelector(`[name='${arguments[0]}']`).value = arguments[1]";
        secretary.window.execute(script, vec![name.into(), value.into()]).await.unwrap();
    };
    field("name", "Triad").await;
    field("charter", &CHARTER.replace("affirmative_votes = 2", "affirmative_votes = \"two\"")).await;
    field("list", SEATS).await;
    secretary.press("//input[@value='named']").await;
    secretary.button("Open a chamber").await;
    secretary.sees("Line 46: `two` is no exact number").await;
    secretary.look("faults").await;
    field("charter", CHARTER).await;
    secretary.button("Open a chamber").await;
    secretary.sees("0 of 3 seats are taken").await;
    secretary.button("Invite every empty seat").await;
    secretary.sees("4 invitations").await;
    secretary.look("cards").await;
    let mut links = Vec::new();
    for link in secretary.window.find_all(Locator::Css(".cards .link a")).await.unwrap() {
        links.push(link.attr("href").await.unwrap().unwrap());
    }

    // four windows: the chair at a desk, one delegate at a phone, one without scripts
    let (chair, avalon) = (person(Look::DESK).await, person(Look::DESK).await);
    let brobdingnag = person(Look::PHONE).await;
    let cockaigne = person(Look { scripts: false, ..Look::DESK }).await;
    for (delegate, link) in [&avalon, &brobdingnag, &cockaigne, &chair].into_iter().zip(&links) {
        take_seat(delegate, link, "somebody").await;
    }
    // a link works once
    secretary.window.goto(&links[0]).await.unwrap();
    secretary.sees("was used, has expired or was taken back").await;
    secretary.go("/c/triad/people").await;
    secretary.sees("3 of 3 seats are taken").await;
    secretary.look("people").await;

    chair.sees("Convene").await;
    chair.act("Convene the meeting", &[("one.chair", "B"), ("list.agenda", "The harbour")]).await;
    chair.sees("The meeting is called").await;
    // the push brings it to the phone
    brobdingnag.sees("The meeting is called").await;
    chair.look("cockpit").await;

    // a draft, silence on it, broken with a reason
    let text = "The Triad,\n1. Opens the harbour;\n2. Remains seized.";
    avalon
        .act(
            "Circulate a draft",
            &[
                ("one.kind", "resolution"),
                ("text.title", "The harbour"),
                ("version.wording", "v1"),
                ("word.wording", text),
            ],
        )
        .await;
    avalon.sees("circulates a draft").await;
    let draft = avalon.window.find(Locator::Css(".texts a")).await.unwrap().attr("href").await.unwrap().unwrap();
    avalon.go(&draft).await;
    avalon.look("text").await;
    negotiate(&avalon, &brobdingnag, &chair, &draft).await;
    avalon.go(&draft).await;
    avalon.act("Place “The harbour” under silence", &[]).await;
    avalon.sees("silence").await;
    brobdingnag.sees("Silence on “The harbour”").await;
    brobdingnag.act("Break the silence", &[("text.reason", "the words of paragraph 1")]).await;
    // it is on the record before the next page is read
    brobdingnag.sees("breaks the silence").await;
    avalon.go(&draft).await;
    avalon.sees("the words of paragraph 1").await;

    // tabled, put to the vote, vetoed
    avalon.act("Table", &[("text.symbol", "T/1")]).await;
    chair.sees("T/1").await;
    if chair
        .window
        .find(Locator::XPath("//section[@id='next']//button[starts-with(normalize-space(.), 'Adopt the agenda')]"))
        .await
        .is_ok()
    {
        chair.button("Adopt the agenda").await;
    }
    // what one may do is said in the language of the page
    chair.go("/c/triad/chair?lang=ar").await;
    chair.press("//details[@id='others']/summary").await;
    chair.press("//section[@id='next']//button[starts-with(normalize-space(.), 'طرحه للتصويت: T/1')]/..").await;
    chair.look("cockpit-arabic").await;
    avalon.go("/c/triad/seat?lang=ar").await;
    avalon.press("//details[@id='others']/summary").await;
    avalon.look("seat-arabic").await;
    chair.go("/c/triad/chair?lang=en").await;
    avalon.go("/c/triad/seat?lang=en").await;
    chair.button("Put T/1 on the list and to the vote").await;
    brobdingnag.sees("Vote on T/1").await;
    brobdingnag.look("ballot").await;
    brobdingnag.go("/c/triad/seat?lang=ar").await;
    brobdingnag.sees("صوّت على").await;
    brobdingnag.look("ballot-arabic").await;
    chair.go("/c/triad/chair?lang=ru").await;
    chair.sees("Не проголосовали по T/1").await;
    chair.look("cockpit-russian").await;
    chair.go("/c/triad/chair?lang=en").await;
    brobdingnag.go("/c/triad/seat?lang=en").await;
    // what is pushed meanwhile leaves a choice alone that was not sent yet
    brobdingnag.press("//input[@id='ballot-abstain']").await;
    for turn in 0..4 {
        cockaigne.go("/c/triad/seat").await;
        cockaigne.button(if turn % 2 == 0 { "Ask for the floor" } else { "Be struck off" }).await;
        let list =
            if turn % 2 == 0 { "count(//ol[@class='speakers']) = 1" } else { "count(//ol[@class='speakers']) = 0" };
        brobdingnag.press(&format!("//section[@id='floor'][{list}]/h2")).await;
    }
    let chosen = "return document.querySelector('#ballot-abstain').checked";
    let chosen = brobdingnag.window.execute(chosen, Vec::new()).await.unwrap();
    assert_eq!(chosen, true, "a push took the choice away");
    brobdingnag.vote("yes").await;
    // without scripts a page is read again
    cockaigne.go("/c/triad/seat").await;
    cockaigne.vote("yes").await;
    chair.sees("2 of 3 have voted").await;
    avalon.go("/c/triad/seat").await;
    avalon.vote("no").await;
    avalon.look("receipt").await;
    chair.sees("3 of 3 have voted").await;
    chair.button("Close the vote").await;
    chair.sees("Not adopted, owing to the negative vote of a permanent member").await;
    brobdingnag.sees("Not adopted, owing to the negative vote").await;

    // another text, adopted
    cockaigne.go("/c/triad/seat").await;
    let text = "The Triad,\n1. Takes note of the harbour.";
    cockaigne
        .act(
            "Circulate a draft",
            &[("text.title", "The harbour again"), ("version.wording", "v1"), ("word.wording", text)],
        )
        .await;
    cockaigne.sees("The harbour again").await;
    let second = "//ul[@class='texts']//a[contains(., 'again')]";
    let second = cockaigne.window.find(Locator::XPath(second)).await.unwrap().attr("href").await.unwrap().unwrap();
    cockaigne.go(&second).await;
    cockaigne.act("Table", &[("text.symbol", "T/2")]).await;
    chair.sees("T/2").await;

    // an amendment at a paragraph, taken over by the mover
    brobdingnag.go(&second).await;
    brobdingnag
        .press("//details[contains(@class, 'amend')][2]/summary | (//details[contains(@class, 'amend')])[2]/summary")
        .await;
    let field = "//details[@id='p2']//textarea[@name='words']";
    let field = brobdingnag.window.find(Locator::XPath(field)).await.unwrap();
    field.clear().await.unwrap();
    field.send_keys("1. Welcomes the harbour.").await.unwrap();
    brobdingnag.look("amend").await;
    brobdingnag.press("//details[@id='p2']//button").await;
    brobdingnag.sees("paragraph 2:").await;
    cockaigne.go(&second).await;
    cockaigne.sees("1. Welcomes the harbour.").await;
    cockaigne.look("amendment").await;
    cockaigne
        .press("//*[self::summary or self::button][starts-with(normalize-space(.), 'Accept the amendment')]")
        .await;
    if let Ok(button) =
        cockaigne.window.find(Locator::XPath("//details[@open]//button[starts-with(., 'Accept the amendment')]")).await
    {
        button.click().await.unwrap();
    }
    cockaigne.sees("taken over by the mover").await;
    // what is before the body is the text with it
    cockaigne.sees("v1 as amended").await;

    chair.button("Put T/2 on the list and to the vote").await;
    for delegate in [&avalon, &brobdingnag, &cockaigne] {
        delegate.go("/c/triad/seat").await;
        delegate.vote(if std::ptr::eq(delegate, &avalon) { "abstain" } else { "yes" }).await;
    }
    chair.sees("3 of 3 have voted").await;
    chair.button("Close the vote").await;
    chair.sees("Adopted: 2 in favour").await;

    // the secretariat corrects a vote: the outcome stands, the correction is beside it
    secretary.go("/c/triad/votes").await;
    secretary.sees("Adopted: 2 in favour").await;
    secretary
        .act("Say what was meant", &[("one.seat", "A"), ("one.meant", "yes"), ("text.why", "pressed the wrong one")])
        .await;
    secretary.sees("pressed the wrong one").await;
    secretary.sees("entered by the secretariat").await;
    secretary.look("roll").await;
    secretary.go("/c/triad/minutes/secretariat").await;
    secretary.sees("The outcome stands.").await;
    // who voted how, and whose vote stopped the first text
    secretary.sees("In favour (2): Brobdingnag, Cockaigne").await;
    secretary.sees("Vetoed by: Avalon.").await;
    secretary.look("minutes").await;
    secretary.go(&format!("{draft}/versions?old=1&new=2")).await;
    secretary.sees("6 words added, 0 removed.").await;
    secretary.look("versions").await;

    // what everybody can see, and check
    secretary.go("/c/triad").await;
    secretary.sees("Adopted: 2 in favour").await;
    secretary.sees("not adopted, owing to").await;
    secretary.look("gallery").await;

    // the screen on the wall: let in by the code it shows, let go from the list of people
    let wall = person(Look { width: 1920, height: 1080, ..Look::DESK }).await;
    wall.go("/c/triad/screen").await;
    wall.sees("The code of this screen").await;
    wall.look("screen-code").await;
    let code = wall.window.find(Locator::Css(".letters")).await.unwrap().text().await.unwrap();
    chair.go("/c/triad/chair").await;
    // what is half typed elsewhere on the page stays
    const TYPE: &str = "const area = document.querySelector('#next details.act textarea'); area.value = 'half typed'; \
        area.dispatchEvent(new Event('input', { bubbles: true }));";
    const TYPED: &str = "return [...document.querySelectorAll('#next details[open] textarea')].some(area => area.value === 'half typed')";
    chair.window.execute(TYPE, Vec::new()).await.unwrap();
    chair.act("Pair a screen", &[("code", &code), ("label", "Left wall")]).await;
    chair.sees("“Left wall” is paired.").await;
    assert_eq!(chair.window.execute(TYPED, Vec::new()).await.unwrap(), true, "pairing wiped what was typed");
    chair.look("paired").await;
    wall.sees("Adopted: 2 in favour").await;
    wall.look("screen").await;
    // it fits with a long title, and the picture keeps its room
    const LONG: &str = "document.querySelector('.subject').textContent = 'A very long title of a text '.repeat(12); \
        const drawn = document.querySelector('.horseshoe').getBoundingClientRect(); \
        return [document.scrollingElement.scrollHeight - innerHeight, drawn.height, innerHeight - drawn.bottom]";
    for (width, height) in [(1280, 720), (1920, 1080)] {
        dress(&wall.window, Look { width, height, ..Look::DESK }).await;
        let found = wall.window.execute(LONG, Vec::new()).await.unwrap();
        let sizes: Vec<f64> = found.as_array().unwrap().iter().filter_map(serde_json::Value::as_f64).collect();
        let fits = sizes[0] <= 0.0 && sizes[1] > f64::from(height) / 4.0 && sizes[2] >= 0.0;
        assert!(fits, "{width}x{height}: {sizes:?}");
    }
    wall.look("screen-long").await;
    secretary.go("/c/triad/people").await;
    secretary.sees("Left wall").await;
    secretary.look("people-screens").await;
    secretary.button("Unpair").await;
    wall.sees("The code of this screen").await;
    for person in [wall, secretary, chair, avalon, brobdingnag, cockaigne] {
        person.window.close().await.unwrap();
    }
    let wrong = wrong.into_inner().unwrap();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
