//! Signing in by link and by code: against mail scanners, other browsers, second uses, the clock, guessing, and those
//! who would like to know who has an account.

use jiff::SignedDuration;
use reqwest::Method;
use tests::{Page, Person, TestApp, on_both};

on_both!(
    a_link_leads_back_to_the_act_that_was_left,
    looking_at_a_link_does_not_use_it,
    a_link_works_in_the_browser_that_asked_and_nowhere_else,
    a_link_works_once,
    a_link_and_its_code_run_out_after_ten_minutes,
    a_code_works_where_it_was_asked_for_and_once,
    five_wrong_codes_end_the_request,
    nobody_learns_whether_an_address_has_an_account,
    nobody_is_led_to_another_site,
    of_two_who_press_the_button_at_once_one_signs_in,
    signing_out_everywhere_ends_every_session,
    the_first_account_is_made_once,
);

const ANA: &str = "ana@residents.example";

async fn asks(person: &Person, email: &str) -> Page {
    person.post("/en/sign-in", &[("email", email)]).await.expect(303)
}

async fn is_signed_in(person: &Person) -> bool {
    person.get("/en/me").await.status == 200
}

async fn a_link_leads_back_to_the_act_that_was_left(app: TestApp) {
    let poll = app.poll().open().await;
    let ana = app.visitor();
    let turned_away = ana.post(&poll.path(), &[("step", "review")]).await.expect(303);
    let form = ana.get(turned_away.location()).await.expect(200);
    let next = form.form_field("next").expect("where to come back to");
    assert_eq!(next, poll.path());
    ana.post("/en/sign-in", &[("email", ANA), ("next", &next)]).await.expect(303);
    let link = app.next_mail(ANA).await.link("/sign-in/link/");
    let entered = ana.post(&link, &[]).await.expect(303);
    assert_eq!(entered.location(), poll.path());
    assert!(ana.get(&poll.path()).await.expect(200).has("input[name=step], button[name=step]"));
}

/// Seen to fail: with `sign_in::look` consuming what it finds.
async fn looking_at_a_link_does_not_use_it(app: TestApp) {
    let ana = app.visitor();
    asks(&ana, ANA).await;
    let link = app.next_mail(ANA).await.link("/sign-in/link/");
    let scanner = app.visitor();
    for _ in 0..2 {
        for visitor in [&scanner, &ana] {
            visitor.get(&link).await.expect(200);
            assert_eq!(visitor.send(Method::HEAD, &link, &[], None).await.status, 200);
        }
        // Some scanners press buttons too.
        scanner.post(&link, &[]).await.expect(200);
    }
    ana.post(&link, &[]).await.expect(303);
    assert!(is_signed_in(&ana).await && !is_signed_in(&scanner).await);
}

/// Seen to fail: with `sign_in::same_browser` always true.
async fn a_link_works_in_the_browser_that_asked_and_nowhere_else(app: TestApp) {
    let (ana, eve) = (app.visitor(), app.visitor());
    asks(&ana, ANA).await;
    let link = app.next_mail(ANA).await.link("/sign-in/link/");
    asks(&eve, "eve@residents.example").await;
    let page = eve.get(&link).await.expect(200);
    assert!(!page.has(&format!("form[action='{link}']")), "no button elsewhere");
    eve.post(&link, &[]).await.expect(200);
    assert!(!is_signed_in(&eve).await);
    ana.post(&link, &[]).await.expect(303);
    assert!(is_signed_in(&ana).await);
}

/// Seen to fail: without `used_at IS NULL` in `sign_ins::consume`.
async fn a_link_works_once(app: TestApp) {
    let ana = app.visitor();
    asks(&ana, ANA).await;
    let letter = app.next_mail(ANA).await;
    let browser = ana.get("/en/sign-in/sent").await.expect(200);
    assert!(browser.text().contains(ANA));
    let link = letter.link("/sign-in/link/");
    ana.post(&link, &[]).await.expect(303);
    let again = ana.post(&link, &[]).await.expect(200);
    assert!(!again.has(&format!("form[action='{link}']")));
    assert_eq!(app.number("SELECT COUNT(*) FROM sessions").await, 1);
    let late = app.visitor();
    late.post("/en/sign-in/sent", &[("code", &letter.code())]).await.expect(422);
    ana.post("/en/sign-in/sent", &[("code", &letter.code())]).await.expect(422);
    assert_eq!(app.number("SELECT COUNT(*) FROM sessions").await, 1);
}

