//! Pictures into files: SVG and PNG of one description.

use std::io::Read as _;

use penholder_analysis::figure::{Figure, Ground};

use crate::stop::Stop;

/// Where pictures go.
#[derive(clap::Args)]
pub struct Files {
    /// Writes a picture as SVG; over a picture that is there, not over any other file.
    #[arg(long, value_name = "FILE")]
    svg: Option<String>,
    /// Writes a picture as PNG; over a picture that is there, not over any other file.
    #[arg(long, value_name = "FILE")]
    png: Option<String>,
}

/// How many pixels a unit of the drawing has in a PNG.
const SCALE: f64 = 2.0;

impl Files {
    /// Whether a picture is asked for.
    pub fn wanted(&self) -> bool {
        self.svg.is_some() || self.png.is_some()
    }

    /// Writes the picture where it is asked for; it is made only then.
    ///
    /// # Errors
    /// If a file cannot be written, or there is no font to draw letters with.
    pub fn write(&self, figure: impl FnOnce() -> Figure) -> Result<(), Stop> {
        if self.svg.is_none() && self.png.is_none() {
            return Ok(());
        }
        let drawing = figure().drawing();
        if let Some(file) = &self.svg {
            put(file, drawing.svg(Ground::Light).as_bytes())?;
        }
        if let Some(file) = &self.png {
            let bytes = penholder_raster::png(&drawing, SCALE).map_err(|error| {
                Stop::input(error.to_string()).hint("`--svg FILE` needs no font; every browser opens it")
            })?;
            put(file, &bytes)?;
        }
        Ok(())
    }
}

/// What a file of pictures begins with: SVG, perhaps with its declaration, and PNG.
const PICTURES: [&[u8]; 3] = [b"<svg", b"<?xml", b"\x89PNG"];

/// Writes a picture; a file that is there is written over only if it is a picture.
///
/// # Errors
/// If the file is something else, or cannot be written.
fn put(file: &str, bytes: &[u8]) -> Result<(), Stop> {
    let mut first = [0; 5];
    let there = std::fs::File::open(file).and_then(|mut file| file.read(&mut first)).unwrap_or(0);
    let is_picture = PICTURES.iter().any(|picture| first.starts_with(picture));
    if there > 0 && !is_picture && std::fs::metadata(file).is_ok_and(|file| file.is_file()) {
        return Err(
            Stop::input(format!("{file} is there and is no picture")).hint("give another name, or move that file away")
        );
    }
    std::fs::write(file, bytes).map_err(|error| Stop::input(format!("{file} cannot be written: {error}")))
}
