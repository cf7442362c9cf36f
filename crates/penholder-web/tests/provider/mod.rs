//! A small identity provider for tests: discovery, keys, authorization with PKCE, codes that work once, signed ID tokens.
//!
//! It is the other side of the protocol and shares no code with ours: it signs with keys of its own (ES256, ring) and
//! checks what a provider checks. On demand it lies, as a broken or hostile one would.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]
#![allow(dead_code, reason = "each test file uses a part of it")]

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::{SystemTime, UNIX_EPOCH};

use axum::extract::{Form, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ring::rand::{SecureRandom, SystemRandom};
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};

/// The name of the client, and its secret.
pub const CLIENT: (&str, &str) = ("penholder", "s3cret");

/// How it lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lie {
    /// It does not.
    #[default]
    None,
    /// The token is for another browser.
    Nonce,
    /// The token holds no nonce.
    NoNonce,
    /// The token is for another site.
    Audience,
    /// The token is for this site and another.
    TwoAudiences,
    /// The token is of another issuer.
    Issuer,
    /// The token has expired.
    Expired,
    /// Another key has signed it.
    OtherKey,
    /// Nobody has signed it.
    Unsigned,
    /// It is signed with the public key as a shared secret (HS256).
    SharedSecret,
    /// There is no ID token.
    NoToken,
    /// The subject is another than the signed one.
    Changed,
}

/// What a code stands for.
struct Code {
    challenge: String,
    nonce: String,
    back: String,
}

struct Inner {
    issuer: String,
    keys: Mutex<(EcdsaKeyPair, String)>,
    codes: Mutex<HashMap<String, Code>>,
    lie: Mutex<Lie>,
    claims: Mutex<Value>,
    asked_for_keys: Mutex<usize>,
    asks_people: Mutex<bool>,
}

/// A running provider.
#[derive(Clone)]
pub struct Provider(Arc<Inner>);

fn fresh_key() -> EcdsaKeyPair {
    let made = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new()).unwrap();
    EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, made.as_ref(), &SystemRandom::new()).unwrap()
}

fn random() -> String {
    let mut bytes = [0; 16];
    SystemRandom::new().fill(&mut bytes).unwrap();
    URL_SAFE_NO_PAD.encode(bytes)
}

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()
}

impl Provider {
    /// Opens one on an address of its own; whoever comes is this person.
    pub async fn open(claims: Value) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address: SocketAddr = listener.local_addr().unwrap();
        let inner = Inner {
            issuer: format!("http://{address}"),
            keys: Mutex::new((fresh_key(), "first".to_owned())),
            codes: Mutex::default(),
            lie: Mutex::default(),
            claims: Mutex::new(claims),
            asked_for_keys: Mutex::default(),
            asks_people: Mutex::default(),
        };
        let provider = Self(Arc::new(inner));
        let site = Router::new()
            .route("/.well-known/openid-configuration", get(configuration))
            .route("/keys", get(keys))
            .route("/authorize", get(authorize))
            .route("/token", post(token))
            .with_state(provider.clone());
        tokio::spawn(async move { axum::serve(listener, site).await });
        provider
    }

    /// Its identifier.
    pub fn issuer(&self) -> &str {
        &self.0.issuer
    }

    /// From now on it lies so.
    pub fn lies(&self, lie: Lie) {
        *self.0.lie.lock().unwrap() = lie;
    }

    /// From now on whoever comes is another.
    pub fn knows(&self, claims: Value) {
        *self.0.claims.lock().unwrap() = claims;
    }

    /// From now on it shows a page of its own before it sends anybody back, as real ones do.
    pub fn asks_people(&self) {
        *self.0.asks_people.lock().unwrap() = true;
    }

    /// Takes another key.
    pub fn takes_another_key(&self) {
        *self.0.keys.lock().unwrap() = (fresh_key(), "second".to_owned());
    }

    /// How often it was asked for its keys.
    pub fn asked_for_keys(&self) -> usize {
        *self.0.asked_for_keys.lock().unwrap()
    }

    fn id_token(&self, code: &Code) -> Option<String> {
        let lie = *self.0.lie.lock().unwrap();
        let mut claims = json!({
            "iss": self.0.issuer, "aud": CLIENT.0, "iat": now(), "exp": now() + 300, "nonce": code.nonce,
        });
        claims.as_object_mut().unwrap().extend(self.0.claims.lock().unwrap().as_object().unwrap().clone());
        match lie {
            Lie::NoToken => return None,
            Lie::Nonce => claims["nonce"] = "another".into(),
            Lie::NoNonce => drop(claims.as_object_mut().unwrap().remove("nonce")),
            Lie::Audience => claims["aud"] = "another".into(),
            Lie::TwoAudiences => claims["aud"] = json!([CLIENT.0, "another"]),
            Lie::Issuer => claims["iss"] = "https://id.example".into(),
            Lie::Expired => claims["exp"] = (now() - 1).into(),
            _ => {}
        }
        let (key, id) = &*self.0.keys.lock().unwrap();
        let head = match lie {
            Lie::Unsigned => json!({ "alg": "none" }),
            Lie::SharedSecret => json!({ "alg": "HS256", "kid": id }),
            _ => json!({ "alg": "ES256", "kid": id }),
        };
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let mut text = format!("{}.{}", part(&head), part(&claims));
        let signature = match lie {
            Lie::Unsigned => Vec::new(),
            Lie::SharedSecret => {
                let shared = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, key.public_key().as_ref());
                ring::hmac::sign(&shared, text.as_bytes()).as_ref().to_vec()
            }
            Lie::OtherKey => fresh_key().sign(&SystemRandom::new(), text.as_bytes()).unwrap().as_ref().to_vec(),
            _ => key.sign(&SystemRandom::new(), text.as_bytes()).unwrap().as_ref().to_vec(),
        };
        if lie == Lie::Changed {
            claims["sub"] = "somebody else".into();
            text = format!("{}.{}", part(&head), part(&claims));
        }
        Some(format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature)))
    }
}

