//! Whole numbers of a fixed length, for tables of millions of them.

use num_bigint::BigUint;

/// A number of `L` times 64 bits; sums and differences wrap, as two's complement does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Limbs<const L: usize>([u64; L]);

impl<const L: usize> Limbs<L> {
    pub(super) const ZERO: Self = Self([0; L]);

    /// Two to the power of `exponent`; zero if that is beyond the length.
    pub(super) fn power_of_two(exponent: usize) -> Self {
        let mut limbs = [0; L];
        if let Some(limb) = limbs.get_mut(exponent / 64) {
            *limb = 1 << (exponent % 64);
        }
        Self(limbs)
    }

    #[inline(always)]
    pub(super) fn plus(self, other: Self) -> Self {
        let mut sum = self.0;
        let mut carry = false;
        for (limb, other) in sum.iter_mut().zip(other.0) {
            (*limb, carry) = limb.carrying(other, carry);
        }
        Self(sum)
    }

    #[inline(always)]
    pub(super) fn minus(self, other: Self) -> Self {
        let mut difference = self.0;
        let mut borrow = false;
        for (limb, other) in difference.iter_mut().zip(other.0) {
            (*limb, borrow) = limb.borrowing(other, borrow);
        }
        Self(difference)
    }

    pub(super) fn big(self) -> BigUint {
        let digits = self.0.iter().flat_map(|limb| limb.to_le_bytes()).collect::<Vec<u8>>();
        BigUint::from_bytes_le(&digits)
    }
}

trait Carry: Sized {
    fn carrying(self, other: Self, carry: bool) -> (Self, bool);
    fn borrowing(self, other: Self, borrow: bool) -> (Self, bool);
}

impl Carry for u64 {
    #[inline(always)]
    fn carrying(self, other: Self, carry: bool) -> (Self, bool) {
        let (sum, first) = self.overflowing_add(other);
        let (sum, second) = sum.overflowing_add(u64::from(carry));
        (sum, first | second)
    }

    #[inline(always)]
    fn borrowing(self, other: Self, borrow: bool) -> (Self, bool) {
        let (difference, first) = self.overflowing_sub(other);
        let (difference, second) = difference.overflowing_sub(u64::from(borrow));
        (difference, first | second)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn carries_run_through() {
        let one = Limbs::<3>::power_of_two(0);
        let top = Limbs::<3>::ZERO.minus(one);
        assert_eq!(top.big(), (BigUint::from(1_u8) << 192_u32) - 1_u8);
        assert_eq!(top.plus(one), Limbs::ZERO);
        assert_eq!(Limbs::<2>::power_of_two(64).minus(Limbs::power_of_two(0)).big(), BigUint::from(u64::MAX));
        assert_eq!(Limbs::<2>::power_of_two(128), Limbs::ZERO);
    }
}
