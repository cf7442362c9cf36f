//! Every public page in a real browser, and the pages of whoever runs a chamber: axe-core finds nothing against WCAG 2.2 AA,
//! and nothing has to be scrolled sideways.
//!
//! axe-core comes from npm through `cargo xtask test`, which keeps it under `target/` and names it in `PENHOLDER_AXE`.

#![allow(clippy::unwrap_used, reason = "tests")]

mod browser;

use browser::{Driver, Look, Site, axe, dress, press, shoot, violations};
use fantoccini::{Client, Locator};
use serde_json::Value;

/// What is wrong with the page that is open, which is `called` so; it is kept as a picture if asked.
async fn faults(window: &Client, axe: &str, called: &str, picture: &str) -> Vec<String> {
    window.execute(axe, Vec::new()).await.unwrap();
    let mut wrong: Vec<String> = violations(window).await.into_iter().map(|line| format!("{called}: {line}")).collect();
    let wide = "return document.scrollingElement.scrollWidth - document.documentElement.clientWidth";
    let over = window.execute(wide, Vec::new()).await.unwrap();
    if over.as_i64() != Some(0) {
        wrong.push(format!("{called}: {over} pixels have to be scrolled sideways"));
    }
    if std::env::var_os("PENHOLDER_SCREENS").is_some() {
        shoot(window, picture).await;
    }
    wrong
}

async fn check(name: &str, look: Look, language: &str) {
    let (Some(driver), Some(axe)) = (Driver::start(), axe()) else { return };
    let site = Site::open().await;
    let window = driver.window(look).await;
    let mut wrong = Vec::new();
    for (at, page) in penholder_web::public_pages().iter().enumerate() {
        let joint = if page.contains('?') { '&' } else { '?' };
        window.goto(&site.at(&format!("{page}{joint}lang={language}"))).await.unwrap();
        wrong.extend(faults(&window, &axe, page, &format!("{at:02}-{name}")).await);
    }
    window.close().await.unwrap();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn by_daylight() {
    check("light", Look::DESK, "en").await;
}

#[tokio::test]
async fn in_the_dark() {
    check("dark", Look { dark: true, ..Look::DESK }, "en").await;
}

#[tokio::test]
async fn in_arabic() {
    check("arabic", Look::DESK, "ar").await;
}

#[tokio::test]
async fn on_a_phone() {
    check("phone", Look { still: true, ..Look::PHONE }, "en").await;
}

#[tokio::test]
async fn at_four_hundred_per_cent() {
    check("zoomed", Look { dark: true, ..Look::ZOOMED }, "ar").await;
}

/// Tab from the top: the skip link first, every link and field once in the order of the page, each seen to have the focus.
#[tokio::test]
async fn by_keyboard_alone() {
    const WHERE: &str = r#"
        const here = document.activeElement, style = getComputedStyle(here), box = here.getBoundingClientRect();
        return { at: [...document.querySelectorAll("a[href],input:not([type=hidden]),select,button,summary,[tabindex='0']")].indexOf(here),
            ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2, seen: box.width > 0 && box.right > 0 };
    "#;
    let Some(driver) = Driver::start() else { return };
    let site = Site::open().await;
    let window = driver.window(Look::DESK).await;
    for page in ["/", "/votes?from=2020", "/votes/v1"] {
        window.goto(&site.at(page)).await.unwrap();
        let all = "return document.querySelectorAll(\"a[href],input:not([type=hidden]),select,button,summary,[tabindex='0']\").length";
        let count = window.execute(all, Vec::new()).await.unwrap().as_i64().unwrap();
        for wanted in 0..count.min(60) {
            press(&window, "Tab").await;
            let here: Value = window.execute(WHERE, Vec::new()).await.unwrap();
            assert_eq!(here["at"], wanted, "{page}: the focus jumps");
            assert_eq!(
                (&here["ring"], &here["seen"]),
                (&true.into(), &true.into()),
                "{page}: focus {wanted} is not seen"
            );
        }
        window.goto(&site.at(page)).await.unwrap();
        press(&window, "Tab").await;
        press(&window, "Enter").await;
        let hash = window.execute("return location.hash", Vec::new()).await.unwrap();
        assert_eq!(hash, "#main", "{page}: the skip link leads nowhere");
    }
    window.close().await.unwrap();
}

/// Fills the last form of the page in, and sends it.
async fn send(window: &Client, fields: &[(&str, &str)]) {
    for (name, value) in fields {
        let field = window.find(Locator::Css(&format!("main form [name='{name}']"))).await.unwrap();
        field.send_keys(value).await.unwrap();
    }
    let button = "(//main//form[@method='post'][.//label])[last()]//button[not(@hidden) and not(@formnovalidate)]";
    window.find(Locator::XPath(button)).await.unwrap().click().await.unwrap();
}

/// The pages of whoever administers a house and runs a chamber: seats, desk, votes, minutes, tokens, webhooks.
#[tokio::test]
async fn behind_the_door() {
    let (Some(driver), Some(axe)) = (Driver::start(), axe()) else { return };
    let site = Site::open().await;
    let window = driver.window(Look::DESK).await;
    let narrow = Look { width: 390, dark: true, ..Look::PHONE };
    let looks = [("light", Look::DESK, "en"), ("dark", Look { dark: true, ..Look::DESK }, "en")];
    let looks = looks.into_iter().chain([
        ("narrow", narrow, "en"),
        ("arabic", Look::DESK, "ar"),
        ("zoomed", Look::ZOOMED, "ar"),
    ]);
    let mut wrong = Vec::new();
    window.goto(&site.at(&site.administrator)).await.unwrap();
    send(&window, &[("name", "Ada")]).await;
    window.wait().for_element(Locator::Css("select[name='body']")).await.unwrap();
    send(&window, &[("name", "Council")]).await;
    window.wait().for_element(Locator::Css("#people")).await.unwrap();
    let (tokens, hooks) = ("/c/council/tokens", "/c/council/hooks");
    window.goto(&site.at(hooks)).await.unwrap();
    send(&window, &[("url", "https://hook.invalid/penholder")]).await;
    window.wait().for_element(Locator::Css(".receipt")).await.unwrap();
    for (name, look, _) in looks.clone().filter(|(_, _, language)| *language == "en") {
        dress(&window, look).await;
        wrong.extend(faults(&window, &axe, "an address told", &format!("hook-{name}")).await);
    }
    window.goto(&site.at(tokens)).await.unwrap();
    send(&window, &[("label", "minutes to the wiki")]).await;
    window.wait().for_element(Locator::Css(".receipt")).await.unwrap();
    for (name, look, _) in looks.clone().filter(|(_, _, language)| *language == "en") {
        dress(&window, look).await;
        wrong.extend(faults(&window, &axe, "a token made", &format!("token-{name}")).await);
    }
    for (name, look, language) in looks {
        dress(&window, look).await;
        let pages = ["people", "secretariat", "votes", "minutes/secretariat", "tokens", "hooks"];
        let pages = pages.map(|page| (page.split('/').next().unwrap_or(page), format!("/c/council/{page}")));
        for (called, page) in
            pages.into_iter().chain([("open", "/open".to_owned()), ("chambers", "/chambers".to_owned())])
        {
            window.goto(&site.at(&format!("{page}?lang={language}"))).await.unwrap();
            wrong.extend(faults(&window, &axe, &page, &format!("door-{called}-{name}")).await);
        }
    }
    window.close().await.unwrap();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
