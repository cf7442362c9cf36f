//! One message: signed and sent.
//!
//! Implements: Standard Webhooks 1.0 (headers `webhook-id`, `webhook-timestamp`, `webhook-signature`; HMAC-SHA256 over
//! `id.timestamp.body`), for which receivers have libraries.
//! Always: no redirect is followed, no proxy is used, nothing of the answer but its status is read; a try ends within
//! [`TIME_MAX`].

use std::fmt;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use penholder_chamber::Secret;
use penholder_chamber::house::{Delivery, Hook};
use sha2::Sha256;
use ureq::Agent;
use ureq::unversioned::transport::DefaultConnector;

use super::guard::Guarded;

/// The longest a try takes.
pub const TIME_MAX: Duration = Duration::from_secs(10);

/// The pause after the first try of a message that was not taken.
pub const FIRST_PAUSE: Duration = Duration::from_secs(10);

/// How messages go out.
#[derive(Clone)]
pub struct Outgoing {
    /// Whether private addresses are told too, and this machine itself without TLS.
    pub private: bool,
    /// The pause after the first try.
    pub first_pause: Duration,
    agent: Agent,
}

/// To public addresses, with a first pause of ten seconds.
impl Default for Outgoing {
    fn default() -> Self {
        Self::new(false, FIRST_PAUSE)
    }
}

impl fmt::Debug for Outgoing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Outgoing").field("private", &self.private).finish_non_exhaustive()
    }
}

impl Outgoing {
    /// Messages to public addresses, or also to private ones.
    pub fn new(private: bool, first_pause: Duration) -> Self {
        let config = Agent::config_builder()
            .timeout_global(Some(TIME_MAX))
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .max_response_header_size(16 << 10)
            .max_idle_connections(0)
            .proxy(None)
            .user_agent("Penholder")
            .build();
        let agent = Agent::with_parts(config, DefaultConnector::default(), Guarded::new(private));
        Self { private, first_pause, agent }
    }

    /// Sends a message; returns what the receiver answered, in words.
    ///
    /// # Errors
    /// Why it was not taken, in words.
    pub fn send(&self, hook: &Hook, delivery: &Delivery) -> Result<String, String> {
        // a name that stays for the message, however often it is tried
        let id = format!("msg_{}_{}", hook.id, delivery.seq);
        let timestamp = jiff::Timestamp::now().as_second();
        let signature = signature(&hook.key, &id, timestamp, &delivery.body).ok_or("the key does not sign")?;
        let answer = self
            .agent
            .post(&hook.url)
            .header("content-type", "application/json")
            .header("webhook-id", id)
            .header("webhook-timestamp", timestamp.to_string())
            .header("webhook-signature", signature)
            .send(&delivery.body);
        match answer {
            Ok(answer) if answer.status().is_success() => Ok(answer.status().to_string()),
            Ok(answer) if answer.status().is_redirection() => Err(format!("{}: not followed", answer.status())),
            Ok(answer) => Err(answer.status().to_string()),
            Err(ureq::Error::Other(why)) => Err(why.to_string()),
            Err(why) => Err(why.to_string()),
        }
    }
}

/// The signature of a message: `v1,` and base64.
fn signature(key: &Secret, id: &str, timestamp: i64, body: &str) -> Option<String> {
    let key = STANDARD.decode(key.reveal().strip_prefix("whsec_")?).ok()?;
    let mut mac = Hmac::<Sha256>::new_from_slice(&key).ok()?;
    mac.update(format!("{id}.{timestamp}.{body}").as_bytes());
    Some(format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the specification's own documentation.
    #[test]
    fn the_signature_is_that_of_the_specification() {
        let key = Secret::new("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        let signed = signature(&key, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, "{\"test\": 2432232314}");
        assert_eq!(signed.as_deref(), Some("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
        assert_eq!(signature(&Secret::new("whsec_?"), "", 0, ""), None);
    }
}
