//! A rehearsal shows what results will look like, and leaves nothing behind.

use tests::app::CITY;
use tests::{TestApp, on_both};

on_both!(a_rehearsal_counts_voters_that_nobody_is);

async fn a_rehearsal_counts_voters_that_nobody_is(app: TestApp) {
    let draft = app.poll().approving(1, 2, &["Trees", "Benches", "Water"]).draft().await;
    let path = format!("/en/team/polls/{}/rehearsal", draft.id);
    let team = app.city_team(CITY).await;
    let page = team.get(&format!("{path}?voters=2000")).await.expect(200);
    assert_eq!(page.body.matches("2,000 ballots answered this question").count(), 2, "everybody answers both questions");
    assert!(page.text().contains("invented"));
    assert_eq!(
        team.get(&format!("{path}?voters=2000")).await.body.matches("Trams").count(),
        page.body.matches("Trams").count(),
        "the same draw, the same voters"
    );
    for nonsense in ["?voters=1000000000", "?voters=-1&draw=x", "?draw=1000000"] {
        assert!(team.get(&format!("{path}{nonsense}")).await.expect(200).text().contains("200 ballots"), "{nonsense}");
    }
    for table in ["turnout", "open_ballots", "ballots", "tallies", "participation_events"] {
        assert_eq!(app.number(&format!("SELECT COUNT(*) FROM {table}")).await, 0, "{table}");
    }
    let open = app.poll().open().await;
    assert_eq!(team.get(&format!("/en/team/polls/{}/rehearsal", open.id)).await.status, 303, "once people vote, nothing invented is shown");
}
