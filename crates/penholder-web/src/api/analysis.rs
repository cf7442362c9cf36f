//! The addresses of the analysis: what the commands print, as JSON, as a table and as pictures.
//!
//! Always: the fields are those of the command of the same name (`--format json`).

use axum::routing::get;

use super::record::{CSV, field, form};
use super::shape::Shape::{Any, Text};
use super::{Allows, Asks, Example, Group, JSON, Route, part};
use crate::pages::analysis::{blocs, course, forecast, map, power, space, spells};

const SVG: &str = "image/svg+xml";

const fn answers(json: &'static str, csv: &'static str) -> [(&'static str, super::shape::Shape); 3] {
    [(JSON, Any(json)), (CSV, Text(csv)), (SVG, Text("a picture"))]
}

/// All of them.
pub const ROUTES: &[Route] = &[
    Route {
        name: "power",
        path: "/power/{charter}/{form}",
        group: Group::Analysis,
        says: "What a rule gives each class of seats, by eight indices, exact; a reform beside it; the sweep over quotas where it is quick.",
        asks: Asks::Nothing,
        allows: Allows::Everybody,
        parameters: &[
            part("charter", "the id of a shipped charter: un-security-council"),
            form(&["json", "csv", "picture.svg", "preview.png", "sweep.svg", "sweep.csv"]),
            field("on", "the question, where the charter has several"),
            field("reform", "the id of a reform, beside the rule it changes"),
            field("date", "the law of this day"),
            field("seats", "how many seats, where the charter leaves it open"),
            field("abstention", "1: with abstention as a choice of its own"),
        ],
        answers: &answers(
            "the indices of every class of seats, and how they were counted",
            "classes and indices, one a line",
        ),
        example: example!("/power/un-security-council/json?date=2026-01-01", "power.json"),
        serve: || get(power::data),
    },
    Route {
        name: "blocs",
        path: "/blocs/{form}",
        group: Group::Analysis,
        says: "How often each pair of members agreed, with intervals; the blocs; who voted alone.",
        asks: Asks::Nothing,
        allows: Allows::Everybody,
        parameters: &[
            form(&["json", "csv", "heat.svg", "network.svg", "preview.png"]),
            field("from", "from this day, or from this year"),
            field("to", "until this day or year"),
            field("abstaining", "what an abstention is: own, left-out, as-no"),
            field("unanimous", "1: unanimous votes too"),
            field("common", "the fewest votes that a pair has in common"),
            field("together", "how alike the members of a bloc are at least"),
        ],
        answers: &answers("pairs, blocs, and who voted alone", "the pairs, one a line"),
        example: example!("/blocs/json?from=2015&to=2016", "blocs.json"),
        serve: || get(blocs::data),
    },
    Route {
        name: "course",
        path: "/members/{code}/course/{form}",
        group: Group::Members,
        says: "With whom a member agreed over the years, and when it turned.",
        asks: Asks::Nothing,
        allows: Allows::Everybody,
        parameters: &[part("code", "the code of the state: FRA"), form(&["json", "csv", "picture.svg"])],
        answers: &answers("agreement with each permanent member by year, and the turning points", "years, one a line"),
        example: example!("/members/FRA/course/json", "course.json"),
        serve: || get(course::data),
    },
    Route {
        name: "map",
        path: "/map/{form}",
        group: Group::Analysis,
        says: "Where members stand on a scale by how they voted; refused where the votes carry no scale.",
        asks: Asks::Nothing,
        allows: Allows::Everybody,
        parameters: &[
            form(&["json", "csv", "picture.svg", "preview.png"]),
            field("from", "from this day, or from this year"),
            field("to", "until this day or year"),
            field("abstaining", "what an abstention is: as-no, left-out"),
        ],
        answers: &answers(
            "the places of members and votes with their errors, and how well they fit",
            "members, one a line",
        ),
        example: example!("/map/json?from=1946&to=1950", "map.json"),
        serve: || get(map::data),
    },
    Route {
        name: "spells",
        path: "/spells/{form}",
        group: Group::Analysis,
        says: "How long agenda items went without a text after a draft failed, and what ended that.",
        asks: Asks::Nothing,
        allows: Allows::Everybody,
        parameters: &[
            form(&["json", "csv", "curve.svg", "lanes.svg", "preview.png"]),
            field("item", "the id of an agenda item"),
            field("from", "spells from this day, or from this year"),
            field("to", "until this day or year"),
            field("by", "curves by: era, cause, ..."),
        ],
        answers: &answers("the spells, and how many go on after so many days", "spells, one a line"),
        example: example!("/spells/json?item=cyprus", "spells.json"),
        serve: || get(spells::data),
    },
    Route {
        name: "forecast",
        path: "/forecast/{form}",
        group: Group::Analysis,
        says: "Who will vote how, from what was known the day before, with the back-test. Answers 503 until the back-test is made.",
        asks: Asks::Nothing,
        allows: Allows::Everybody,
        parameters: &[
            form(&["json", "csv", "picture.svg", "preview.png"]),
            field("item", "the id of an agenda item"),
            field("sponsors", "the codes of the sponsors"),
            field("date", "the day of the vote"),
            field("kind", "the kind of vote"),
            field("vote", "the id of a vote of the record, forecast from the days before it"),
        ],
        answers: &answers("the forecast, if one was asked for, and its back-test", "the back-test, one measure a line"),
        example: example!("/forecast/json", "forecast.json"),
        serve: || get(forecast::data),
    },
    Route {
        name: "space",
        path: "/space/{form}",
        group: Group::Analysis,
        says: "Voting in the plane: core, yolk, uncovered set, winset, and where proposals lead.",
        asks: Asks::Nothing,
        allows: Allows::Everybody,
        parameters: &[
            form(&["json", "csv", "picture.svg", "preview.png"]),
            field("places", "a seat and its two coordinates a line: A,0,0"),
            field("charter", "the id of a charter whose rule decides; a majority if none"),
            field("status_quo", "two coordinates: 0.5,0.5"),
        ],
        answers: &answers("the sets and the places", "places of the grid, one a line"),
        example: example!("/space/json?places=A,0,0%0AB,1,0%0AC,0,1&status_quo=0.5,0.5", "space.json"),
        serve: || get(space::data),
    },
];
