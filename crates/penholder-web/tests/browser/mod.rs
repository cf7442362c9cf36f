//! A real Chromium and a real server for tests: started, told what to be, stopped.
//!
//! `let Some(driver) = Driver::start() else { return };` gives one chromedriver; each [`Driver::window`] is a browser of its
//! own with its own cookies. Where chromium or chromedriver is missing the test passes over with a line that says so;
//! under `cargo xtask test` (`PENHOLDER_TESTS_MUST_RUN`) that is a failure.
//! Always: what is started here ends here, also when a test fails.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "helpers of tests")]
#![allow(dead_code, reason = "each test file uses a part of it")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder};
use serde_json::{Value, json};
use tempfile::TempDir;

/// How a window looks.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Width of the page in CSS pixels.
    pub width: u32,
    /// Height of the page in CSS pixels.
    pub height: u32,
    /// Whether the visitor prefers dark pages.
    pub dark: bool,
    /// Whether the visitor asks for less motion.
    pub still: bool,
    /// Whether pages may run scripts.
    pub scripts: bool,
}

impl Look {
    /// A desk, by daylight.
    pub const DESK: Look = Look { width: 1280, height: 900, dark: false, still: false, scripts: true };
    /// A phone.
    pub const PHONE: Look = Look { width: 360, height: 740, ..Look::DESK };
    /// The desk at 400 % zoom: 1280 pixels are 320 (WCAG 2.2, 1.4.10).
    pub const ZOOMED: Look = Look { width: 320, height: 640, ..Look::DESK };
}

/// A running chromedriver.
pub struct Driver {
    child: Child,
    port: u16,
    folders: Mutex<Vec<TempDir>>,
}

fn on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// Passes over a test for want of something, aloud; fails where every test has to run.
pub fn passed_over(what: &str) {
    let must = std::env::var_os("PENHOLDER_TESTS_MUST_RUN").is_some();
    assert!(!must, "{what} is missing; `cargo xtask test` provides it");
    eprintln!("passed over: {what} is missing");
}

impl Driver {
    /// Starts chromedriver; none, aloud, if it or chromium is missing.
    pub fn start() -> Option<Self> {
        let (Some(driver), Some(_)) = (on_path("chromedriver"), on_path("chromium")) else {
            passed_over("chromium or chromedriver");
            return None;
        };
        let mut child = Command::new(driver)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let port = loop {
            let line = lines.next().expect("chromedriver ended before it listened").unwrap();
            if let Some((_, port)) = line.split_once("started successfully on port ") {
                break port.trim_end_matches('.').parse().unwrap();
            }
        };
        // what it prints later is read away, so that it never waits for a reader
        std::thread::spawn(move || lines.for_each(drop));
        Some(Self { child, port, folders: Mutex::default() })
    }

    /// Opens a browser of its own.
    pub async fn window(&self, look: Look) -> Client {
        let folder = tempfile::tempdir().unwrap();
        let profile = format!("--user-data-dir={}", folder.path().display());
        self.folders.lock().unwrap().push(folder);
        let size = format!("--window-size={},{}", look.width.max(500), look.height);
        let arguments = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--lang=en",
            &profile,
            &size,
        ];
        let scripts = if look.scripts { 1 } else { 2 };
        let chrome = json!({
            "binary": on_path("chromium").unwrap(),
            "args": arguments,
            "prefs": { "profile.managed_default_content_settings.javascript": scripts, "intl.accept_languages": "en" },
        });
        let mut wanted = Capabilities::new();
        wanted.insert("goog:chromeOptions".to_owned(), chrome);
        let mut builder = ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new());
        let client = builder.capabilities(wanted).connect(&format!("http://127.0.0.1:{}", self.port)).await.unwrap();
        dress(&client, look).await;
        client
    }
}

/// Gives an open window another look.
pub async fn dress(client: &Client, look: Look) {
    let metrics = json!({ "width": look.width, "height": look.height, "deviceScaleFactor": 1, "mobile": false });
    cdp(client, "Emulation.setDeviceMetricsOverride", metrics).await;
    let features = json!([
        { "name": "prefers-color-scheme", "value": if look.dark { "dark" } else { "light" } },
        { "name": "prefers-reduced-motion", "value": if look.still { "reduce" } else { "no-preference" } },
    ]);
    cdp(client, "Emulation.setEmulatedMedia", json!({ "features": features })).await;
}

