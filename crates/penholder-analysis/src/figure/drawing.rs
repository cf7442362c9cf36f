//! Marks on a sheet, and the sheet as SVG.
//!
//! Always: the same marks give the same bytes; a picture has a title and a description in words, no script and no font of
//! its own; ink is one of a few colours that can be told apart by the colour-blind and, with shapes and dashes, in grey.
//! Not here: pixels (`penholder-raster` draws the same marks).

use std::fmt::Write;

/// A colour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ink {
    /// Text and strong lines.
    Black,
    /// What steps back.
    Muted,
    /// Hairlines.
    Hair,
    /// The sheet.
    Page,
    /// The first series.
    Blue,
    /// In favour, better.
    Green,
    /// Against, worse.
    Red,
    /// A veto.
    Wine,
    /// Abstaining.
    Ochre,
    /// Between the sheet (0) and almost black (1), ever further from the sheet.
    Shade(f64),
}

/// The sheet that is drawn on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ground {
    /// Paper, and screens by day.
    #[default]
    Light,
    /// Screens of those who want them dark: what is black on paper is light here, and shades grow lighter.
    Dark,
}

/// The colours on one ground: the inks but the shades, and the steps of [`Ink::Shade`], ever further from the sheet.
struct Colours {
    black: [u8; 3],
    muted: [u8; 3],
    hair: [u8; 3],
    blue: [u8; 3],
    green: [u8; 3],
    red: [u8; 3],
    wine: [u8; 3],
    ochre: [u8; 3],
    shades: [[u8; 3]; 5],
}

const LIGHT: Colours = Colours {
    black: [0x1B, 0x21, 0x26],
    muted: [0x55, 0x60, 0x6B],
    hair: [0xD9, 0xD6, 0xCE],
    blue: [0x00, 0x55, 0x8C],
    green: [0x00, 0x69, 0x5C],
    red: [0xB3, 0x34, 0x1B],
    wine: [0x7A, 0x0C, 0x2E],
    ochre: [0x7A, 0x5C, 0x00],
    shades: [[0xFB, 0xFA, 0xF7], [0xC9, 0xDD, 0xEB], [0x7D, 0xB0, 0xD3], [0x2A, 0x74, 0xA8], [0x08, 0x30, 0x4F]],
};

const DARK: Colours = Colours {
    black: [0xE9, 0xEC, 0xEE],
    muted: [0xA3, 0xAE, 0xB8],
    hair: [0x32, 0x3A, 0x42],
    blue: [0x7C, 0xC4, 0xF0],
    green: [0x5C, 0xC8, 0xB5],
    red: [0xFF, 0x8F, 0x75],
    wine: [0xFF, 0x7A, 0x9C],
    ochre: [0xE0, 0xB8, 0x4A],
    shades: [[0x14, 0x18, 0x1C], [0x1C, 0x3C, 0x54], [0x29, 0x69, 0x95], [0x6D, 0xB0, 0xDC], [0xD6, 0xEC, 0xFA]],
};

impl Ink {
    /// Red, green and blue on a ground.
    #[must_use]
    pub fn rgb(self, ground: Ground) -> [u8; 3] {
        let colours = match ground {
            Ground::Light => &LIGHT,
            Ground::Dark => &DARK,
        };
        match self {
            Ink::Black => colours.black,
            Ink::Muted => colours.muted,
            Ink::Hair => colours.hair,
            Ink::Page => colours.shades[0],
            Ink::Blue => colours.blue,
            Ink::Green => colours.green,
            Ink::Red => colours.red,
            Ink::Wine => colours.wine,
            Ink::Ochre => colours.ochre,
            Ink::Shade(share) => shade(&colours.shades, share),
        }
    }

    fn hex(self, ground: Ground) -> String {
        let [red, green, blue] = self.rgb(ground);
        format!("#{red:02X}{green:02X}{blue:02X}")
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number from 0 to 255")]
fn shade(steps: &[[u8; 3]; 5], share: f64) -> [u8; 3] {
    let at = if share.is_nan() { 0.0 } else { share.clamp(0.0, 1.0) * 4.0 };
    let step = (at.floor() as usize).min(3);
    let rest = at - crate::count::number(step);
    let mixed = |part: usize| {
        let (low, high) = (f64::from(steps[step][part]), f64::from(steps[step + 1][part]));
        (low + (high - low) * rest).round() as u8
    };
    [mixed(0), mixed(1), mixed(2)]
}

/// How a line is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dash {
    /// Not at all.
    Solid,
    /// Into dashes.
    Dashes,
    /// Into dots.
    Dots,
    /// Into dashes and dots.
    DashDot,
}

impl Dash {
    /// The lengths of ink and gap in widths of the line.
    #[must_use]
    pub fn lengths(self) -> &'static [f64] {
        match self {
            Dash::Solid => &[],
            Dash::Dashes => &[4.0, 2.5],
            Dash::Dots => &[1.2, 2.0],
            Dash::DashDot => &[5.0, 2.0, 1.2, 2.0],
        }
    }
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub ink: Ink,
    /// Its width.
    pub width: f64,
    /// How it is broken.
    pub dash: Dash,
}

