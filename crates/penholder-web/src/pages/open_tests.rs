//! Opening a chamber with a law of one's own: pasted, as a file, with faults.

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use penholder_chamber::Secret;

use crate::App;

struct Office {
    app: App,
    token: Secret,
    form: Secret,
}

impl Office {
    async fn open() -> Self {
        let app = App::in_memory();
        let first = app.ask(|house| house.first_invitation(1)).await.unwrap().unwrap();
        let accepted = app.ask(move |house| house.accept(&first, "Administrator", None, 1)).await.unwrap();
        Self { app, token: accepted.token, form: accepted.session.form_token }
    }

    /// Sends the form with fields, and with files after their names.
    async fn send(&self, fields: &[(&str, &str)], files: &[(&str, &[u8])]) -> (StatusCode, String) {
        let mut body = Vec::new();
        let token = [("token", self.form.reveal())];
        for (name, value) in token.iter().chain(fields) {
            body.extend(
                format!("--part\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes(),
            );
        }
        for (name, value) in files {
            let head =
                format!("--part\r\ncontent-disposition: form-data; name=\"{name}\"; filename=\"x.toml\"\r\n\r\n");
            body.extend(head.bytes().chain(value.iter().copied()).chain(*b"\r\n"));
        }
        body.extend(b"--part--\r\n");
        let request = Request::post("/open")
            .header("host", "here")
            .header("origin", "http://here")
            .header("cookie", format!("penholder={}", self.token.reveal()))
            .header("content-type", "multipart/form-data; boundary=part")
            .header("content-length", body.len());
        let site = crate::router(self.app.clone());
        let answer = tower::ServiceExt::oneshot(site, request.body(Body::from(body)).unwrap()).await.unwrap();
        let status = answer.status();
        let page = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
        (status, String::from_utf8_lossy(&page).into_owned())
    }

    async fn chambers(&self) -> usize {
        self.app.ask(|house| house.chambers()).await.unwrap().len()
    }
}

fn charter() -> &'static str {
    penholder_charters::SHIPPED.iter().find(|shipped| shipped.id == "delaware-board").unwrap().charter
}

const NAMED: [(&str, &str); 3] = [("name", "Board"), ("seats", "named"), ("list", "Anna\nBo\nCy")];

#[tokio::test]
async fn a_charter_comes_as_a_file_or_pasted() {
    let office = Office::open().await;
    let (status, page) = office.send(&NAMED, &[("charter-file", charter().as_bytes())]).await;
    assert_eq!((status, office.chambers().await), (StatusCode::SEE_OTHER, 1), "{page}");
    let pasted = [NAMED.as_slice(), &[("charter", charter())]].concat();
    // an empty file is what a browser sends where none was chosen
    let (status, _) = office.send(&pasted, &[("charter-file", b""), ("procedure-file", b"")]).await;
    assert_eq!((status, office.chambers().await), (StatusCode::SEE_OTHER, 2));
    // the same text in both is no question
    let (status, _) = office.send(&pasted, &[("charter-file", charter().as_bytes())]).await;
    assert_eq!((status, office.chambers().await), (StatusCode::SEE_OTHER, 3));
}

#[tokio::test]
async fn faults_stand_at_their_lines_and_no_text_is_lost() {
    let office = Office::open().await;
    let wrong = charter().replacen("name", "nom", 1) + "\n# marklast";
    for (fields, files) in [
        (vec![("charter", wrong.as_str()), ("procedure", "# markprocedure")], vec![]),
        (vec![("procedure", "# markprocedure")], vec![("charter-file", wrong.as_bytes())]),
    ] {
        let (status, page) = office.send(&[NAMED.as_slice(), &fields].concat(), &files).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contains("<ol class=\"faults\"><li><strong>Line "), "{page}");
        for kept in ["marklast", "markprocedure", "value=\"Board\"", "Anna\nBo\nCy"] {
            assert!(page.contains(kept), "{kept} is lost");
        }
    }
    // a fault of the procedure stands beside the procedure
    let fields = [NAMED.as_slice(), &[("charter", charter()), ("procedure", "not toml")]].concat();
    let (_, page) = office.send(&fields, &[]).await;
    let (before, after) = page.split_once("name=\"procedure\"").unwrap();
    assert!(!before.contains("<ol class=\"faults\">") && after.contains("<ol class=\"faults\">"), "{page}");
    let (status, page) = office.send(&NAMED, &[("charter-file", b"\xff\xfe\x00")]).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert!(page.contains("no text in UTF-8"), "{page}");
    let (status, _) = office.send(&NAMED, &[("charter-file", &vec![b'#'; 300 << 10])]).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(office.chambers().await, 0);
    // the faulty text stands in the form, and the corrected file is what is meant
    let fields = [NAMED.as_slice(), &[("charter", wrong.as_str())]].concat();
    let (status, page) = office.send(&fields, &[("charter-file", charter().as_bytes())]).await;
    assert_eq!((status, office.chambers().await), (StatusCode::SEE_OTHER, 1), "{page}");
}

