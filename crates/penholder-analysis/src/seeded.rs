//! Random numbers that are a function of a seed and a place, so that neither threads nor order change a result.
//!
//! Implements: SplitMix64 (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators") started from a
//! mixed hash of the seed and the place. Not for secrets.

/// A stream of random numbers.
#[derive(Clone, Debug)]
pub struct Seeded {
    state: u64,
    spare: Option<f64>,
}

const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

fn mixed(value: u64) -> u64 {
    let value = (value ^ (value >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    value ^ (value >> 31)
}

impl Seeded {
    /// The stream of this seed at this place, for instance `[chain, draw, row]`.
    #[must_use]
    pub fn at(seed: u64, place: &[u64]) -> Self {
        let state = place.iter().fold(mixed(seed.wrapping_add(STEP)), |state, part| {
            mixed(state ^ mixed(part.wrapping_mul(STEP).wrapping_add(STEP)))
        });
        Self { state, spare: None }
    }

    /// The next 64 random bits.
    pub fn bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(STEP);
        mixed(self.state)
    }

    /// A number in 0..1, evenly.
    #[expect(clippy::cast_precision_loss, reason = "53 bits are exact")]
    pub fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A whole number in 0..`below`, evenly to 2^-64; 0 if `below` is 0.
    pub fn below(&mut self, below: usize) -> usize {
        let product = u128::from(self.bits()) * below as u128;
        usize::try_from(product >> 64).unwrap_or(0)
    }

    /// A standard normal number (Marsaglia's polar method).
    pub fn normal(&mut self) -> f64 {
        if let Some(spare) = self.spare.take() {
            return spare;
        }
        loop {
            let (x, y) = (2.0 * self.unit() - 1.0, 2.0 * self.unit() - 1.0);
            let square = x * x + y * y;
            if square > 0.0 && square < 1.0 {
                let scale = (-2.0 * square.ln() / square).sqrt();
                self.spare = Some(y * scale);
                return x * scale;
            }
        }
    }

    /// Puts the items into a random order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(at + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_makes_the_stream() {
        let draw = |seed, place: &[u64]| Seeded::at(seed, place).bits();
        assert_eq!(draw(1, &[0, 3]), draw(1, &[0, 3]));
        let all = [draw(1, &[0, 3]), draw(1, &[3, 0]), draw(2, &[0, 3]), draw(1, &[0]), draw(1, &[0, 3, 0])];
        for (at, one) in all.iter().enumerate() {
            assert!(!all[at + 1..].contains(one));
        }
    }

    #[test]
    fn moments_are_as_they_should_be() {
        let mut stream = Seeded::at(7, &[]);
        let normals: Vec<f64> = (0..20_000).map(|_| stream.normal()).collect();
        let mean = normals.iter().sum::<f64>() / 20_000.0;
        let variance = normals.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / 20_000.0;
        assert!(mean.abs() < 0.03 && (variance - 1.0).abs() < 0.04, "{mean} {variance}");
        let mut counts = [0_usize; 6];
        (0..60_000).for_each(|_| counts[stream.below(6)] += 1);
        assert!(counts.iter().all(|count| count.abs_diff(10_000) < 500), "{counts:?}");
    }
}