impl Stroke {
    /// An unbroken line.
    #[must_use]
    pub fn solid(ink: Ink, width: f64) -> Self {
        Self { ink, width, dash: Dash::Solid }
    }
}

/// How a shape is filled and outlined.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Style {
    /// The colour inside and how much it covers, 0..=1.
    pub fill: Option<(Ink, f64)>,
    /// The outline.
    pub stroke: Option<Stroke>,
}

impl Style {
    /// Filled without an outline.
    #[must_use]
    pub fn filled(ink: Ink) -> Self {
        Self { fill: Some((ink, 1.0)), stroke: None }
    }

    /// Filled so that what lies under it shows through.
    #[must_use]
    pub fn veiled(ink: Ink, cover: f64) -> Self {
        Self { fill: Some((ink, cover)), stroke: None }
    }

    /// An outline alone.
    #[must_use]
    pub fn outlined(stroke: Stroke) -> Self {
        Self { fill: None, stroke: Some(stroke) }
    }

    /// The same with an outline.
    #[must_use]
    pub fn with(self, stroke: Stroke) -> Self {
        Self { stroke: Some(stroke), ..self }
    }
}

/// Where a text begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// At its place.
    Start,
    /// So that its middle is at its place.
    Middle,
    /// So that it ends at its place.
    End,
}

/// One line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    /// Where: left to right, top to bottom, of the line it stands on.
    pub at: (f64, f64),
    /// Its size.
    pub size: f64,
    /// Where it begins.
    pub anchor: Anchor,
    /// Its colour.
    pub ink: Ink,
    /// With serifs, as sentences are.
    pub serif: bool,
    /// Read from below to above.
    pub upright: bool,
    /// The words.
    pub text: String,
}

impl Words {
    /// Words of size 13 from a place on.
    #[must_use]
    pub fn new(at: (f64, f64), text: impl Into<String>) -> Self {
        let text = text.into();
        Self { at, size: 13.0, anchor: Anchor::Start, ink: Ink::Black, serif: false, upright: false, text }
    }

    /// The same, anchored otherwise.
    #[must_use]
    pub fn anchored(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }

    /// The same in another colour.
    #[must_use]
    pub fn inked(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }

    /// The same of another size.
    #[must_use]
    pub fn sized(self, size: f64) -> Self {
        Self { size, ..self }
    }
}

/// What is on the sheet, in the order in which it is laid on.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A rectangle: left, top, width, height.
    Rect([f64; 4], Style),
    /// A disc or circle: its middle and its radius.
    Circle((f64, f64), f64, Style),
    /// Straight lines through places; the last one joined to the first if it is closed.
    Path(Vec<(f64, f64)>, bool, Style),
    /// Words.
    Words(Words),
    /// What follows up to [`Mark::End`] is one thing, which is called so.
    Called(String),
    /// The end of what was called something.
    End,
}

/// A sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// Its name.
    pub title: String,
    /// What is to be seen on it, for those who cannot.
    pub description: String,
    /// What is on it.
    pub marks: Vec<Mark>,
}

impl Drawing {
    /// An empty sheet whose height is yet to be found.
    #[must_use]
    pub fn new(width: f64, title: &str) -> Self {
        Self { width, height: 0.0, title: title.to_owned(), description: String::new(), marks: Vec::new() }
    }

    /// Lays a rectangle on the sheet.
    pub fn rect(&mut self, place: [f64; 4], style: Style) {
        self.marks.push(Mark::Rect(place, style));
    }

    /// Lays a disc or circle on the sheet.
    pub fn circle(&mut self, at: (f64, f64), radius: f64, style: Style) {
        self.marks.push(Mark::Circle(at, radius, style));
    }

    /// Lays a line through places on the sheet.
    pub fn line(&mut self, places: Vec<(f64, f64)>, stroke: Stroke) {
        self.marks.push(Mark::Path(places, false, Style::outlined(stroke)));
    }

    /// Lays a closed shape on the sheet.
    pub fn shape(&mut self, places: Vec<(f64, f64)>, style: Style) {
        self.marks.push(Mark::Path(places, true, style));
    }

    /// Writes on the sheet.
    pub fn words(&mut self, words: Words) {
        self.marks.push(Mark::Words(words));
    }