/// Seen to fail: without the comparison of `expires_at` in `sign_in::look` and `sign_ins::consume`.
async fn a_link_and_its_code_run_out_after_ten_minutes(app: TestApp) {
    let (early, late) = (app.visitor(), app.visitor());
    for (person, email) in [(&early, "early@residents.example"), (&late, "late@residents.example")] {
        asks(person, email).await;
    }
    let (soon, too_late) = (app.next_mail("early@residents.example").await, app.next_mail("late@residents.example").await);
    app.clock.advance(SignedDuration::from_secs(599));
    early.post(&soon.link("/sign-in/link/"), &[]).await.expect(303);
    app.clock.advance(SignedDuration::from_secs(1));
    late.post(&too_late.link("/sign-in/link/"), &[]).await.expect(200);
    late.post("/en/sign-in/sent", &[("code", &too_late.code())]).await.expect(422);
    assert!(is_signed_in(&early).await && !is_signed_in(&late).await);
}

async fn a_code_works_where_it_was_asked_for_and_once(app: TestApp) {
    let (ana, eve) = (app.visitor(), app.visitor());
    asks(&ana, ANA).await;
    let code = app.next_mail(ANA).await.code();
    eve.post("/en/sign-in/sent", &[("code", &code)]).await.expect(422);
    asks(&eve, "eve@residents.example").await;
    eve.post("/en/sign-in/sent", &[("code", &code)]).await.expect(422);
    let typed = code.to_lowercase().replace('-', " ");
    ana.post("/en/sign-in/sent", &[("code", &typed)]).await.expect(303);
    assert!(is_signed_in(&ana).await && !is_signed_in(&eve).await);
}

/// Seen to fail: with 100 instead of `ATTEMPTS`.
async fn five_wrong_codes_end_the_request(app: TestApp) {
    let ana = app.visitor();
    asks(&ana, ANA).await;
    let letter = app.next_mail(ANA).await;
    for _ in 0..5 {
        ana.post("/en/sign-in/sent", &[("code", "AAAA-AAAA")]).await.expect(422);
    }
    ana.post("/en/sign-in/sent", &[("code", &letter.code())]).await.expect(422);
    ana.post(&letter.link("/sign-in/link/"), &[]).await.expect(200);
    assert!(!is_signed_in(&ana).await);
}

/// What can be seen from outside, with the address itself and what is random taken out.
fn seen(answer: &Page, email: &str) -> (u16, String, Vec<String>, String) {
    let plain = |text: &str| text.replace(email, "ADDRESS").replace(&email.replace('@', "%40"), "ADDRESS");
    let cookies = answer.cookies().iter().map(|cookie| cookie.split('=').next().unwrap_or_default().to_owned()).collect();
    (answer.status, plain(answer.location()), cookies, plain(&answer.body))
}

/// Seen to fail: with a shortcut in `sign_in::request` for addresses without an account.
async fn nobody_learns_whether_an_address_has_an_account(app: TestApp) {
    let known = app.resident("known").await;
    let mut answers = Vec::new();
    for email in [known.email.as_str(), "unknown@residents.example"] {
        let person = app.visitor();
        let before = (app.number("SELECT COUNT(*) FROM outbox").await, app.number("SELECT COUNT(*) FROM sign_in_requests").await);
        let asked = asks(&person, email).await;
        let after = (app.number("SELECT COUNT(*) FROM outbox").await, app.number("SELECT COUNT(*) FROM sign_in_requests").await);
        assert_eq!(after, (before.0 + 1, before.1 + 1), "{email}");
        let page = person.get(asked.location()).await;
        let wrong = person.post("/en/sign-in/sent", &[("code", "AAAA-AAAA")]).await;
        answers.push([seen(&asked, email), seen(&page, email), seen(&wrong, email)]);
    }
    assert_eq!(answers[0], answers[1]);
    let subjects: Vec<String> = app.all_mails().await.into_iter().map(|mail| mail.subject).collect();
    assert_eq!(subjects.len(), 2);
    assert_eq!(subjects[0], subjects[1]);
}

