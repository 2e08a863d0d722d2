use super::{Content, Options, Place, Summary, content, fill};
use crate::clock::Clock;
use crate::engage::recompute;
use crate::keys::Keys;
use jiff::Timestamp;
use sea_orm::FromQueryResult;
use store::{Database, sql};

const NOW: &str = "2026-05-12T08:30:00Z";

struct Loaded {
    database: Database,
    summary: Summary,
    _folder: tempfile::TempDir,
}

async fn loaded(residents: u64, seed: u64) -> Loaded {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join("demo.sqlite").display());
    let database = Database::open(&store::Options { url, readers: 2 }).await.unwrap();
    let clock = Clock::manual(NOW.parse::<Timestamp>().unwrap());
    let keys = Keys::parse(&"5a".repeat(32)).unwrap();
    let place = Place { database: &database, clock: &clock, keys: &keys, public_url: "https://parvis.example" };
    let summary = fill(place, &Options { residents, seed }, &|_| ()).await.unwrap();
    assert!(fill(place, &Options { residents, seed }, &|_| ()).await.is_err(), "a second load must be refused");
    Loaded { database, summary, _folder: folder }
}

async fn number(database: &Database, query: &str) -> i64 {
    #[derive(FromQueryResult)]
    struct Row {
        number: i64,
    }
    sql::one::<Row>(database.read(), query, vec![]).await.unwrap().unwrap().number
}

async fn texts(database: &Database, query: &str) -> Vec<String> {
    #[derive(FromQueryResult)]
    struct Row {
        text: String,
    }
    sql::all::<Row>(database.read(), query, vec![]).await.unwrap().into_iter().map(|row| row.text).collect()
}