    /// Lays several marks on the sheet that are one thing with a name.
    pub fn called(&mut self, name: impl Into<String>, draw: impl FnOnce(&mut Self)) {
        self.marks.push(Mark::Called(name.into()));
        draw(self);
        self.marks.push(Mark::End);
    }

    /// Lays another sheet on this one, its upper left corner at a place, so many times as large.
    pub fn put(&mut self, other: &Drawing, (x, y): (f64, f64), scale: f64) {
        let at = |place: &(f64, f64)| (x + scale * place.0, y + scale * place.1);
        let style = |style: &Style| Style {
            stroke: style.stroke.map(|stroke| Stroke { width: stroke.width * scale, ..stroke }),
            ..*style
        };
        self.marks.extend(other.marks.iter().map(|mark| match mark {
            Mark::Rect([left, top, width, height], look) => {
                let (left, top) = at(&(*left, *top));
                Mark::Rect([left, top, width * scale, height * scale], style(look))
            }
            Mark::Circle(middle, radius, look) => Mark::Circle(at(middle), radius * scale, style(look)),
            Mark::Path(places, closed, look) => Mark::Path(places.iter().map(at).collect(), *closed, style(look)),
            Mark::Words(words) => Mark::Words(Words { at: at(&words.at), size: words.size * scale, ..words.clone() }),
            Mark::Called(_) | Mark::End => mark.clone(),
        }));
    }

    /// The sheet as an SVG document on a ground.
    #[must_use]
    pub fn svg(&self, ground: Ground) -> String {
        let mut out = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\" role=\"img\">\n\
             <title>{}</title>\n<desc>{}</desc>\n<style>{STYLE}</style>\n",
            escaped(&self.title),
            escaped(&self.description),
            w = short(self.width),
            h = short(self.height),
        );
        let _ = writeln!(
            out,
            "<rect width=\"{}\" height=\"{}\" fill=\"{}\"/>",
            short(self.width),
            short(self.height),
            Ink::Page.hex(ground)
        );
        for mark in &self.marks {
            written(&mut out, mark, ground);
        }
        out.push_str("</svg>\n");
        out
    }
}

const STYLE: &str = "text{font-family:system-ui,\"Segoe UI\",\"Noto Sans\",sans-serif;font-variant-numeric:tabular-nums}\
                     .s{font-family:\"Source Serif 4\",\"Iowan Old Style\",Georgia,\"Noto Serif\",serif}svg{max-width:100%;height:auto}";

fn written(out: &mut String, mark: &Mark, ground: Ground) {
    let _ = match mark {
        Mark::Rect([x, y, width, height], style) => writeln!(
            out,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{}/>",
            short(*x),
            short(*y),
            short(*width),
            short(*height),
            styled(style, ground)
        ),
        Mark::Circle((x, y), radius, style) => writeln!(
            out,
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"{}/>",
            short(*x),
            short(*y),
            short(*radius),
            styled(style, ground)
        ),
        Mark::Path(places, closed, style) => {
            let mut path = String::new();
            for (at, (x, y)) in places.iter().enumerate() {
                let _ = write!(path, "{}{} {}", if at == 0 { 'M' } else { 'L' }, short(*x), short(*y));
            }
            path.push_str(if *closed { "Z" } else { "" });
            writeln!(out, "<path d=\"{path}\"{}/>", styled(style, ground))
        }
        Mark::Words(words) => write_words(out, words, ground),
        Mark::Called(name) => writeln!(out, "<g><title>{}</title>", escaped(name)),
        Mark::End => writeln!(out, "</g>"),
    };
}

fn write_words(out: &mut String, words: &Words, ground: Ground) -> std::fmt::Result {
    let (x, y) = (short(words.at.0), short(words.at.1));
    let anchor = match words.anchor {
        Anchor::Start => "",
        Anchor::Middle => " text-anchor=\"middle\"",
        Anchor::End => " text-anchor=\"end\"",
    };
    let turned = if words.upright { format!(" transform=\"rotate(-90 {x} {y})\"") } else { String::new() };
    writeln!(
        out,
        "<text x=\"{x}\" y=\"{y}\" font-size=\"{}\" fill=\"{}\"{anchor}{turned}{}>{}</text>",
        short(words.size),
        words.ink.hex(ground),
        if words.serif { " class=\"s\"" } else { "" },
        escaped(&words.text)
    )
}

