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
    // two texts for one law
    let fields = [NAMED.as_slice(), &[("charter", charter())]].concat();
    let (status, page) = office.send(&fields, &[("charter-file", wrong.as_bytes())]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("take one away") && page.contains("Delaware"), "{page}");
    let (status, page) = office.send(&NAMED, &[("charter-file", b"\xff\xfe\x00")]).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert!(page.contains("no text in UTF-8"), "{page}");
    let (status, _) = office.send(&NAMED, &[("charter-file", &vec![b'#'; 300 << 10])]).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(office.chambers().await, 0);
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
