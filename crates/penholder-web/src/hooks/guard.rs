//! Where messages may go: to public addresses over TLS; elsewhere only if whoever runs the server allows it.
//!
//! Always: what is judged is the address that is connected to, after the name was looked up, so that a name cannot point
//! somewhere else a moment later. The ranges are those that the registries of special addresses (RFC 6890) do not call
//! global.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use axum::http::Uri;
use ureq::config::Config;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// Whether an address is one of the public network.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let special = matches!(
        (a, b, c),
        (0 | 10 | 127, ..)
            | (100, 64..=127, _)
            | (169, 254, _)
            | (172, 16..=31, _)
            | (192, 0, 0 | 2)
            | (192, 88, 99)
            | (192, 168, _)
            | (198, 18 | 19, _)
            | (198, 51, 100)
            | (203, 0, 113)
            | (224..=255, ..)
    );
    !special
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let parts = address.segments();
    let [a, b, ..] = parts;
    let inner = |at: usize| {
        let [[a, b], [c, d]] = [parts[at].to_be_bytes(), parts[at + 1].to_be_bytes()];
        is_public_v4(Ipv4Addr::new(a, b, c, d))
    };
    match (a, b) {
        // an address of version 4 in another dress is judged as what it is
        (0x2002, _) => inner(1),
        (0x64, 0xff9b) => parts[2..6] == [0; 4] && inner(6),
        // protocols, Teredo, documentation
        (0x2001, 0x0..=0x1ff | 0xdb8) | (0x3fff, 0x0..=0xfff) => false,
        // all that is given out as global
        (0x2000..=0x3fff, _) => true,
        _ => false,
    }
}

/// What is wrong with an address that somebody wants to be told; nothing if it can be used.
pub fn fault(url: &str, private: bool) -> Option<&'static str> {
    let Ok(uri) = url.parse::<Uri>() else { return Some("that is no address: write https://example.org/hook") };
    let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
        return Some("that is no whole address: write https://example.org/hook");
    };
    let literal = authority.host().trim_matches(['[', ']']).parse::<IpAddr>().ok();
    match scheme {
        _ if url.len() > 500 => Some("the address is longer than 500 characters"),
        _ if authority.as_str().contains('@') => Some("the address names a user: leave that out"),
        // a name is judged when it is looked up
        "https" if private || literal.is_none_or(is_public) => None,
        "https" => Some("the address is a private one, which whoever runs this server does not allow"),
        "http" if private => None,
        _ => Some("the address has to begin with https://"),
    }
}

/// Looks names up, and refuses what they point to if it is no place for messages.
#[derive(Debug, Default)]
pub struct Guarded {
    private: bool,
    names: DefaultResolver,
}

impl Guarded {
    /// One that lets private addresses through, or not.
    pub fn new(private: bool) -> Self {
        Self { private, names: DefaultResolver::default() }
    }

    fn allows(&self, address: &SocketAddr, tls: bool) -> bool {
        if tls { self.private || is_public(address.ip()) } else { self.private && address.ip().is_loopback() }
    }
}

impl Resolver for Guarded {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.names.resolve(uri, config, timeout)?;
        let tls = uri.scheme_str() == Some("https");
        if found.iter().all(|address| self.allows(address, tls)) {
            return Ok(found);
        }
        let says =
            if tls { "the name points to a private address" } else { "without TLS only this machine itself is told" };
        Err(ureq::Error::Other(says.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn public_and_private() {
        let check = |wanted: bool, addresses: &[&str]| {
            for address in addresses {
                assert_eq!(is_public(address.parse().unwrap()), wanted, "{address}");
            }
        };
        check(
            true,
            &["1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "172.15.255.255", "172.32.0.0"],
        );
        check(
            true,
            &["192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255", "126.255.255.255"],
        );
        check(true, &["2606:4700::1111", "2001:200::", "2002:101:101::", "64:ff9b::101:101", "3ffe::1"]);
        check(
            false,
            &[
                "0.0.0.0",
                "10.0.0.1",
                "127.0.0.1",
                "127.255.255.255",
                "100.64.0.0",
                "100.127.255.255",
                "169.254.169.254",
            ],
        );
        check(
            false,
            &["172.16.0.0", "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.168.0.1", "198.18.0.0", "198.19.255.255"],
        );
        check(false, &["198.51.100.7", "203.0.113.7", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.88.99.1"]);
        check(
            false,
            &[
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "::ffff:1.1.1.1",
                "fc00::1",
                "fd00::1",
                "fe80::1",
                "ff02::1",
                "2001:db8::1",
            ],
        );
        check(
            false,
            &["2001::1", "2002:a00:1::", "2002:7f00:1::", "64:ff9b::a00:1", "64:ff9b:1::1", "100::1", "fec0::1"],
        );
    }

    #[test]
    fn what_can_be_named() {
        let check = |url: &str, private: bool, wanted: bool| {
            assert_eq!(fault(url, private).is_none(), wanted, "{url} {private}: {:?}", fault(url, private));
        };
        for (url, strict, allowed) in [
            ("https://example.org/hook?x=1", true, true),
            ("https://example.org:8443/", true, true),
            ("http://example.org/", false, true),
            ("http://127.0.0.1:9/", false, true),
            ("https://127.0.0.1/", false, true),
            ("https://[::1]/", false, true),
            ("https://169.254.169.254/latest", false, true),
            ("https://1.1.1.1/", true, true),
            ("https://me:secret@example.org/", false, false),
            ("ftp://example.org/", false, false),
            ("/hook", false, false),
            ("example.org", false, false),
            ("https://", false, false),
            ("", false, false),
        ] {
            check(url, false, strict);
            check(url, true, allowed);
        }
        assert!(fault(&format!("https://example.org/{}", "x".repeat(500)), false).is_some());
    }
}
