//! The languages of the interface, and which one a visitor gets: `?lang=`, else the cookie, else `Accept-Language`.
//!
//! Always: the six official languages of the United Nations; English if nothing else fits.
//! Not here: the words themselves ([`crate::words`]).

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// Arabic.
    Arabic,
    /// Chinese, in simplified characters.
    Chinese,
    /// English.
    English,
    /// French.
    French,
    /// Russian.
    Russian,
    /// Spanish.
    Spanish,
    /// English with every message in brackets: what stands outside them on a page is in no catalogue.
    #[cfg(test)]
    Marked,
}

impl Language {
    /// Every language, in the order in which the United Nations list them in English.
    pub const ALL: [Language; 6] =
        [Self::Arabic, Self::Chinese, Self::English, Self::French, Self::Russian, Self::Spanish];

    /// The tag of the language (BCP 47), as in `lang="ar"` and in the folders of the catalogues.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Arabic => "ar",
            Self::Chinese => "zh",
            Self::English => "en",
            Self::French => "fr",
            Self::Russian => "ru",
            Self::Spanish => "es",
            #[cfg(test)]
            Self::Marked => "en-x-marked",
        }
    }

    /// Its name in itself.
    #[must_use]
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Arabic => "العربية",
            Self::Chinese => "中文",
            Self::English => "English",
            Self::French => "Français",
            Self::Russian => "Русский",
            Self::Spanish => "Español",
            #[cfg(test)]
            Self::Marked => "",
        }
    }

    /// The direction of its script, `ltr` or `rtl`.
    #[must_use]
    pub fn direction(self) -> &'static str {
        if self == Self::Arabic { "rtl" } else { "ltr" }
    }

    /// The language of a tag, with or without a region; none if it is not one of these.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Self> {
        let first = tag.trim().split(['-', '_']).next().unwrap_or("");
        #[cfg(test)]
        if tag == Self::Marked.tag() {
            return Some(Self::Marked);
        }
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(first))
    }

    /// The best language for an `Accept-Language` header (RFC 9110, section 12.5.4).
    #[must_use]
    pub fn accepted(header: &str) -> Option<Self> {
        let mut best: Option<(Self, f32)> = None;
        for range in header.split(',') {
            let (tag, parameters) = range.split_once(';').unwrap_or((range, ""));
            let quality = parameters.trim().strip_prefix("q=").map_or(Ok(1.0), str::parse::<f32>).unwrap_or(0.0);
            let wanted = if tag.trim() == "*" { Some(Self::English) } else { Self::of_tag(tag) };
            if let Some(language) = wanted
                && quality > best.map_or(0.0, |(_, quality)| quality)
            {
                best = Some((language, quality));
            }
        }
        best.map(|(language, _)| language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_accepted_language() {
        let check = |header: &str, wanted: Option<Language>| assert_eq!(Language::accepted(header), wanted, "{header}");
        check("fr", Some(Language::French));
        check("fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5", Some(Language::French));
        check("de, es;q=0.5, ru;q=0.6", Some(Language::Russian));
        check("de;q=1, *;q=0.1", Some(Language::English));
        check("zh-Hans-CN;q=0.3, ar;q=0", Some(Language::Chinese));
        check("ar;q=0", None);
        check("ar;q=much, en;q=0.1", Some(Language::English));
        check("de", None);
        check("", None);
    }

    #[test]
    fn tags_with_and_without_region() {
        assert_eq!(Language::of_tag("AR-eg"), Some(Language::Arabic));
        assert_eq!(Language::of_tag("es_MX"), Some(Language::Spanish));
        assert_eq!(Language::of_tag("esperanto"), None);
    }
}
