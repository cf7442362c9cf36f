//! Ctrl-C as a wish to stop soon with what there is; a second one stops at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// How a program ends that was stopped by Ctrl-C, as shells know it.
pub const STOPPED: u8 = 130;

/// Whether Ctrl-C was pressed.
#[derive(Clone, Debug)]
pub struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Listens from now on.
    pub fn listen() -> Self {
        let pressed = Arc::new(AtomicBool::new(false));
        let flag = Arc::clone(&pressed);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        std::thread::spawn(move || {
            let Ok(runtime) = runtime else { return };
            runtime.block_on(async {
                while tokio::signal::ctrl_c().await.is_ok() {
                    if flag.swap(true, Ordering::Relaxed) {
                        std::process::exit(i32::from(STOPPED));
                    }
                }
            });
        });
        Self(pressed)
    }

    /// Whether to stop.
    pub fn pressed(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
