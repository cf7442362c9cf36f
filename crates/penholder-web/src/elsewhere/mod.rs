//! Coming in by the word of an identity provider (OpenID Connect).
//!
//! Implements: the authorization code flow of OpenID Connect Core 1.0 with discovery, PKCE (RFC 7636), state and nonce.
//! Always: an ID token is believed only with a signature by the provider's own keys, for this client, of this issuer, in
//! its time, with the nonce of this browser; the access token is never used and never kept. What one browser has begun
//! lies in its own cookie alone, so that any server of several may end it.
//! Not here: the pages and cookies (`pages::elsewhere`), persons (`penholder_chamber::house`).

mod outward;
mod settings;

use std::sync::Arc;
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreAuthenticationFlow, CoreErrorResponseType, CoreGenderClaim, CoreJsonWebKey,
    CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreProviderMetadata, CoreRevocableToken,
    CoreRevocationErrorResponse, CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::{
    AdditionalClaims, AuthorizationCode, ClaimsVerificationError, Client, ClientId, ClientSecret, CsrfToken,
    EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet, EndpointSet, HttpRequest, IdTokenClaims, IdTokenFields,
    IssuerUrl, Nonce, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope, StandardErrorResponse,
    StandardTokenResponse, TokenResponse as _,
};
use penholder_chamber::Secret;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use subtle::ConstantTimeEq;
use tokio::sync::Mutex;

use outward::Outward;
pub use settings::{OidcSettings, OidcUnread};

/// How long what the provider says of itself and its keys is believed before it is asked again.
const KNOWN: Duration = Duration::from_secs(600);
/// The path to which the provider sends people back.
pub const BACK: &str = "/login/back";

/// Claims besides the standard ones, whatever they are called.
#[derive(Clone, Debug, Deserialize, Serialize)]
struct Everything(serde_json::Map<String, Value>);

impl AdditionalClaims for Everything {}

type Claims = IdTokenClaims<Everything, CoreGenderClaim>;

type Tokens = StandardTokenResponse<
    IdTokenFields<
        Everything,
        EmptyExtraTokenFields,
        CoreGenderClaim,
        CoreJweContentEncryptionAlgorithm,
        CoreJwsSigningAlgorithm,
    >,
    CoreTokenType,
>;

type OidcClient = Client<
    Everything,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    Tokens,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// An identity provider.
pub struct Elsewhere {
    settings: OidcSettings,
    outward: Outward,
    known: Mutex<Option<(Arc<CoreProviderMetadata>, Instant)>>,
}

/// What one browser has begun; it keeps this itself until it comes back.
#[derive(Debug, Serialize, Deserialize)]
pub struct Begun {
    state: Secret,
    nonce: Secret,
    verifier: Secret,
    /// Where on this site to go afterwards.
    pub back: String,
}

/// For whom the provider vouches.
#[derive(Debug)]
pub struct Vouched {
    /// The provider.
    pub issuer: String,
    /// The person, in the provider's words.
    pub subject: String,
    /// What the person is called.
    pub name: String,
    /// Whether the person administers the house.
    pub administers: bool,
}

/// Why nobody came in. What it says is for the log: it holds no token.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The provider does not answer, or not as it should.
    #[error("the identity provider does not answer as it should: {0}")]
    Away(String),
    /// What came is not to be believed.
    #[error("what the identity provider sent is not believed: {0}")]
    Unbelieved(String),
}

impl Begun {
    /// The text for the cookie.
    pub fn to_secret(&self) -> Secret {
        Secret::new(URL_SAFE_NO_PAD.encode(serde_json::to_vec(self).unwrap_or_default()))
    }

    /// What was begun, from the text of the cookie.
    pub fn from_secret(text: &Secret) -> Option<Self> {
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text.reveal()).ok()?).ok()
    }

    /// Whether an answer belongs to it.
    pub fn is_answered_by(&self, state: &str) -> bool {
        bool::from(self.state.reveal().as_bytes().ct_eq(state.as_bytes()))
    }
}

impl Elsewhere {
    /// The provider of these settings; asks it nothing yet.
    ///
    /// # Errors
    /// The roots of trust of the system cannot be read.
    pub fn new(settings: OidcSettings) -> std::io::Result<Self> {
        let outward = Outward::new(settings.is_on_this_machine())?;
        Ok(Self { settings, outward, known: Mutex::default() })
    }

    /// What it is called, for people.
    pub fn name(&self) -> &str {
        &self.settings.name
    }

