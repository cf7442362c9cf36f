//! A case in the forms that other programs read: JSON-LD with PROV-O, CSV, iCalendar, and the timeline as SVG.

pub mod calendar;
pub mod linked;
pub mod table;
pub mod timeline;
pub mod whole;

pub use calendar::calendar;
pub use linked::linked;
pub use table::claims;
pub use timeline::timeline;
pub use whole::whole;
