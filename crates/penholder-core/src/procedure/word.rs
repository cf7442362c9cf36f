//! Positions as their words in stored events.

use serde::{Deserialize, Deserializer, Serializer, de::Error};

use crate::position::Position;

fn read<E: Error>(word: &str) -> Result<Position, E> {
    let found = Position::ALL.iter().find(|position| position.word() == word);
    found.copied().ok_or_else(|| E::custom(format!("`{word}` is no position")))
}

pub(crate) fn serialize<S: Serializer>(position: &Position, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(position.word())
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Position, D::Error> {
    read(&String::deserialize(deserializer)?)
}

/// A position, if there is one.
pub(crate) mod option {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::position::Position;

    pub(crate) fn serialize<S: Serializer>(position: &Option<Position>, serializer: S) -> Result<S::Ok, S::Error> {
        position.map(Position::word).serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Position>, D::Error> {
        Option::<String>::deserialize(deserializer)?.map(|word| super::read(&word)).transpose()
    }
}

/// Positions in a list.
pub(crate) mod list {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::position::Position;

    pub(crate) fn serialize<S: Serializer>(positions: &[Position], serializer: S) -> Result<S::Ok, S::Error> {
        positions.iter().map(|position| position.word()).collect::<Vec<_>>().serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Position>, D::Error> {
        Vec::<String>::deserialize(deserializer)?.iter().map(|word| super::read(word)).collect()
    }
}
