//! Pictures into files: SVG and PNG of one description.

use penholder_analysis::figure::Figure;

use crate::stop::Stop;

/// Where pictures go.
#[derive(clap::Args)]
pub struct Files {
    /// Writes a picture as SVG.
    #[arg(long, value_name = "FILE")]
    svg: Option<String>,
    /// Writes a picture as PNG.
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
            put(file, drawing.svg().as_bytes())?;
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

fn put(file: &str, bytes: &[u8]) -> Result<(), Stop> {
    std::fs::write(file, bytes).map_err(|error| Stop::input(format!("{file} cannot be written: {error}")))
}
