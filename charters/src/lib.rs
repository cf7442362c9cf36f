//! The law of the bodies Penholder ships, as data.