/// Seen to fail: with `local_path` giving back whatever it gets.
async fn nobody_is_led_to_another_site(app: TestApp) {
    for next in [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "evil",
        "/\n/evil.example",
        "/\t/evil.example",
    ] {
        let ana = app.visitor();
        let query: String = next.bytes().map(|byte| format!("%{byte:02X}")).collect();
        let form = ana.get(&format!("/en/sign-in?next={query}")).await.expect(200);
        assert!(form.form_field("next").is_none_or(|next| next.starts_with('/') && !next[1..].starts_with(['/', '\\'])), "{next:?}");
        ana.post("/en/sign-in", &[("email", ANA), ("next", next)]).await.expect(303);
        let link = app.next_mail(ANA).await.link("/sign-in/link/");
        let entered = ana.post(&link, &[]).await.expect(303);
        assert_eq!(entered.location(), "/en/me", "{next:?}");
        // Mails to one address are counted; time passes.
        app.clock.advance(SignedDuration::from_hours(25));
    }
}

/// Seen to fail: with `sign_ins::consume` reading first and writing without a condition.
async fn of_two_who_press_the_button_at_once_one_signs_in(app: TestApp) {
    for _ in 0..5 {
        let ana = app.visitor();
        asks(&ana, ANA).await;
        let letter = app.next_mail(ANA).await;
        let (link, code) = (letter.link("/sign-in/link/"), letter.code());
        let fields = [("code", code.as_str())];
        let presses = (0..5).map(|_| ana.post(&link, &[]));
        let codes = (0..5).map(|_| ana.post("/en/sign-in/sent", &fields));
        let (pressed, typed) = futures_util::join!(futures_util::future::join_all(presses), futures_util::future::join_all(codes));
        let entered = pressed.iter().chain(&typed).filter(|answer| answer.status == 303).count();
        assert_eq!(entered, 1, "{:?}", pressed.iter().chain(&typed).map(|answer| answer.status).collect::<Vec<_>>());
        app.clock.advance(SignedDuration::from_hours(25));
    }
    assert_eq!(app.number("SELECT COUNT(*) FROM persons").await, 1);
}

async fn signing_out_everywhere_ends_every_session(app: TestApp) {
    let (mut here, mut there) = (app.visitor(), app.visitor());
    here.sign_in(&app, ANA).await.expect(200);
    there.sign_in(&app, ANA).await.expect(200);
    assert!(is_signed_in(&here).await && is_signed_in(&there).await);
    here.post("/en/me/sign-out-everywhere", &[]).await.expect(303);
    assert!(!is_signed_in(&here).await && !is_signed_in(&there).await);
}

/// The link of the first run is printed in the log; here its hash is put where `first_run` puts it.
async fn the_first_account_is_made_once(app: TestApp) {
    let hash = server::keys::fingerprint(b"token").iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    app.tamper(&format!("UPDATE settings SET value = '{hash}' WHERE name = 'first-run'")).await;
    let (first, second) = (app.visitor(), app.visitor());
    first.get("/en/first-run/other").await.expect(404);
    assert!(first.get("/en/first-run/token").await.expect(200).has("form[method=post]"));
    first.post("/en/first-run/token", &[("email", "")]).await.expect(422);
    let (one, other) = futures_util::join!(
        first.post("/en/first-run/token", &[("email", "one@mission.example")]),
        second.post("/en/first-run/token", &[("email", "other@mission.example")])
    );
    let mut answers = [one.status, other.status];
    answers.sort_unstable();
    assert_eq!(answers, [303, 404]);
    assert_eq!(app.number("SELECT COUNT(*) FROM persons WHERE staff").await, 1);
    app.visitor().get("/en/first-run/token").await.expect(404);
}
