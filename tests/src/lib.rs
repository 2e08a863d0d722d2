//! The harness: the same Parvis as in production on a port of its own, people who visit it with a browser, and the two
//! databases. What is tested stands in `tests/`, one file for each subject.
//!
//! A test is a function that takes a running [`TestApp`]; [`on_both!`] makes one test of it for each database.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

pub mod app;
pub mod database;
pub mod page;
pub mod people;
pub mod postgres;
pub mod process;
pub mod proxy;
pub mod scenario;
pub mod site;
pub mod token;
pub mod trustees;

pub use app::TestApp;
pub use database::Backend;
pub use page::Page;
pub use people::Person;
pub use process::Process;
pub use proxy::Proxy;
pub use scenario::Poll;
pub use site::Site;

use std::future::Future;
use std::sync::{PoisonError, RwLock};

/// Held shared by tests that run beside others, alone by those that cannot.
static PROCESS: RwLock<()> = RwLock::new(());

/// Runs a test with a fresh Parvis on a fresh database. Without PostgreSQL its half is skipped with a printed reason;
/// where `CI` is set it fails instead.
///
/// # Panics
/// When the test fails.
pub fn run<F, T>(backend: Backend, test: F)
where
    F: FnOnce(TestApp) -> T,
    T: Future<Output = ()>,
{
    if skipped(backend) {
        return;
    }
    let _together = PROCESS.read().unwrap_or_else(PoisonError::into_inner);
    in_runtime(backend, test);
}

/// As [`run`], while no other test runs: for what belongs to the whole process, such as failpoints.
///
/// # Panics
/// When the test fails.
pub fn run_alone<F, T>(backend: Backend, test: F)
where
    F: FnOnce(TestApp) -> T,
    T: Future<Output = ()>,
{
    if skipped(backend) {
        return;
    }
    let _alone = PROCESS.write().unwrap_or_else(PoisonError::into_inner);
    in_runtime(backend, test);
}

fn skipped(backend: Backend) -> bool {
    let Some(reason) = backend.is_missing() else { return false };
    assert!(std::env::var_os("CI").is_none(), "{reason}");
    println!("skipped: {reason}");
    true
}

fn in_runtime<F, T>(backend: Backend, test: F)
where
    F: FnOnce(TestApp) -> T,
    T: Future<Output = ()>,
{
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let app = TestApp::start(backend).await;
        test(app).await;
    });
    runtime.shutdown_background();
}

/// Makes two tests of each function: one on SQLite, one on PostgreSQL. With `alone;` in front, none of them runs beside
/// another test.
#[macro_export]
macro_rules! on_both {
    (alone; $($name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[test] fn $name() { $crate::run_alone($crate::Backend::Sqlite, super::$name); })+
        }
        mod postgres {
            $(#[test] fn $name() { $crate::run_alone($crate::Backend::Postgres, super::$name); })+
        }
    };
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[test] fn $name() { $crate::run($crate::Backend::Sqlite, super::$name); })+
        }
        mod postgres {
            $(#[test] fn $name() { $crate::run($crate::Backend::Postgres, super::$name); })+
        }
    };
}
