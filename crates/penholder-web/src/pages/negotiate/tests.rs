//! The pages of negotiations as a browser meets them.

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, Response};
use tower::ServiceExt;

const FILE: &str = "[matter]\ntitle = \"A <b>text</b>\"\nbody = \"un-security-council\"\nkind = \"resolution\"\ndate = 2026-01-01\n\
    [[element]]\nid = \"OP1\"\nsays = \"the first\"\n[[element]]\nid = \"OP2\"\nsays = \"the second\"\n\
    [[member]]\nseat = \"France\"\nmust = [{ text = \"OP1\" }]\n[[member]]\nseat = \"China\"\ncannot_accept = [{ text = \"OP1\" }]\n";

async fn answer(request: Request<Body>) -> (u16, HeaderMap, String) {
    let response: Response<Body> = crate::router(crate::App::in_memory()).oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let bytes = to_bytes(body, 1 << 22).await.unwrap();
    (parts.status.as_u16(), parts.headers, String::from_utf8(bytes.to_vec()).unwrap())
}

async fn get(address: &str) -> (u16, HeaderMap, String) {
    answer(Request::get(address).body(Body::empty()).unwrap()).await
}

async fn post(fields: &[(&str, &str)]) -> (u16, HeaderMap, String) {
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let request = Request::post("/negotiate/own")
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/x-www-form-urlencoded");
    answer(request.body(Body::from(body)).unwrap()).await
}

#[tokio::test]
async fn a_case_with_and_without_suppositions() {
    let (status, _, page) = get("/negotiate/aleppo-2014").await;
    assert_eq!(status, 200);
    assert!(
        page.contains("No text can pass as a press statement.") && page.contains("Nobody: more than one"),
        "{page}"
    );
    let (_, _, page) = get("/negotiate/aleppo-2014?set=GBR/aleppo/nothing&set=USA/author/nothing").await;
    assert!(page.contains("but a text does that keeps"), "{page}");
    assert!(page.contains("The United Kingdom") || page.contains("the United Kingdom neither needs nor refuses"));
    let (_, _, page) = get("/negotiate/aleppo-2014?kind=special-session").await;
    assert!(page.contains("The text as drafted passes as a call for an emergency special session"), "{page}");
}

#[tokio::test]
async fn what_rests_on_a_guess_says_so_with_the_answer_from_what_is_reported() {
    let (_, _, page) = get("/negotiate/aleppo-2014").await;
    assert!(page.matches("<span class=\"guess\">").count() >= 8, "{page}");
    assert!(page.contains("China is for it; the Russian Federation alone could let it pass."), "{page}");
    assert!(page.contains("against<span title=\"a guess\">?</span>"), "{page}");
    let (_, _, page) = get("/negotiate/company-board").await;
    assert!(!page.contains("class=\"guess\""), "{page}");
}

#[tokio::test]
async fn the_amendments_stand_under_their_paragraphs() {
    let (_, _, page) = get("/negotiate/marisk-2031").await;
    assert!(page.contains("BEL-1 (Beloria): concern at violence, with no place and no author"), "{page}");
}

#[tokio::test]
async fn texts_that_are_best_in_every_respect_are_told_once() {
    let (_, _, page) = get("/negotiate/eu-qmv-cars-2035").await;
    assert!(page.contains("Best by preference, content and support") && !page.contains("Best by content"), "{page}");
}

#[tokio::test]
async fn a_press_leads_to_a_stable_address() {
    let (status, headers, _) = get("/negotiate/aleppo-2014?turn=GBR/aleppo").await;
    assert_eq!(status, 303);
    assert_eq!(headers["location"], "/negotiate/aleppo-2014?set=GBR%2Faleppo%2Frefuses");
}

#[tokio::test]
async fn what_is_not_there_is_said() {
    assert_eq!(get("/negotiate/nowhere").await.0, 404);
    assert_eq!(get("/negotiate/aleppo-2014/pdf").await.0, 404);
    let (status, _, page) = get("/negotiate/aleppo-2014?set=GBR/alepo/must").await;
    assert!(status == 400 && page.contains("no paragraph `alepo`"), "{page}");
    let (status, _, page) = get("/negotiate/aleppo-2014?kind=edict").await;
    assert!(status == 400 && page.contains("edict"), "{page}");
}

