//! Clock jumps around the close: no poll closes early, none takes a ballot late, and none opens again.

use jiff::SignedDuration;
use tests::{TestApp, on_both};
use uuid::Uuid;

on_both!(a_clock_that_went_back_opens_nothing_again, a_clock_that_jumps_ahead_closes_what_is_over, what_was_cast_outlives_a_restart);

/// Reliability 6.5. Seen to fail: without `clock.guard` in `startup::open`.
async fn a_clock_that_went_back_opens_nothing_again(app: TestApp) {
    let poll = app.poll().open().await;
    let late = app.poll().titled("Open for long").closes(None).open().await;
    let voters = app.residents(3).await;
    poll.vote_all(&app, &voters[..2], 0).await;
    poll.closes_by_the_clock(&app).await;
    app.clock.remember(&app.parvis.database).await.unwrap();
    for back in [SignedDuration::from_secs(30), SignedDuration::from_hours(48)] {
        let before = poll.closes.unwrap() - back;
        let app = app.another_at(before).await;
        let choice = [late.option(0)];
        assert!(late.cast(&app, &voters[0], Uuid::new_v4(), &choice).await.is_err(), "no ballot is taken by a clock that went back");
        assert!(poll.cast(&app, &voters[2], Uuid::new_v4(), &[poll.option(0)]).await.is_err(), "a sealed poll stays closed");
        app.visitor().get("/health/ready").await.expect(503);
        app.visitor().get(&poll.path()).await.expect(200);
        app.clock.set(poll.closes.unwrap() + SignedDuration::from_secs(1));
        late.cast(&app, &voters[0], Uuid::new_v4(), &choice).await.unwrap();
        app.visitor().get("/health/ready").await.expect(200);
        app.counts_right().await;
    }
}

async fn a_clock_that_jumps_ahead_closes_what_is_over(app: TestApp) {
    let poll = app.poll().open().await;
    let voters = app.residents(2).await;
    poll.vote_all(&app, &voters[..1], 0).await;
    app.until(poll.closes.unwrap() + SignedDuration::from_hours(48)).await;
    assert!(poll.cast(&app, &voters[1], Uuid::new_v4(), &[poll.option(0)]).await.is_err());
    assert_eq!(app.number("SELECT COUNT(*) FROM ballots").await, 1);
    // Set right again while it runs: what is sealed stays sealed.
    app.until(poll.opens + SignedDuration::from_hours(1)).await;
    assert!(poll.cast(&app, &voters[1], Uuid::new_v4(), &[poll.option(0)]).await.is_err());
    assert_eq!(app.number("SELECT COUNT(*) FROM polls WHERE sealed_at IS NOT NULL").await, 1);
    app.counts_right().await;
}

async fn what_was_cast_outlives_a_restart(app: TestApp) {
    let poll = app.poll().open().await;
    let ana = app.resident("ana").await.caller(&app).await;
    let key = Uuid::new_v4();
    let receipt = poll.cast(&app, &ana, key, &[poll.option(0)]).await.unwrap();
    let later = app.clock.now() + SignedDuration::from_mins(5);
    let app = app.restart_at(later).await;
    let again = poll.cast(&app, &ana, key, &[poll.option(0)]).await.unwrap();
    assert_eq!(again.code, receipt.code);
    app.counts_right().await;
}
