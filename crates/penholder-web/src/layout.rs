//! The shell of every page: the head, the line at the top, the foot.

use axum::response::Html;
use maud::{DOCTYPE, Markup, html};

/// Which part of the site a page belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The votes of the record.
    Votes,
    /// Vetoes.
    Vetoes,
    /// The law of the bodies.
    Charters,
    /// None of them.
    None,
}

const PARTS: [(Part, &str, &str); 3] = [
    (Part::Votes, "/votes", "The record"),
    (Part::Vetoes, "/vetoes", "Vetoes"),
    (Part::Charters, "/charters", "The law"),
];

/// A whole page around a body.
pub fn page(title: &str, part: Part, body: &Markup) -> Html<String> {
    let markup = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) " · Penholder" }
                link rel="stylesheet" href=(crate::pages::assets::STYLE.address());
                link rel="icon" type="image/svg+xml" href=(crate::pages::assets::ICON.address());
                meta name="description" content=(title);
                meta property="og:title" content=(title);
                meta property="og:site_name" content="Penholder";
            }
            body {
                a.skip href="#main" { "To the content" }
                header.top {
                    div {
                        a.name href="/" { "Penholder" }
                        nav aria-label="Parts of the site" {
                            @for (this, address, name) in PARTS {
                                a href=(address) aria-current=[(this == part).then_some("page")] { (name) }
                            }
                        }
                    }
                }
                main id="main" { (body) }
                footer.foot {
                    p {
                        "Facts from published sources, with corrections and their basis. "
                        "A fact marked [K] is well known and was not re-read; [?] is disputed. Open a vote to see the rule and the numbers that decided it."
                    }
                }
            }
        }
    };
    Html(markup.into_string())
}