/// A command of the browser's own protocol, and what it answers.
pub async fn cdp(client: &Client, command: &str, params: Value) -> Value {
    client.issue_cmd(Cdp { command: command.to_owned(), params }).await.unwrap()
}

/// Presses one key and lets it go: `Tab`, `Enter`, `Escape`, or a letter.
pub async fn press(client: &Client, key: &str) {
    let (code, text) = match key {
        "Tab" => (9, ""),
        "Enter" => (13, "\r"),
        "Escape" => (27, ""),
        letter => (u32::from(letter.to_ascii_uppercase().as_bytes()[0]), letter),
    };
    for kind in ["keyDown", "keyUp"] {
        let text = if kind == "keyDown" { text } else { "" };
        let event = json!({ "type": kind, "key": key, "windowsVirtualKeyCode": code, "text": text });
        cdp(client, "Input.dispatchKeyEvent", event).await;
    }
}

/// A command of the Chrome DevTools protocol, as chromedriver passes it on.
#[derive(Debug)]
struct Cdp {
    command: String,
    params: Value,
}

impl WebDriverCompatibleCommand for Cdp {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(json!({ "cmd": self.command, "params": self.params }).to_string()))
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // asks it to close its browsers, then makes sure
        if let Ok(mut asked) = TcpStream::connect(("127.0.0.1", self.port)) {
            let _ = asked.set_read_timeout(Some(Duration::from_secs(5)));
            let _ = asked.write_all(b"GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
            let _ = asked.read_to_end(&mut Vec::new());
        }
        let until = Instant::now() + Duration::from_secs(5);
        while Instant::now() < until && matches!(self.child.try_wait(), Ok(None)) {
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A running server of this process, on an address of its own.
pub struct Site {
    address: SocketAddr,
    /// The path of the link that makes the first administrator.
    pub administrator: String,
    stop: Option<tokio::sync::oneshot::Sender<()>>,
}

impl Site {
    /// Opens one.
    pub async fn open() -> Self {
        let (tell, told) = tokio::sync::oneshot::channel();
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let (listen, place) = (([127, 0, 0, 1], 0).into(), penholder_chamber::opening::Place::Memory);
        let options = penholder_web::Options::new(listen, place);
        let opened = move |opened: penholder_web::Opened| {
            let administrator = opened.administrator.map(|path| path.reveal().to_owned());
            let _ = tell.send((opened.address, administrator.unwrap_or_default()));
        };
        tokio::spawn(penholder_web::serve(options, opened, async {
            let _ = stopped.await;
        }));
        let (address, administrator) = told.await.unwrap();
        Self { address, administrator, stop: Some(stop) }
    }

    /// The whole address of a page: `http://127.0.0.1:40000/votes`.
    pub fn at(&self, page: &str) -> String {
        format!("http://{}{page}", self.address)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
    }
}

/// Writes what the window shows, whole, to `target/screens/NAME.png`.
pub async fn shoot(client: &Client, name: &str) {
    let answer = cdp(client, "Page.captureScreenshot", json!({ "captureBeyondViewport": true })).await;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/screens");
    std::fs::create_dir_all(&folder).unwrap();
    let bytes = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, answer["data"].as_str().unwrap());
    std::fs::write(folder.join(format!("{name}.png")), bytes.unwrap()).unwrap();
}

/// The text of axe-core; none, aloud, if it was not fetched.
pub fn axe() -> Option<String> {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/axe-core/node_modules/axe-core/axe.min.js");
    let path = std::env::var_os("PENHOLDER_AXE").map_or(kept, PathBuf::from);
    let text = std::fs::read_to_string(path).ok();
    if text.is_none() {
        passed_over("axe-core");
    }
    text
}

/// What axe finds on the open page, a line each.
pub async fn violations(client: &Client) -> Vec<String> {
    const RUN: &str = r#"
        const done = arguments[arguments.length - 1];
        const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
        axe.run(document, { runOnly: { type: "tag", values: tags } }).then(
            found => done(found.violations.flatMap(v => v.nodes.slice(0, 3).map(n => v.id + ": " + n.target + ": " + n.failureSummary))),
            error => done(["axe broke off: " + error]));
    "#;
    let found = client.execute_async(RUN, Vec::new()).await.unwrap();
    let lines = found.as_array().unwrap().iter().map(|line| line.as_str().unwrap().replace('\n', " "));
    lines.collect()
}
