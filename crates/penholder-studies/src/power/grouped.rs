//! Seats that are alike in one line.

use super::Place;

/// Seats of one class that are alike in everything that is shown.
#[derive(Debug, PartialEq, Eq)]
pub struct Group {
    /// Their places in the list.
    pub members: Vec<usize>,
    /// What they are called together.
    pub says: String,
}

/// Puts places of one class into one group where `alike` holds between them, in the order of their first members.
pub fn grouped(places: &[Place], alike: impl Fn(usize, usize) -> bool) -> Vec<Group> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for at in 0..places.len() {
        let fits = |group: &&mut Vec<usize>| places[group[0]].class == places[at].class && alike(group[0], at);
        match groups.iter_mut().find(fits) {
            Some(group) => group.push(at),
            None => groups.push(vec![at]),
        }
    }
    groups.into_iter().map(|members| Group { says: says(places, &members), members }).collect()
}

fn says(places: &[Place], members: &[usize]) -> String {
    let first = &places[members[0]];
    let of_class = places.iter().filter(|place| place.class == first.class).count();
    let name = |at: &usize| places[*at].name.as_str();
    match members {
        [_] => first.name.clone(),
        all if all.len() == of_class => format!("{} {}, each", all.len(), first.plural),
        few if few.len() <= 3 => format!("{}, each", few.iter().map(name).collect::<Vec<_>>().join(", ")),
        [one, two, rest @ ..] => format!("{}, {} and {} more, each", name(one), name(two), rest.len()),
        [] => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_alike_stands_in_one_line() {
        let place = |name: &str, class: &str| Place {
            name: name.to_owned(),
            class: class.to_owned(),
            plural: format!("{class} members"),
        };
        let places: Vec<Place> = ["A", "B"]
            .map(|name| place(name, "old"))
            .into_iter()
            .chain(["C", "D", "E", "F", "G", "H"].map(|name| place(name, "new")))
            .collect();
        let check = |weights: [u8; 8], expected: &[&str]| {
            let groups = grouped(&places, |a, b| weights[a] == weights[b]);
            assert_eq!(groups.iter().map(|group| group.says.as_str()).collect::<Vec<_>>(), expected);
            assert_eq!(groups.iter().map(|group| group.members.len()).sum::<usize>(), 8);
        };
        check([1; 8], &["2 old members, each", "6 new members, each"]);
        check([1, 2, 3, 3, 3, 4, 4, 4], &["A", "B", "C, D, E, each", "F, G, H, each"]);
        check([1, 1, 3, 3, 3, 3, 4, 3], &["2 old members, each", "C, D and 3 more, each", "G"]);
        assert_eq!(grouped(&[], |_, _| true), []);
    }
}
