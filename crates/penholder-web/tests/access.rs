//! Every public page in a real browser: axe-core finds nothing against WCAG 2.2 AA, and nothing has to be scrolled sideways.
//!
//! axe-core comes from npm through `cargo xtask test`, which keeps it under `target/` and names it in `PENHOLDER_AXE`.

#![allow(clippy::unwrap_used, reason = "tests")]

mod browser;

use browser::{Driver, Look, Site, axe, press, shoot, violations};
use serde_json::Value;

async fn check(name: &str, look: Look, language: &str) {
    let (Some(driver), Some(axe)) = (Driver::start(), axe()) else { return };
    let site = Site::open().await;
    let window = driver.window(look).await;
    let mut wrong = Vec::new();
    for (at, page) in penholder_web::public_pages().iter().enumerate() {
        let joint = if page.contains('?') { '&' } else { '?' };
        window.goto(&site.at(&format!("{page}{joint}lang={language}"))).await.unwrap();
        window.execute(&axe, Vec::new()).await.unwrap();
        wrong.extend(violations(&window).await.into_iter().map(|line| format!("{page}: {line}")));
        let wide = "return document.scrollingElement.scrollWidth - document.documentElement.clientWidth";
        let over = window.execute(wide, Vec::new()).await.unwrap();
        if over.as_i64() != Some(0) {
            wrong.push(format!("{page}: {over} pixels have to be scrolled sideways"));
        }
        if std::env::var_os("PENHOLDER_SCREENS").is_some() {
            shoot(&window, &format!("{at:02}-{name}")).await;
        }
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