fn styled(style: &Style, ground: Ground) -> String {
    let mut out = match style.fill {
        None => " fill=\"none\"".to_owned(),
        Some((ink, cover)) if cover < 1.0 => format!(" fill=\"{}\" fill-opacity=\"{}\"", ink.hex(ground), cover),
        Some((ink, _)) => format!(" fill=\"{}\"", ink.hex(ground)),
    };
    if let Some(stroke) = style.stroke {
        let _ = write!(out, " stroke=\"{}\" stroke-width=\"{}\"", stroke.ink.hex(ground), short(stroke.width));
        let lengths: Vec<String> =
            stroke.dash.lengths().iter().map(|length| short(length * stroke.width.max(1.0))).collect();
        if !lengths.is_empty() {
            let _ = write!(out, " stroke-dasharray=\"{}\"", lengths.join(" "));
        }
    }
    out
}

/// A number with at most two decimals; what is none becomes 0.
fn short(number: f64) -> String {
    let number = if number.is_finite() { number } else { 0.0 };
    let text = format!("{number:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // no document may hold these
            control if control.is_control() => out.push(' '),
            other => out.push(other),
        }
    }
    out
}

/// About how wide a text of this size is.
#[must_use]
pub fn width_of(text: &str, size: f64) -> f64 {
    let share = |letter: char| match letter {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 0.3,
        ' ' | 'f' | 't' | 'r' | '(' | ')' | '-' | '/' => 0.4,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '—' | '…' => 0.9,
        letter if letter.is_uppercase() => 0.68,
        _ => 0.61,
    };
    text.chars().map(share).sum::<f64>() * size
}

/// Text in lines that are at most so wide at this size.
#[must_use]
pub fn lines(text: &str, size: f64, width: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width_of(line, size) + width_of(word, size) + 0.38 * size <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Text that is at most so wide at this size, cut if need be.
#[must_use]
pub fn cut(text: &str, size: f64, width: f64) -> String {
    if width_of(text, size) <= width {
        return text.to_owned();
    }
    let mut kept = text.to_owned();
    while !kept.is_empty() && width_of(&kept, size) + 0.9 * size > width {
        kept.pop();
    }
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_on_a_sheet_is_moved_and_scaled() {
        let mut small = Drawing::new(10.0, "small");
        small.rect([1.0, 2.0, 3.0, 4.0], Style::filled(Ink::Blue));
        small.line(vec![(0.0, 0.0), (1.0, 1.0)], Stroke::solid(Ink::Red, 2.0));
        small.words(Words::new((1.0, 1.0), "x").sized(10.0));
        let mut large = Drawing::new(100.0, "large");
        large.put(&small, (50.0, 60.0), 2.0);
        assert_eq!(large.marks[0], Mark::Rect([52.0, 64.0, 6.0, 8.0], Style::filled(Ink::Blue)));
        let line = Style::outlined(Stroke::solid(Ink::Red, 4.0));
        assert_eq!(large.marks[1], Mark::Path(vec![(50.0, 60.0), (52.0, 62.0)], false, line));
        assert_eq!(large.marks[2], Mark::Words(Words::new((52.0, 62.0), "x").sized(20.0)));
    }

    #[test]
    fn numbers_are_short_and_never_none() {
        let check = |number: f64, text: &str| assert_eq!(short(number), text);
        check(1.0, "1");
        check(-0.001, "0");
        check(12.345, "12.35");
        check(f64::NAN, "0");
        check(f64::INFINITY, "0");
    }

    #[test]
    fn shades_go_away_from_the_sheet() {
        let lightness = |share: f64, ground: Ground| {
            let [red, green, blue] = Ink::Shade(share).rgb(ground).map(f64::from);
            0.2126 * red + 0.7152 * green + 0.0722 * blue
        };
        for (ground, towards) in [(Ground::Light, -1.0), (Ground::Dark, 1.0)] {
            let steps: Vec<f64> = (0..=20).map(|step| towards * lightness(f64::from(step) / 20.0, ground)).collect();
            assert!(steps.windows(2).all(|pair| pair[0] + 3.0 < pair[1]), "{steps:?}");
            assert_eq!(Ink::Shade(f64::NAN).rgb(ground), Ink::Page.rgb(ground));
        }
    }

    #[test]
    fn text_is_escaped_wrapped_and_cut() {
        let mut sheet = Drawing::new(100.0, "a < b & c");
        sheet.words(Words::new((0.0, 0.0), "x > \u{1}y"));
        let svg = sheet.svg(Ground::Light);
        assert!(svg.contains("<title>a &lt; b &amp; c</title>") && svg.contains("x &gt;  y"), "{svg}");
        assert_eq!(lines("one two three", 10.0, 45.0), ["one two", "three"]);
        assert_eq!(lines("", 10.0, 45.0), Vec::<String>::new());
        assert!(cut("Democratic Republic of the Congo", 12.0, 80.0).ends_with('…'));
        assert_eq!(cut("Malta", 12.0, 80.0), "Malta");
    }
}
