//! A font of this machine, found by the names of the usual ones.

use std::path::{Path as File, PathBuf};

use tiny_skia::{Path, PathBuilder};
use ttf_parser::{Face, OutlineBuilder};

use crate::{RasterError, short};

/// A font file.
pub struct Font {
    bytes: Vec<u8>,
}

const SANS: [&str; 8] = [
    "NotoSans-Regular.ttf",
    "DejaVuSans.ttf",
    "LiberationSans-Regular.ttf",
    "segoeui.ttf",
    "Arial.ttf",
    "arial.ttf",
    "FreeSans.ttf",
    "Helvetica.ttf",
];
const SERIF: [&str; 7] = [
    "NotoSerif-Regular.ttf",
    "DejaVuSerif.ttf",
    "Georgia.ttf",
    "georgia.ttf",
    "LiberationSerif-Regular.ttf",
    "Times New Roman.ttf",
    "times.ttf",
];

/// How deep folders of fonts are searched, and how many files are looked at.
const DEEP: usize = 6;
const FILES: usize = 20_000;

impl Font {
    /// A font without serifs.
    pub fn sans() -> Result<Self, RasterError> {
        found(&SANS).ok_or_else(|| RasterError::NoFont(said()))
    }

    /// A font with serifs, or else any.
    pub fn serif() -> Result<Self, RasterError> {
        found(&SERIF).map_or_else(Self::sans, Ok)
    }

    /// The outline of a line of text that begins at the origin, and how wide it is; letters the font does not have are
    /// left out.
    pub fn outline(&self, text: &str, size: f64) -> (Option<Path>, f64) {
        let Ok(face) = Face::parse(&self.bytes, 0) else { return (None, 0.0) };
        let unit = size / f64::from(face.units_per_em().max(1));
        let mut pen = Pen { path: PathBuilder::new(), unit, shift: 0.0 };
        for glyph in text.chars().filter_map(|letter| face.glyph_index(letter)) {
            face.outline_glyph(glyph, &mut pen);
            pen.shift += unit * f64::from(face.glyph_hor_advance(glyph).unwrap_or(0));
        }
        let width = pen.shift;
        (pen.path.finish(), width)
    }
}

fn folders() -> Vec<PathBuf> {
    let home = std::env::var_os("HOME").map(PathBuf::from);
    let of_home = |below: &str| home.as_ref().map(|home| home.join(below));
    let windows = std::env::var_os("WINDIR").map(|folder| PathBuf::from(folder).join("Fonts"));
    [
        Some(PathBuf::from("/usr/share/fonts")),
        Some(PathBuf::from("/usr/local/share/fonts")),
        of_home(".local/share/fonts"),
        of_home(".fonts"),
        Some(PathBuf::from("/System/Library/Fonts")),
        Some(PathBuf::from("/Library/Fonts")),
        of_home("Library/Fonts"),
        windows,
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn said() -> String {
    folders().iter().map(|folder| folder.display().to_string()).collect::<Vec<_>>().join(", ")
}

/// The first of these names that is there, or else any font with the letters of English.
fn found(names: &[&str]) -> Option<Font> {
    let mut files = Vec::new();
    folders().iter().for_each(|folder| gather(folder, DEEP, &mut files));
    files.sort();
    let named = |name: &&str| files.iter().find(|file| file.file_name().is_some_and(|found| found == *name));
    names.iter().filter_map(named).chain(&files).take(200).find_map(|file| readable(file))
}

fn readable(file: &File) -> Option<Font> {
    let bytes = std::fs::read(file).ok()?;
    let face = Face::parse(&bytes, 0).ok()?;
    let complete = ['a', 'Z', '0', '%'].into_iter().all(|letter| face.glyph_index(letter).is_some());
    complete.then_some(Font { bytes })
}

fn gather(folder: &File, deep: usize, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if files.len() >= FILES {
            return;
        }
        if path.is_dir() {
            if deep > 0 {
                gather(&path, deep - 1, files);
            }
        } else if path.extension().is_some_and(|kind| kind.eq_ignore_ascii_case("ttf")) {
            files.push(path);
        }
    }
}

/// Draws a letter, from below to above as fonts count, shifted to its place.
struct Pen {
    path: PathBuilder,
    unit: f64,
    shift: f64,
}

impl Pen {
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        (short(self.shift + self.unit * f64::from(x)), short(-self.unit * f64::from(y)))
    }
}

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let ((x1, y1), (x, y)) = (self.at(x1, y1), self.at(x, y));
        self.path.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let ((x1, y1), (x2, y2), (x, y)) = (self.at(x1, y1), self.at(x2, y2), self.at(x, y));
        self.path.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}
