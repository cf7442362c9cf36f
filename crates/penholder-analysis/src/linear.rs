//! Small symmetric systems: solved, inverted, taken apart.
//!
//! Always: a matrix that is not positive definite is answered with nothing instead of numbers.
//! Not here: large sparse systems.

/// The solution of a positive definite system of K equations.
#[inline]
pub(crate) fn solve<const K: usize>(matrix: [[f64; K]; K], mut right: [f64; K]) -> Option<[f64; K]> {
    let lower = cholesky(&matrix)?;
    for row in 0..K {
        let sum: f64 = (0..row).map(|at| lower[row][at] * right[at]).sum();
        right[row] = (right[row] - sum) / lower[row][row];
    }
    Some(solve_upper(&lower, right))
}

/// The solution x of Lᵀ x = `right` for a lower triangle L.
#[inline]
pub(crate) fn solve_upper<const K: usize>(lower: &[[f64; K]; K], mut right: [f64; K]) -> [f64; K] {
    for row in (0..K).rev() {
        let sum: f64 = (row + 1..K).map(|at| lower[at][row] * right[at]).sum();
        right[row] = (right[row] - sum) / lower[row][row];
    }
    right
}

/// The lower triangle L of a positive definite matrix L Lᵀ.
#[inline]
pub(crate) fn cholesky<const K: usize>(matrix: &[[f64; K]; K]) -> Option<[[f64; K]; K]> {
    let mut lower = [[0.0; K]; K];
    for row in 0..K {
        for column in 0..=row {
            let sum: f64 = (0..column).map(|at| lower[row][at] * lower[column][at]).sum();
            let left = matrix[row][column] - sum;
            if row > column {
                lower[row][column] = left / lower[column][column];
            } else if left > 0.0 {
                lower[row][row] = left.sqrt();
            } else {
                return None;
            }
        }
    }
    Some(lower)
}

/// The eigenvalues of a symmetric matrix and the vectors to them as rows, the largest first (Jacobi 1846).
pub(crate) fn eigen<const K: usize>(mut matrix: [[f64; K]; K]) -> ([f64; K], [[f64; K]; K]) {
    let mut vectors = identity::<K>();
    for _ in 0..64 {
        let off: f64 =
            (0..K).flat_map(|row| (0..row).map(move |column| (row, column))).map(|(r, c)| matrix[r][c].powi(2)).sum();
        if off < 1e-300 {
            break;
        }
        for one in 0..K {
            for other in one + 1..K {
                if matrix[one][other] == 0.0 {
                    continue;
                }
                let ratio = (matrix[other][other] - matrix[one][one]) / (2.0 * matrix[one][other]);
                let tangent = ratio.signum() / (ratio.abs() + ratio.hypot(1.0));
                let cosine = 1.0 / tangent.hypot(1.0);
                let sine = tangent * cosine;
                for row in &mut matrix {
                    (row[one], row[other]) =
                        (cosine * row[one] - sine * row[other], sine * row[one] + cosine * row[other]);
                }
                for at in 0..K {
                    let (a, b) = (matrix[one][at], matrix[other][at]);
                    (matrix[one][at], matrix[other][at]) = (cosine * a - sine * b, sine * a + cosine * b);
                    let (a, b) = (vectors[one][at], vectors[other][at]);
                    (vectors[one][at], vectors[other][at]) = (cosine * a - sine * b, sine * a + cosine * b);
                }
            }
        }
    }
    let mut order: [usize; K] = std::array::from_fn(|at| at);
    order.sort_by(|a, b| matrix[*b][*b].total_cmp(&matrix[*a][*a]));
    (order.map(|at| matrix[at][at]), order.map(|at| vectors[at]))
}

/// A function of a symmetric matrix through its eigenvalues, which are taken as at least `least`.
pub(crate) fn through_eigen<const K: usize>(
    matrix: [[f64; K]; K],
    least: f64,
    f: impl Fn(f64) -> f64,
) -> [[f64; K]; K] {
    let (values, vectors) = eigen(matrix);
    let mut out = [[0.0; K]; K];
    for (value, vector) in values.iter().zip(&vectors) {
        let value = f(value.max(least));
        for row in 0..K {
            for column in 0..K {
                out[row][column] += value * vector[row] * vector[column];
            }
        }
    }
    out
}

pub(crate) fn identity<const K: usize>() -> [[f64; K]; K] {
    std::array::from_fn(|row| std::array::from_fn(|column| f64::from(u8::from(row == column))))
}

pub(crate) fn product<const K: usize>(a: &[[f64; K]; K], b: &[[f64; K]; K]) -> [[f64; K]; K] {
    std::array::from_fn(|row| std::array::from_fn(|column| (0..K).map(|at| a[row][at] * b[at][column]).sum()))
}