/// What shows of a demonstration, as lines.
async fn picture(database: &Database) -> Vec<String> {
    let mut picture = Vec::new();
    for query in [
        "SELECT tally AS text FROM tallies ORDER BY poll_id",
        "SELECT city_id || ' ' || channel || ' ' || day || ' ' || COUNT(*) AS text FROM participation_events GROUP BY city_id, channel, day ORDER BY 1",
        "SELECT title || answer AS text FROM consultation_texts ORDER BY consultation_id, language",
        "SELECT id || ' ' || COALESCE(preparedness, '-') || COALESCE(preparedness_on, '-') AS text FROM cities ORDER BY id",
        "SELECT poll_id || ' ' || voters || channel AS text FROM turnout_counters ORDER BY 1",
    ] {
        picture.extend(texts(database, query).await);
    }
    picture
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_seed_gives_the_same_demonstration() {
    let (one, two, other) = (loaded(600, 7).await, loaded(600, 7).await, loaded(600, 8).await);
    assert_eq!(Summary { seconds: 0.0, ..one.summary }, Summary { seconds: 0.0, ..two.summary });
    let pictures = (picture(&one.database).await, picture(&two.database).await);
    assert_eq!(pictures.0, pictures.1);
    assert_ne!(pictures.0, picture(&other.database).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_adds_up() {
    let loaded = loaded(3_000, 2030).await;
    let database = &loaded.database;
    assert_eq!(content(database).await.unwrap(), Content::Demonstration);
    let check = recompute::check(database).await.unwrap();
    assert_eq!(check.differences, Vec::<String>::new());
    assert_eq!(check.events, loaded.summary.events);
    assert!(loaded.summary.events > loaded.summary.residents * 3 / 2, "{:?}", loaded.summary);
    assert_eq!(loaded.summary.cities, 112);
    for nothing in [
        // Days: none in the future, none outside the window of its poll (in days of UTC, which no zone is far from).
        "SELECT COUNT(*) AS number FROM participation_events WHERE day > '2026-05-12'",
        "SELECT COUNT(*) AS number FROM participation_events JOIN polls ON polls.id = activity_id
            WHERE day < date(opens_at / 1000, 'unixepoch') OR day > COALESCE(date(closes_at / 1000, 'unixepoch'), day)",
        "SELECT COUNT(*) AS number FROM persons WHERE joined_on > '2026-05-12'",
        // Moments of what has happened.
        "SELECT COUNT(*) AS number FROM polls WHERE MAX(COALESCE(published_at, 0), COALESCE(sealed_at, 0), COALESCE(results_at, 0), created_at) > 1778574600000",
        "SELECT COUNT(*) AS number FROM consultations WHERE MAX(COALESCE(published_at, 0), COALESCE(answered_at, 0), created_at) > 1778574600000",
        "SELECT COUNT(*) AS number FROM poll_decisions WHERE decided_at > 1778574600000",
        "SELECT COUNT(*) AS number FROM corrections WHERE made_at > 1778574600000",
        "SELECT COUNT(*) AS number FROM cities WHERE preparedness_on > '2026-05-12'",
        // The order of a poll's life.
        "SELECT COUNT(*) AS number FROM polls WHERE published_at >= opens_at OR sealed_at < closes_at OR results_at <= sealed_at",
        "SELECT COUNT(*) AS number FROM polls JOIN poll_decisions ON poll_id = polls.id WHERE decided_at < published_at",
        "SELECT COUNT(*) AS number FROM polls JOIN consultations ON consultations.id = consultation_id WHERE polls.published_at < consultations.published_at",
        "SELECT COUNT(*) AS number FROM polls JOIN consultations ON consultations.id = consultation_id WHERE answered_at <= COALESCE(results_at, answered_at)",
        // Secrets exist exactly while a published poll is not sealed; open ballots only then.
        "SELECT COUNT(*) AS number FROM polls WHERE (published_at IS NOT NULL AND sealed_at IS NULL) <> (id IN (SELECT poll_id FROM poll_secrets))",
        "SELECT COUNT(*) AS number FROM open_ballots JOIN polls ON polls.id = poll_id WHERE sealed_at IS NOT NULL",
        "SELECT COUNT(*) AS number FROM polls WHERE (sealed_at IS NULL) <> (id NOT IN (SELECT poll_id FROM tallies))",
        // Whoever votes in a poll for residents has declared residence.
        "SELECT COUNT(*) AS number FROM turnout JOIN polls ON polls.id = poll_id WHERE eligibility = 'declared-residents'
            AND NOT EXISTS (SELECT 1 FROM residence_declarations r WHERE r.city_id = turnout.city_id AND r.person_id = turnout.person_id)",
        // Whoever may vote by a roll is on one, and has no way around it.
        "SELECT COUNT(*) AS number FROM polls WHERE (eligibility = 'electoral-roll') <> (roll > 0)",
        "SELECT COUNT(*) AS number FROM turnout JOIN polls ON polls.id = poll_id WHERE eligibility = 'electoral-roll'",
        // No text with a hole in it.
        "SELECT COUNT(*) AS number FROM consultation_texts WHERE title || summary || body || answer LIKE '%{%'",
        "SELECT COUNT(*) AS number FROM consultation_texts WHERE answer LIKE '%“”%' OR answer LIKE '%«\u{a0}\u{a0}»%'",
    ] {
        assert_eq!(number(database, nothing).await, 0, "{nothing}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_city_shows_every_state() {
    let loaded = loaded(1_500, 2030).await;
    for state in [
        "published_at IS NOT NULL AND sealed_at IS NULL AND opens_at <= 1778574600000",
        "published_at IS NOT NULL AND opens_at > 1778574600000",
        "sealed_at IS NOT NULL AND results_at IS NULL",
        "results_at IS NOT NULL",
        "consultation_id IN (SELECT id FROM consultations WHERE answered_at IS NOT NULL)",
    ] {
        let cities = number(&loaded.database, &format!("SELECT COUNT(DISTINCT city_id) AS number FROM polls WHERE {state}")).await;
        assert_eq!(cities, 112, "{state}");
    }
    for one in [
        "SELECT COUNT(*) AS number FROM poll_decisions WHERE decision = 'closed-early'",
        "SELECT COUNT(DISTINCT poll_id) AS number FROM corrections",
        "SELECT COUNT(*) AS number FROM polls WHERE eligibility = 'electoral-roll' AND roll = 244 AND opens_at > 1778574600000",
        "SELECT COUNT(*) AS number FROM consultations WHERE published_at IS NULL",
        "SELECT COUNT(*) AS number FROM persons WHERE staff",
    ] {
        assert_eq!(number(&loaded.database, one).await, 1, "{one}");
    }
    assert!(number(&loaded.database, "SELECT COUNT(*) AS number FROM poll_decisions WHERE decision = 'extended'").await > 3);
    assert_eq!(number(&loaded.database, "SELECT COUNT(*) AS number FROM cities WHERE preparedness IS NULL").await, 12);
}

mod library {
    use crate::demo::texts::{Both, Theme};
    use crate::demo::themes::THEMES;

    fn all(theme: &Theme) -> Vec<(&Both, usize)> {
        let mut texts = vec![(&theme.title, 150), (&theme.summary, 500), (&theme.body, 20_000), (&theme.answer, 20_000)];
        for poll in theme.polls {
            texts.extend([(&poll.title, 150), (&poll.intro, 20_000)]);
            for ask in poll.questions {
                texts.extend([(&ask.text, 300), (&ask.help, 1_000)]);
                texts.extend(ask.options.iter().flat_map(|option| [(&option.label, 200), (&option.description, 1_000)]));
            }
        }
        texts
    }

    #[test]
    fn both_languages_say_as_much_and_fit() {
        for (text, most) in THEMES.iter().flat_map(|theme| all(theme)) {
            assert_eq!(text.en.is_empty(), text.fr.is_empty(), "{}", text.en);
            assert!(text.en.chars().count() <= most && text.fr.chars().count() <= most, "{}", text.en);
            assert!(!text.fr.contains(" ?") && !text.fr.contains(" :") && !text.fr.contains('\''), "{}", text.fr);
            assert_eq!(text.en.contains("{winner}"), text.fr.contains("{winner}"), "{}", text.en);
        }
    }

    #[test]
    fn questions_can_be_answered() {
        for theme in THEMES {
            assert!(!theme.polls.is_empty() && theme.polls.len() <= 2, "{}", theme.slug);
            for ask in theme.polls.iter().flat_map(|poll| poll.questions) {
                assert!((2..=7).contains(&ask.options.len()) && ask.method.fits(ask.options.len()), "{}", ask.text.en);
                let mut labels: Vec<_> = ask.options.iter().map(|option| option.label.fr).collect();
                assert!(ask.options.iter().all(|option| (option.cost > 0) == ask.budget.is_some()), "{}", ask.text.en);
                assert!(ask.options.iter().all(|option| ask.budget.is_none_or(|budget| option.cost <= budget)), "{}", ask.text.en);
                labels.sort_unstable();
                labels.dedup();
                assert_eq!(labels.len(), ask.options.len(), "{}", ask.text.fr);
            }
        }
    }
}

/// Seen to fail: with no sheets for the simulated ballots on paper, as it was.
#[tokio::test(flavor = "multi_thread")]
async fn every_published_file_passes_the_audit() {
    #[derive(FromQueryResult)]
    struct Part {
        poll_id: i64,
        bytes: Vec<u8>,
    }
    let loaded = loaded(1_500, 2030).await;
    let query = "SELECT poll_id, bytes FROM bundle_parts ORDER BY poll_id, part";
    let mut files = std::collections::BTreeMap::<i64, Vec<u8>>::new();
    for part in sql::all::<Part>(loaded.database.read(), query, vec![]).await.unwrap() {
        files.entry(part.poll_id).or_default().extend(part.bytes);
    }
    assert_eq!(files.len() as i64, number(&loaded.database, "SELECT COUNT(*) AS number FROM polls WHERE sealed_at IS NOT NULL").await);
    for (poll, file) in files {
        let input = std::io::BufReader::new(flate2::read::GzDecoder::new(file.as_slice()));
        let report = ledger::audit(input, &ledger::audit::Beside::default(), &mut |_| ());
        assert!(report.passed(), "poll {poll}\n{report}");
    }
}
