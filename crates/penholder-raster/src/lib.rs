//! Pictures as PNG: the marks of a [`Drawing`] as pixels.
//!
//! Always: draws the very marks that `Drawing::svg` writes; the letters come from a font of this machine, as in a browser.
//! Not here: what is on the picture (`penholder_analysis::figure`).

mod font;

use penholder_analysis::figure::drawing::{Anchor, Drawing, Ground, Ink, Mark, Stroke, Style, Words};
use tiny_skia::{Color, FillRule, LineCap, LineJoin, Paint, Path, PathBuilder, Pixmap, Rect, StrokeDash, Transform};

use font::Font;

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum RasterError {
    /// No font was found that has the letters of English.
    #[error("no font was found on this machine to write with; looked for TrueType files in {0}")]
    NoFont(String),
    /// The picture would be too large.
    #[error("the picture would be {0} by {1} pixels; at most {MOST} on a side are drawn")]
    TooLarge(u64, u64),
    /// The pixels cannot be packed.
    #[error("the picture cannot be packed as PNG: {0}")]
    Packing(String),
}

/// The most pixels on a side.
const MOST: u64 = 16_000;

/// The picture as a PNG file with so many pixels a unit of the drawing: 2 for screens and print.
///
/// # Errors
/// If there is no font, or the picture would be too large; memory is 4 bytes a pixel and is asked for after that check.
pub fn png(drawing: &Drawing, scale: f64) -> Result<Vec<u8>, RasterError> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked against the most pixels")]
    let pixels = |length: f64| (length * scale).ceil().clamp(1.0, 1e9) as u64;
    let (width, height) = (pixels(drawing.width), pixels(drawing.height));
    let too_large = || RasterError::TooLarge(width, height);
    if width > MOST || height > MOST {
        return Err(too_large());
    }
    let side = |length: u64| u32::try_from(length).unwrap_or(1);
    let map = Pixmap::new(side(width), side(height)).ok_or_else(too_large)?;
    let mut sheet = Sheet {
        map,
        view: Transform::from_scale(short(scale), short(scale)),
        sans: Font::sans()?,
        serif: Font::serif()?,
    };
    sheet.map.fill(colour(Ink::Page, 1.0));
    drawing.marks.iter().for_each(|mark| sheet.mark(mark));
    sheet.map.encode_png().map_err(|error| RasterError::Packing(error.to_string()))
}

struct Sheet {
    map: Pixmap,
    view: Transform,
    sans: Font,
    serif: Font,
}

#[expect(clippy::cast_possible_truncation, reason = "places on a sheet need no more digits")]
fn short(number: f64) -> f32 {
    if number.is_finite() { number as f32 } else { 0.0 }
}

fn colour(ink: Ink, cover: f64) -> Color {
    let [red, green, blue] = ink.rgb(Ground::Light);
    let mut colour = Color::from_rgba8(red, green, blue, 255);
    colour.set_alpha(short(cover.clamp(0.0, 1.0)));
    colour
}

fn paint(ink: Ink, cover: f64) -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color(colour(ink, cover));
    paint
}

impl Sheet {
    fn mark(&mut self, mark: &Mark) {
        match mark {
            Mark::Rect([x, y, width, height], style) => {
                let rect = Rect::from_xywh(short(*x), short(*y), short(*width), short(*height));
                self.draw(rect.map(PathBuilder::from_rect), style);
            }
            Mark::Circle((x, y), radius, style) => {
                self.draw(PathBuilder::from_circle(short(*x), short(*y), short(*radius)), style);
            }
            Mark::Path(places, closed, style) => {
                let mut path = PathBuilder::new();
                for (at, (x, y)) in places.iter().enumerate() {
                    let (x, y) = (short(*x), short(*y));
                    if at == 0 { path.move_to(x, y) } else { path.line_to(x, y) }
                }
                if *closed {
                    path.close();
                }
                self.draw(path.finish(), style);
            }
            Mark::Words(words) => self.write(words),
            Mark::Called(_) | Mark::End => {}
        }
    }

    fn draw(&mut self, path: Option<Path>, style: &Style) {
        let Some(path) = path else { return };
        if let Some((ink, cover)) = style.fill {
            self.map.fill_path(&path, &paint(ink, cover), FillRule::Winding, self.view, None);
        }
        if let Some(stroke) = style.stroke {
            self.map.stroke_path(&path, &paint(stroke.ink, 1.0), &pen(stroke), self.view, None);
        }
    }

    fn write(&mut self, words: &Words) {
        let font = if words.serif { &self.serif } else { &self.sans };
        let (path, width) = font.outline(&words.text, words.size);
        let Some(path) = path else { return };
        let back = match words.anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => width / 2.0,
            Anchor::End => width,
        };
        let place = self.view.pre_translate(short(words.at.0), short(words.at.1));
        let turned = if words.upright { place.pre_rotate(-90.0) } else { place };
        let place = turned.pre_translate(short(-back), 0.0);
        self.map.fill_path(&path, &paint(words.ink, 1.0), FillRule::Winding, place, None);
    }
}

fn pen(stroke: Stroke) -> tiny_skia::Stroke {
    let lengths: Vec<f32> = stroke.dash.lengths().iter().map(|length| short(length * stroke.width.max(1.0))).collect();
    tiny_skia::Stroke {
        width: short(stroke.width),
        line_cap: LineCap::Butt,
        line_join: LineJoin::Miter,
        dash: if lengths.is_empty() { None } else { StrokeDash::new(lengths, 0.0) },
        ..tiny_skia::Stroke::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn() -> Drawing {
        let mut sheet = Drawing::new(40.0, "t");
        sheet.height = 30.0;
        sheet.rect([0.0, 0.0, 20.0, 30.0], Style::filled(Ink::Blue));
        sheet.circle((30.0, 15.0), f64::NAN, Style::filled(Ink::Red));
        sheet.line(vec![(20.0, 29.0), (40.0, 29.0)], Stroke::solid(Ink::Black, 2.0));
        sheet
    }

    #[test]
    fn pixels_have_the_colours_of_the_marks() {
        let map = Pixmap::decode_png(&png(&drawn(), 2.0).unwrap()).unwrap();
        assert_eq!((map.width(), map.height()), (80, 60));
        let at = |x, y| {
            let pixel = map.pixel(x, y).unwrap();
            [pixel.red(), pixel.green(), pixel.blue()]
        };
        assert_eq!(at(10, 10), Ink::Blue.rgb(Ground::Light));
        assert_eq!(at(60, 10), Ink::Page.rgb(Ground::Light));
        assert_eq!(at(60, 58), Ink::Black.rgb(Ground::Light));
    }

    #[test]
    fn words_leave_ink_where_they_stand() {
        let mut sheet = Drawing::new(100.0, "t");
        sheet.height = 40.0;
        sheet.words(Words::new((98.0, 30.0), "Malta").anchored(Anchor::End));
        let map = Pixmap::decode_png(&png(&sheet, 1.0).unwrap()).unwrap();
        let dark = |from: u32, to: u32| (from..to).any(|x| (15..32).any(|y| map.pixel(x, y).unwrap().red() < 100));
        assert!(dark(60, 98) && !dark(0, 40));
    }

    #[test]
    fn what_is_too_large_is_refused_before_memory_is_taken() {
        assert!(png(&drawn(), 1e6).unwrap_err().to_string().contains("at most 16000"));
    }
}