#[tokio::test]
async fn one_typo_is_one_fault_with_what_was_meant() {
    let office = Office::open().await;
    let text = penholder_charters::SHIPPED.iter().find(|shipped| shipped.id == "uk-company-board").unwrap().charter;
    let wrong = text.replacen("at_least", "at_leest", 1);
    assert_ne!(text, wrong);
    let (_, page) = office.send(&[("check", "1"), ("charter", &wrong)], &[]).await;
    assert_eq!(page.matches("<li><strong>Line ").count(), 1, "{page}");
    assert!(page.contains("did you mean `at_least`?"), "{page}");
}

/// Opens a chamber of a body; its seats as `id name`.
async fn opened(office: &Office, fields: &[(&str, &str)]) -> Vec<String> {
    let (status, page) = office.send(fields, &[]).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{page}");
    let newest = office.app.ask(|house| house.chambers()).await.unwrap().pop().unwrap();
    let room = office.app.room(&newest.id).await.unwrap();
    room.look(|state| state.roster().seats().iter().map(|seat| format!("{} {}", seat.id, seat.name)).collect())
}

#[tokio::test]
async fn a_council_that_re_enacts_has_the_countries_of_the_day() {
    let office = Office::open().await;
    // as the form is sent whose body was changed and nothing else
    let as_of_another = [("name", "NMUN"), ("shown", "un-security-council"), ("seats", "date"), ("date", "2025-02-24")];
    let body = |body: &'static str| [as_of_another.as_slice(), &[("body", body)]].concat();
    let seats = opened(&office, &body("nmun-security-council")).await;
    assert_eq!(seats.len(), 15);
    assert!(seats.contains(&"DNK Denmark".to_owned()) && seats.contains(&"FRA France".to_owned()), "{seats:?}");
    // nobody is invented: where no record knows, the form asks, and says for whom
    for (asked, says) in [("un-general-assembly", "193 Members"), ("uk-company-board", "directors")] {
        let (status, page) = office.send(&body(asked), &[]).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{asked}");
        assert!(page.contains("stands in no record here") && page.contains(says), "{page}");
        assert!(page.contains("value=\"named\" checked") && page.contains("value=\"NMUN\""), "{page}");
    }
    assert_eq!(office.chambers().await, 1);
    // numbered seats are there for those who choose them
    let (_, page) = office.send(&[("look", "1"), ("body", "un-general-assembly")], &[]).await;
    assert!(page.contains("Member 1, Member 2, Member 3"), "{page}");
}

#[tokio::test]
async fn the_casting_vote_is_added_by_itself_and_a_line_may_name_a_class() {
    let office = Office::open().await;
    let board = [("name", "Board"), ("body", "uk-company-board"), ("seats", "named"), ("list", "Zoe\nAnna")];
    let seats = opened(&office, &board).await;
    assert_eq!(seats, ["S1 Zoe", "S2 Anna", "casting-vote casting vote of the chair"]);
    let few = [
        ("name", "x"),
        ("body", "nmun-security-council"),
        ("seats", "named"),
        ("list", "France, permanent\nMali, elected"),
    ];
    let (_, page) = office.send(&few, &[]).await;
    for says in ["the law has 5 permanent members, and here are 1", "the law has 10 elected members, and here are 1"] {
        assert!(page.contains(says), "{page}");
    }
    let (_, page) = office.send(&[("look", "1"), ("body", "uk-company-board")], &[]).await;
    assert!(
        page.contains("Filled by themselves: casting vote of the chair") && !page.contains("value=\"date\""),
        "{page}"
    );
    let (_, page) = office.send(&[("start", "1"), ("body", "delaware-board")], &[]).await;
    assert!(page.contains("id = &quot;delaware-board&quot;") && page.contains("[procedure]"), "{page}");
}

#[tokio::test]
async fn the_check_says_the_law_of_today_and_who_would_sit() {
    let office = Office::open().await;
    let (_, page) = office.send(&[("check", "1"), ("body", "un-security-council"), ("date", "2025-02-24")], &[]).await;
    let (first, _) = page.split_once("procedural").unwrap();
    assert!(first.contains("no permanent member is against"), "{page}");
    assert!(page.contains("15 would sit:") && page.contains("Algeria, China, Denmark"), "{page}");
}

#[tokio::test]
async fn a_charter_can_be_checked_alone() {
    let office = Office::open().await;
    let (status, page) = office.send(&[("check", "1")], &[("charter-file", charter().as_bytes())]).await;
    assert_eq!((status, office.chambers().await), (StatusCode::OK, 0));
    assert!(page.contains("This law reads") && page.contains("Delaware"), "{page}");
    let (status, page) = office.send(&[("check", "1"), ("charter", "id = 1")], &[]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("<strong>Line 1:"), "{page}");
}
