//! Demonstrations of the shipped scripts.

use penholder_chamber::View;
use penholder_chamber::demo::Demo;
use penholder_scripts::SHIPPED;

#[test]
fn every_shipped_script_can_be_shown_step_by_step() {
    for (name, _) in SHIPPED {
        let mut demo = Demo::new(name).unwrap();
        assert!(demo.steps() > 3, "{name}");
        let mut seen = Vec::new();
        for step in 0..=demo.steps() {
            demo.go(step).unwrap();
            seen.push(serde_json::to_string(&demo.scene(&View::Public)).unwrap());
        }
        let told = demo.told(&View::Secretariat).len();
        assert!(told >= demo.told(&View::Public).len(), "{name}");
        demo.go(2).unwrap();
        assert_eq!(serde_json::to_string(&demo.scene(&View::Public)).unwrap(), seen[2], "{name}: back and again");
        demo.go(usize::MAX).unwrap();
        assert_eq!(demo.step(), demo.steps());
        assert_eq!(serde_json::to_string(&demo.scene(&View::Public)).unwrap(), seen[demo.steps()], "{name}");
    }
    assert!(Demo::new("nothing").is_err());
}

#[test]
fn a_demonstration_tells_its_refusals_and_notes() {
    let mut refused = 0;
    for (name, _) in SHIPPED {
        let mut demo = Demo::new(name).unwrap();
        for step in 0..=demo.steps() {
            demo.go(step).unwrap();
            refused += usize::from(demo.remarks().1.is_some());
        }
    }
    assert!(refused > 0);
}