/// A matrix times a column.
pub(crate) fn times<const K: usize>(a: &[[f64; K]; K], x: &[f64; K]) -> [f64; K] {
    std::array::from_fn(|row| (0..K).map(|at| a[row][at] * x[at]).sum())
}

/// Solves a positive definite system of any size in place, of whose matrix the lower half is read and overwritten; false if it is
/// not positive definite.
pub(crate) fn solve_in_place(matrix: &mut [f64], right: &mut [f64]) -> bool {
    let size = right.len();
    for row in 0..size {
        for column in 0..=row {
            let mut left = matrix[row * size + column];
            for at in 0..column {
                left -= matrix[row * size + at] * matrix[column * size + at];
            }
            if row > column {
                matrix[row * size + column] = left / matrix[column * size + column];
            } else if left > 0.0 {
                matrix[row * size + row] = left.sqrt();
            } else {
                return false;
            }
        }
        for at in 0..row {
            right[row] -= matrix[row * size + at] * right[at];
        }
        right[row] /= matrix[row * size + row];
    }
    for row in (0..size).rev() {
        for at in row + 1..size {
            right[row] -= matrix[at * size + row] * right[at];
        }
        right[row] /= matrix[row * size + row];
    }
    true
}

/// The inverse of a positive definite matrix of `size` rows, in place; false if it is not positive definite.
pub(crate) fn invert(matrix: &mut [f64], size: usize) -> bool {
    // Gauss-Jordan with the pivots in order, which is stable where all are positive
    for pivot in 0..size {
        let inverse = matrix[pivot * size + pivot];
        if inverse.is_nan() || inverse <= 0.0 {
            return false;
        }
        let inverse = 1.0 / inverse;
        let mut own: Vec<f64> = matrix[pivot * size..][..size].iter().map(|value| value * inverse).collect();
        own[pivot] = inverse;
        for (row, values) in matrix.chunks_exact_mut(size).enumerate() {
            if row == pivot {
                continue;
            }
            let factor = std::mem::replace(&mut values[pivot], 0.0);
            for (value, own) in values.iter_mut().zip(&own) {
                *value -= factor * own;
            }
        }
        matrix[pivot * size..][..size].copy_from_slice(&own);
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn solved_inverted_and_taken_apart(parts in proptest::collection::vec(-2.0_f64..2.0, 12)) {
            let factor: [[f64; 3]; 3] = std::array::from_fn(|r| std::array::from_fn(|c| parts[3 * r + c]));
            let right = [parts[9], parts[10], parts[11]];
            let transposed = std::array::from_fn(|r| std::array::from_fn(|c| factor[c][r]));
            let mut matrix = product(&factor, &transposed);
            (0..3).for_each(|at| matrix[at][at] += 0.1);
            let found = solve(matrix, right).unwrap();
            let back = times(&matrix, &found);
            prop_assert!((0..3).all(|at| (back[at] - right[at]).abs() < 1e-7), "{back:?} {right:?}");
            let mut flat: Vec<f64> = matrix.iter().flatten().copied().collect();
            let (mut any_size, mut also_found) = (flat.clone(), right.to_vec());
            prop_assert!(solve_in_place(&mut any_size, &mut also_found));
            prop_assert!(found.iter().zip(&also_found).all(|(a, b)| (a - b).abs() < 1e-7));
            prop_assert!(invert(&mut flat, 3));
            for at in 0..3 {
                let value: f64 = (0..3).map(|column| flat[3 * at + column] * right[column]).sum();
                prop_assert!((value - found[at]).abs() < 1e-7);
            }
            let root = through_eigen(matrix, 0.0, f64::sqrt);
            let square = product(&root, &root);
            let lower = cholesky(&matrix).unwrap();
            for row in 0..3 {
                for column in 0..3 {
                    prop_assert!((square[row][column] - matrix[row][column]).abs() < 1e-9);
                    let of: f64 = (0..3).map(|at| lower[row][at] * lower[column][at]).sum();
                    prop_assert!((of - matrix[row][column]).abs() < 1e-9);
                }
            }
            let (values, _) = eigen(matrix);
            prop_assert!(values[0] >= values[1] && values[1] >= values[2]);
        }
    }

    #[test]
    fn what_is_not_positive_definite_is_told() {
        assert_eq!(solve([[1.0, 2.0], [2.0, 1.0]], [1.0, 1.0]), None);
        assert!(!solve_in_place(&mut [1.0, 2.0, 2.0, 1.0], &mut [1.0, 1.0]));
        assert!(!invert(&mut [1.0, 2.0, 2.0, 1.0], 2));
        assert!(!invert(&mut [f64::NAN], 1));
    }
}
