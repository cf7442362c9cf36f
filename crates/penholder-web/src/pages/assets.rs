//! The style sheet, the script, the icon: served from the program, under an address that changes with their content, kept for a year.

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

/// One file of the site.
pub struct Asset {
    name: &'static str,
    media: &'static str,
    bytes: &'static [u8],
}

/// The style sheet.
pub const STYLE: Asset = Asset {
    name: "penholder.css",
    media: "text/css; charset=utf-8",
    bytes: include_bytes!("../../static/penholder.css"),
};
/// The script.
pub const SCRIPT: Asset = Asset {
    name: "penholder.js",
    media: "text/javascript; charset=utf-8",
    bytes: include_bytes!("../../static/penholder.js"),
};
/// The icon.
pub const ICON: Asset =
    Asset { name: "icon.svg", media: "image/svg+xml", bytes: include_bytes!("../../static/icon.svg") };

const ALL: [&Asset; 3] = [&STYLE, &SCRIPT, &ICON];

impl Asset {
    /// The address, with a version made from the content.
    pub fn address(&self) -> String {
        format!("/static/{:08x}/{}", version(self.bytes), self.name)
    }
}

/// A number that changes with the content (FNV-1a); it guards nothing.
pub const fn version(bytes: &[u8]) -> u32 {
    let mut hash = 0x811c_9dc5_u32;
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    hash
}

/// One file.
pub async fn show(Path((_, name)): Path<(String, String)>) -> Response {
    match ALL.iter().find(|asset| asset.name == name) {
        Some(asset) => (
            [(header::CONTENT_TYPE, asset.media), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")],
            asset.bytes,
        )
            .into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