#[tokio::test]
async fn the_answer_can_be_taken_away() {
    let (_, headers, cable) = get("/negotiate/aleppo-2014/md?set=GBR/aleppo/nothing").await;
    assert_eq!(headers["content-disposition"], "attachment; filename=\"aleppo-2014.md\"");
    assert!(cable.starts_with("# Press statement on Aleppo"), "{cable}");
    let (_, _, data) = get("/negotiate/aleppo-2014/json").await;
    assert_eq!(serde_json::from_str::<serde_json::Value>(&data).unwrap()["some_passes"], false);
    let (_, _, file) = get("/negotiate/aleppo-2014/toml?set=GBR/aleppo/nothing").await;
    assert!(file.starts_with("# Supposed on top of this file:\n# --suppose GBR/aleppo/nothing\n# The press"), "{file}");
}

#[tokio::test]
async fn ones_own_positions() {
    let (status, _, page) = post(&[("positions", FILE)]).await;
    assert!(status == 200 && page.contains("A &lt;b&gt;text") && !page.contains("A <b>text"), "{page}");
    let (status, _, page) = post(&[("positions", FILE), ("set", "FRA/OP1/nothing"), ("turn", "CHN/OP2")]).await;
    assert!(status == 200 && page.contains("value=\"CHN/OP2/must\""), "{page}");
    let (_, headers, cable) = post(&[("positions", FILE), ("download", "md")]).await;
    assert!(headers.contains_key("content-disposition") && cable.starts_with("# A <b>text"), "{cable}");
    let parts = format!(
        "--x\r\ncontent-disposition: form-data; name=\"positions\"\r\n\r\n\r\n--x\r\ncontent-disposition: form-data; \
         name=\"file\"; filename=\"a.toml\"\r\n\r\n{FILE}\r\n--x--\r\n"
    );
    let request = Request::post("/negotiate/own")
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "multipart/form-data; boundary=x");
    let (status, _, page) = answer(request.body(Body::from(parts)).unwrap()).await;
    assert!(status == 200 && page.contains("the first"), "{page}");
}

#[tokio::test]
async fn a_file_with_faults_comes_back_with_each_at_its_line() {
    let wrong = FILE
        .replace("seat = \"China\"", "seat = \"Chine\"")
        .replace("must = [{ text = \"OP1\"", "must = [{ text = \"OP3\"");
    let (status, _, page) = post(&[("positions", &wrong)]).await;
    assert_eq!(status, 400);
    assert!(
        page.contains("Line 14:") && page.contains("Line 16:") && page.contains("Chine") && page.contains("OP3"),
        "{page}"
    );
    assert!(page.contains("<textarea") && page.contains("[matter]"), "{page}");
    assert_eq!(post(&[("positions", " ")]).await.0, 400);
    let (status, _, page) = post(&[("positions", &"#".repeat(70_000))]).await;
    assert!(status == 400 && page.contains("longer than 65536"), "{page}");
    let many: String = (0..61).map(|at| format!("[[element]]\nid = \"E{at}\"\nsays = \"that {at}\"\n")).collect();
    let (status, _, page) = post(&[("positions", &format!("{FILE}{many}"))]).await;
    assert!(status == 400 && page.contains("too large for a page"), "{page}");
}

/// Pigeons without holes: positions of one member that take an exponential time to tell apart.
#[tokio::test]
async fn a_hard_file_ends_in_time() {
    let (pigeons, holes) = (13, 12);
    let mut file = FILE.split("[[element]]").next().unwrap().to_owned();
    for pigeon in 0..pigeons {
        file += &format!("[[element]]\nid = \"p{pigeon}\"\nsays = \"pigeon {pigeon}\"\nmay_go = false\n");
        for hole in 1..holes {
            file += &format!("[[element.amendment]]\nid = \"h{hole}\"\nsays = \"hole {hole}\"\n");
        }
    }
    file += "[[member]]\nseat = \"France\"\n";
    let mut packages = Vec::new();
    for hole in 0..holes {
        let form = if hole == 0 { "drafted".to_owned() } else { format!("h{hole}") };
        let all: Vec<String> = (0..pigeons).map(|pigeon| format!("\"p{pigeon}/{form}\"")).collect();
        packages.push(format!("{{ at_most_one_of = [{}] }}", all.join(", ")));
    }
    file += &format!("package = [{}]\n", packages.join(", "));
    let (status, _, page) = post(&[("positions", &file)]).await;
    assert!(status == 200 || status == 400, "{page}");
    assert!(
        status == 200 || page.contains("could not be told in time") || page.contains("exclude each other"),
        "{page}"
    );
}