    /// The provider's word about itself; `anew` if the last one did not do.
    async fn metadata(&self, anew: bool) -> Result<Arc<CoreProviderMetadata>, Trouble> {
        // whoever comes meanwhile waits here, and asks nothing
        let mut known = self.known.lock().await;
        if let Some((metadata, at)) = known.as_ref().filter(|_| !anew)
            && at.elapsed() < KNOWN
        {
            return Ok(Arc::clone(metadata));
        }
        let away = |why: &dyn std::error::Error| Trouble::Away(chain(why));
        let issuer = IssuerUrl::new(self.settings.issuer.clone()).map_err(|why| away(&why))?;
        let http = self.http();
        let found = CoreProviderMetadata::discover_async(issuer, &http).await.map_err(|why| away(&why))?;
        let found = Arc::new(found);
        *known = Some((Arc::clone(&found), Instant::now()));
        Ok(found)
    }

    fn http(&self) -> impl Fn(HttpRequest) -> outward::Answering + use<> {
        let outward = self.outward.clone();
        move |request| outward.clone().send(request)
    }

    fn client(&self, metadata: &CoreProviderMetadata, site: &str) -> Result<OidcClient, Trouble> {
        let site = self.settings.address.as_deref().unwrap_or(site);
        let back = RedirectUrl::new(format!("{site}{BACK}")).map_err(|why| Trouble::Away(why.to_string()))?;
        let secret = self.settings.secret.as_ref().map(|secret| ClientSecret::new(secret.reveal().to_owned()));
        let id = ClientId::new(self.settings.client_id.clone());
        Ok(OidcClient::from_provider_metadata(metadata.clone(), id, secret).set_redirect_uri(back))
    }

    /// Begins: the address at the provider where somebody says who he is, and what his browser keeps meanwhile.
    ///
    /// # Errors
    /// [`Trouble::Away`].
    pub async fn begin(&self, site: &str, back: &str) -> Result<(String, Begun), Trouble> {
        let client = self.client(&*self.metadata(false).await?, site)?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let flow = CoreAuthenticationFlow::AuthorizationCode;
        let asked = client.authorize_url(flow, CsrfToken::new_random, Nonce::new_random);
        let asked =
            asked.add_scopes(self.settings.scopes.iter().cloned().map(Scope::new)).set_pkce_challenge(challenge);
        let (address, state, nonce) = asked.url();
        let begun = Begun {
            state: Secret::new(state.secret().as_str()),
            nonce: Secret::new(nonce.secret().as_str()),
            verifier: Secret::new(verifier.secret().as_str()),
            back: back.to_owned(),
        };
        Ok((address.to_string(), begun))
    }

    /// Ends: for whom the provider vouches by this code.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn end(&self, site: &str, code: &str, begun: &Begun) -> Result<Vouched, Trouble> {
        let client = self.client(&*self.metadata(false).await?, site)?;
        let away = |why: &dyn std::error::Error| Trouble::Away(chain(why));
        let verifier = PkceCodeVerifier::new(begun.verifier.reveal().to_owned());
        let asked = client.exchange_code(AuthorizationCode::new(code.to_owned())).map_err(|why| away(&why))?;
        let tokens = asked.set_pkce_verifier(verifier).request_async(&self.http()).await;
        let tokens = tokens.map_err(|why| Trouble::Unbelieved(chain(&why)))?;
        let token = tokens.id_token().ok_or_else(|| Trouble::Unbelieved("it sent no ID token".to_owned()))?;
        let nonce = Nonce::new(begun.nonce.reveal().to_owned());
        let unbelieved = |why: ClaimsVerificationError| Trouble::Unbelieved(chain(&why));
        match token.claims(&client.id_token_verifier(), &nonce) {
            // the provider may have other keys by now
            Err(ClaimsVerificationError::SignatureVerification(_)) => {
                let client = self.client(&*self.metadata(true).await?, site)?;
                self.vouched(token.claims(&client.id_token_verifier(), &nonce).map_err(unbelieved)?)
            }
            claims => self.vouched(claims.map_err(unbelieved)?),
        }
    }

    fn vouched(&self, claims: &Claims) -> Result<Vouched, Trouble> {
        let all = serde_json::to_value(claims).map_err(|why| Trouble::Unbelieved(why.to_string()))?;
        let subject = claims.subject().as_str().to_owned();
        Ok(Vouched {
            issuer: claims.issuer().as_str().to_owned(),
            name: self.settings.name_of(&all).unwrap_or_else(|| subject.clone()),
            administers: self.settings.lets_administer(&subject, &all),
            subject,
        })
    }
}

/// An error with everything behind it, in one line.
fn chain(why: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(Some(why), |why| why.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}
