//! Tiles: the tree as files that any web server can give out and any client can check.
//!
//! Implements: C2SP tlog-tiles, tree height 8 (256 hashes a tile), with its names for full and partial tiles.
//! Not here: its entry bundles. They hold at most 65,535 bytes an entry, too few for the text of a charter; an export
//! carries the entries instead.

use super::Tree;

/// Hashes in a full tile.
pub const TILE_WIDTH: u64 = 256;

/// Returns the path of a tile: level, number, and how many hashes it has (256 for a full tile).
pub fn tile_path(level: u64, number: u64, width: u64) -> String {
    let mut path = format!("tile/{level}/");
    let digits = format!("{number:03}");
    let padded = format!("{}{digits}", "0".repeat((3 - digits.len() % 3) % 3));
    let groups = padded.len() / 3;
    for group in 0..groups {
        let prefix = if group + 1 < groups { "x" } else { "" };
        let slash = if group + 1 < groups { "/" } else { "" };
        path += &format!("{prefix}{}{slash}", &padded[group * 3..group * 3 + 3]);
    }
    if width < TILE_WIDTH {
        path += &format!(".p/{width}");
    }
    path
}

impl Tree {
    /// Returns every tile of the whole tree as its path and its bytes (the hashes one after the other), lowest level
    /// first; the last tile of a level is partial unless it happens to be full.
    pub fn tiles(&self) -> impl Iterator<Item = (String, Vec<u8>)> {
        self.levels.iter().step_by(8).zip(0..).flat_map(|(nodes, level)| {
            nodes.chunks(TILE_WIDTH as usize).zip(0..).map(move |(tile, number)| {
                let path = tile_path(level, number, tile.len() as u64);
                (path, tile.iter().flat_map(|hash| hash.0).collect())
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::tree;
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn paths_are_those_of_the_specification() {
        let check = |path: String, want: &str| assert_eq!(path, want);
        check(tile_path(0, 0, 256), "tile/0/000");
        check(tile_path(1, 255, 5), "tile/1/255.p/5");
        check(tile_path(0, 1234067, 256), "tile/0/x001/x234/067");
        check(tile_path(0, 1000, 256), "tile/0/x001/000");
    }

    #[test]
    fn tlog_tiles_cuts_the_same_tiles() {
        use tlog_tiles::tile::Tile;
        use tlog_tiles::tlog::{Error, Hash as PeerHash, HashReader, stored_hashes};
        struct Peer(Vec<PeerHash>);
        impl HashReader for Peer {
            fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<PeerHash>, Error> {
                Ok(indexes.iter().map(|&index| self.0[index as usize]).collect())
            }
        }
        let size = 70_000;
        let mut peer = Peer(Vec::new());
        for n in 0..size {
            let hashes = stored_hashes(n, &n.to_be_bytes(), &peer).unwrap();
            peer.0.extend(hashes);
        }
        let ours: BTreeMap<String, Vec<u8>> = tree(size).tiles().collect();
        let theirs = Tile::new_tiles(8, 0, size);
        assert_eq!(theirs.len(), ours.len());
        for tile in theirs {
            let path = tile.path().replacen("tile/8/", "tile/", 1); // it still names the height, as C2SP no longer does
            assert_eq!(tile.read_data(&peer).unwrap(), ours[&path], "{path}");
        }
    }
}
