//! Windows: the opening moment is in, the closing moment is out.

use domain::consultation::{Window, WindowError, WindowState};

use crate::world::at;

#[test]
fn opens_inclusive_closes_exclusive() {
    let window = Window::new(at(100), Some(at(200))).unwrap();
    for (now, expected) in
        [(99, WindowState::Upcoming), (100, WindowState::Open), (199, WindowState::Open), (200, WindowState::Closed), (201, WindowState::Closed)]
    {
        assert_eq!(window.state(at(now)), expected, "{now}");
    }
}

#[test]
fn an_open_ended_window_never_closes() {
    let window = Window::new(at(100), None).unwrap();
    assert_eq!(window.state(at(99)), WindowState::Upcoming);
    assert_eq!(window.state(at(253_402_000_000)), WindowState::Open);
}

#[test]
fn a_window_that_is_never_open_does_not_exist() {
    for closes in [99, 100] {
        assert_eq!(Window::new(at(100), Some(at(closes))), Err(WindowError::ClosesBeforeOpening));
    }
    let stored = r#"{"opens":"2026-01-02T00:00:00Z","closes":"2026-01-01T00:00:00Z"}"#;
    assert!(serde_json::from_str::<Window>(stored).is_err());
}

#[test]
fn a_window_survives_storage() {
    for closes in [None, Some(at(200))] {
        let window = Window::new(at(100), closes).unwrap();
        let stored = serde_json::to_string(&window).unwrap();
        assert_eq!(serde_json::from_str::<Window>(&stored).unwrap(), window);
    }
}