async fn configuration(State(Provider(inner)): State<Provider>) -> Json<Value> {
    let at = |path: &str| format!("{}{path}", inner.issuer);
    Json(json!({
        "issuer": inner.issuer,
        "authorization_endpoint": at("/authorize"),
        "token_endpoint": at("/token"),
        "jwks_uri": at("/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["ES256"],
    }))
}

async fn keys(State(Provider(inner)): State<Provider>) -> Json<Value> {
    *inner.asked_for_keys.lock().unwrap() += 1;
    let (key, id) = &*inner.keys.lock().unwrap();
    // a point that is not compressed: 4, x, y
    let (x, y) = key.public_key().as_ref()[1..].split_at(32);
    let part = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
    Json(json!({ "keys": [{
        "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": id, "x": part(x), "y": part(y),
    }] }))
}

async fn authorize(State(Provider(inner)): State<Provider>, Query(asked): Query<HashMap<String, String>>) -> Response {
    let get = |name: &str| asked.get(name).map_or("", String::as_str);
    let fits = get("response_type") == "code"
        && get("client_id") == CLIENT.0
        && get("code_challenge_method") == "S256"
        && get("scope").split(' ').any(|scope| scope == "openid")
        && get("state").len() > 15
        && get("nonce").len() > 15;
    if !fits {
        return (StatusCode::BAD_REQUEST, format!("{asked:?}")).into_response();
    }
    let (code, back) = (random(), get("redirect_uri").to_owned());
    let kept = Code { challenge: get("code_challenge").into(), nonce: get("nonce").into(), back: back.clone() };
    inner.codes.lock().unwrap().insert(code.clone(), kept);
    let door = format!("{back}?code={code}&state={}", get("state"));
    if *inner.asks_people.lock().unwrap() {
        return Html(format!("<main><a id=\"yes\" href=\"{door}\">It is me</a></main>")).into_response();
    }
    Redirect::to(&door).into_response()
}

async fn token(
    State(provider): State<Provider>,
    headers: HeaderMap,
    Form(asked): Form<HashMap<String, String>>,
) -> Response {
    let get = |name: &str| asked.get(name).map_or("", String::as_str);
    let known = format!("Basic {}", STANDARD.encode(format!("{}:{}", CLIENT.0, CLIENT.1)));
    let refused = |error: &str| (StatusCode::BAD_REQUEST, Json(json!({ "error": error }))).into_response();
    if headers.get("authorization").and_then(|value| value.to_str().ok()) != Some(known.as_str()) {
        return refused("invalid_client");
    }
    // a code works once
    let Some(code) = provider.0.codes.lock().unwrap().remove(get("code")) else { return refused("invalid_grant") };
    let digest = ring::digest::digest(&ring::digest::SHA256, get("code_verifier").as_bytes());
    let proved = URL_SAFE_NO_PAD.encode(digest) == code.challenge;
    if get("grant_type") != "authorization_code" || get("redirect_uri") != code.back || !proved {
        return refused("invalid_grant");
    }
    let mut answer = json!({ "access_token": random(), "token_type": "Bearer", "expires_in": 300 });
    if let Some(token) = provider.id_token(&code) {
        answer["id_token"] = token.into();
    }
    Json(answer).into_response()
}
