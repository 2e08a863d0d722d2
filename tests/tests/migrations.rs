//! The shape of the database: made step by step over data that is there, whole or not at all, once however many nodes
//! start; and exactly what the entities say.

use domain::ids::PollId;
use domain::voting::Method;
use sea_orm::sea_query::ColumnType;
use sea_orm::{ColumnTrait, ConnectOptions, ConnectionTrait, DatabaseConnection, EntityTrait, Iden, Iterable, Statement};
use sea_orm_migration::prelude::{DbErr, DeriveMigrationName, MigrationTrait, MigratorTrait, SchemaManager, async_trait};
use std::collections::{BTreeMap, BTreeSet};
use store::{Database, Options, entities};
use tests::{Backend, TestApp, on_both};

on_both!(every_step_keeps_what_is_there, a_step_that_fails_leaves_nothing_behind, nodes_that_start_together_migrate_once, entities_say_what_tables_are,);

async fn connect(url: &str) -> DatabaseConnection {
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    sea_orm::Database::connect(options).await.unwrap()
}

/// What stands in the tables that each migration makes, in the order in which rows need each other. A migration that
/// makes a table gets a row here; every later one runs with that row in place.
const ROWS: &[(&str, &str)] = &[
    (
        "cities",
        "INSERT INTO cities (id, slug, name, name_en, name_fr, country, boundary, latitude, longitude, population, population_year, population_source, population_language, population_to_be_replaced, time_zone, languages, search) VALUES (9001, 'sample', 'Sample', 'Sample', 'Échantillon', 'BE', 'municipality', 50.5, 4.5, 120000, 2026, 'A census', 'en', FALSE, 'Europe/Brussels', 'fr', 'sample')",
    ),
    ("contract_phases", "INSERT INTO contract_phases (city_id, phase, starts_on, approximate) VALUES (9001, 1, '2021-11-25', FALSE)"),
    (
        "persons",
        "INSERT INTO persons (id, pseudonym, email, email_key, language, joined_on, staff) VALUES (9001, 77, 'ana@residents.example', 'key', 'fr', '2027-03-01', TRUE)",
    ),
    ("memberships", "INSERT INTO memberships (city_id, person_id, role) VALUES (9001, 9001, 'moderator')"),
    (
        "invitations",
        "INSERT INTO invitations (email, city_id, role, invited_by, created_at, expires_at) VALUES ('ben@residents.example', 9001, 'moderator', 9001, 1, 2)",
    ),
    ("residence_declarations", "INSERT INTO residence_declarations (city_id, person_id, declared_on) VALUES (9001, 9001, '2027-03-01')"),
    ("mail_refusals", "INSERT INTO mail_refusals (email_key, kind) VALUES ('key', 'poll-closed')"),
    (
        "consultations",
        "INSERT INTO consultations (id, city_id, slug, phase, level, field, languages, created_at, search) VALUES (9001, 9001, 'trams', 3, 'involve', 'mobility-and-transport', 'en,fr', 1, 'trams')",
    ),
    (
        "consultation_texts",
        "INSERT INTO consultation_texts (consultation_id, language, title, summary, body, answer) VALUES (9001, 'en', 'Trams', 'Where?', 'Here', '')",
    ),
    (
        "polls",
        "INSERT INTO polls (id, consultation_id, city_id, eligibility, opens_at, closes_at, open_ended, created_at, published_at) VALUES (9001, 9001, 9001, 'any-account', 10, 20, FALSE, 1, 2)",
    ),
    ("poll_texts", "INSERT INTO poll_texts (poll_id, language, title, intro) VALUES (9001, 'en', 'Which line?', '')"),
    (
        "questions",
        "INSERT INTO questions (id, poll_id, position, method, min_choices, max_choices, optional, random_order) VALUES (9001, 9001, 0, 'approval', 1, 2, FALSE, TRUE)",
    ),
    ("question_texts", "INSERT INTO question_texts (question_id, language, text, help) VALUES (9001, 'en', 'Which?', '')"),
    ("options", "INSERT INTO options (id, question_id, position) VALUES (9001, 9001, 0)"),
    ("option_texts", "INSERT INTO option_texts (option_id, language, label, description) VALUES (9001, 'en', 'North', '')"),
    (
        "corrections",
        "INSERT INTO corrections (consultation_id, poll_id, subject, subject_id, language, text_before, text_after, reason, made_at) VALUES (9001, 9001, 'poll-title', 9001, 'en', 'a', 'b', 'A slip', 3)",
    ),
    ("poll_decisions", "INSERT INTO poll_decisions (poll_id, decision, reason, decided_at) VALUES (9001, 'published', '', 2)"),
    ("turnout", "INSERT INTO turnout (city_id, poll_id, person_id, channel) VALUES (9001, 9001, 9001, 'web')"),
    ("voting_tokens", "INSERT INTO voting_tokens (city_id, poll_id, person_id, blinded) VALUES (9001, 9001, 9001, 'x')"),
    ("turnout_counters", "INSERT INTO turnout_counters (city_id, poll_id, channel, voters) VALUES (9001, 9001, 'web', 1)"),
    ("ballots", "INSERT INTO ballots (city_id, poll_id, receipt, choices) VALUES (9001, 9001, 'ABCD', '[{\"question\":9001,\"choices\":[9001]}]')"),
    (
        "open_ballots",
        "INSERT INTO open_ballots (city_id, poll_id, pseudonym, receipt, choices) VALUES (9001, 9001, 'p', 'EFGH', '[{\"question\":9001,\"choices\":[9001]}]')",
    ),
    (
        "participation_events",
        "INSERT INTO participation_events (city_id, person, act, activity_id, sequence, phase, channel, day) VALUES (9001, 77, 'vote', 9001, 0, 3, 'web', '2027-03-01')",
    ),
    ("outbox", "INSERT INTO outbox (kind, recipient, payload, message_id, run_at, done_at) VALUES ('sign-in', 'ana@residents.example', '{}', '<a@b>', 1, 2)"),
    ("ballot_sheets", "INSERT INTO ballot_sheets (city_id, poll_id, mark, used) VALUES (9001, 9001, 'm', NULL)"),
    ("sheet_prints", "INSERT INTO sheet_prints (poll_id, sheets, printed_by, printed_at) VALUES (9001, 1, 9001, 3)"),
    (
        "entry_batches",
        "INSERT INTO entry_batches (id, city_id, poll_id, channel, name, pile, state, created_at) VALUES (9001, 9001, 9001, 'paper', 'Town hall', 1, 'first', 3)",
    ),
    ("entry_lines", "INSERT INTO entry_lines (batch_id, pass, code, spoiled, choices) VALUES (9001, 1, 'ABCD-EFGH', TRUE, '')"),
    (
        "witnessed_logs",
        "INSERT INTO witnessed_logs (origin, log_key, size, root, checkpoint, witnessed_at) VALUES ('other.example/polls/1', 'k', 20, 'r', 'c', 3)",
    ),
    ("log_cosignatures", "INSERT INTO log_cosignatures (city_id, poll_id, size, witness, line, signed_at) VALUES (9001, 9001, 1, 'w', 'l', 3)"),
    ("witness_submissions", "INSERT INTO witness_submissions (city_id, poll_id, witness, size, attempts, next_at) VALUES (9001, 9001, 'w', 1, 0, 3)"),
    ("roll_entries", "INSERT INTO roll_entries (city_id, poll_id, mark, used) VALUES (9001, 9001, 'm', 'voted')"),
    ("decryptions", "INSERT INTO decryptions (city_id, poll_id, trustee, shares) VALUES (9001, 9001, 0, '{}')"),
    ("closing_parts", "INSERT INTO closing_parts (city_id, poll_id, part, bytes) VALUES (9001, 9001, 0, 'b')"),
    ("ceremonies", "INSERT INTO ceremonies (city_id, poll_id, attempt, threshold) VALUES (9001, 9001, 0, 2)"),
    ("trustees", "INSERT INTO trustees (city_id, poll_id, place, name, email) VALUES (9001, 9001, 0, 'Zoé', 'zoe@trustees.example')"),
    ("ceremony_messages", "INSERT INTO ceremony_messages (city_id, poll_id, attempt, round, trustee, message) VALUES (9001, 9001, 0, 0, 0, '{}')"),
    ("audit_log", "INSERT INTO audit_log (actor_id, city_id, action, subject, detail, happened_at) VALUES (9001, 9001, 'poll.publish', 'poll:9001', '{}', 2)"),
];

/// A draft from before named questions had rules, beside the published poll.
const DRAFT: [&str; 2] = [
    "INSERT INTO polls (id, consultation_id, city_id, eligibility, opens_at, closes_at, open_ended, created_at) VALUES (9002, 9001, 9001, 'any-account', 10, 20, FALSE, 1)",
    "INSERT INTO questions (id, poll_id, position, method, min_choices, max_choices, optional, random_order) VALUES (9002, 9002, 0, 'approval', 1, 2, FALSE, TRUE)",
];

async fn every_step_keeps_what_is_there(app: TestApp) {
    let home = tempfile::tempdir().unwrap();
    let url = app.backend.empty(home.path()).await;
    let connection = connect(&url).await;
    let mut waiting = ROWS.to_vec();
    for _ in migrations::Migrator::migrations() {
        migrations::Migrator::up(&connection, Some(1)).await.unwrap();
        let there = tables(&connection, app.backend).await;
        let (now, later): (Vec<_>, Vec<_>) = waiting.into_iter().partition(|(table, _)| there.contains(*table));
        for (table, row) in now {
            connection.execute_unprepared(row).await.unwrap_or_else(|error| panic!("{table}: {error}"));
            if table == "option_texts" {
                for row in DRAFT {
                    connection.execute_unprepared(row).await.unwrap();
                }
            }
        }
        waiting = later;
    }
    assert!(waiting.is_empty(), "no migration makes {waiting:?}");
    connection.close().await.unwrap();
    // Started as after an upgrade: once, and once more.
    for _ in 0..2 {
        let database = Database::open(&Options { url: url.clone(), readers: 1 }).await.unwrap();
        server::engage::registry::open(&database).await.unwrap();
        for (table, _) in ROWS {
            let key = match *table {
                "cities" => "WHERE id = 9001",
                "contract_phases" => "WHERE city_id = 9001",
                "polls" | "questions" => "WHERE id = 9001",
                _ => "",
            };
            let sql = format!("SELECT COUNT(*) FROM {table} {key}");
            let row = database.read().query_one_raw(Statement::from_string(database.read().get_database_backend(), sql)).await.unwrap().unwrap();
            assert_eq!(row.try_get_by_index::<i64>(0).unwrap(), 1, "{table}");
        }
        let paper = store::polls::paper(database.read(), PollId(9001)).await.unwrap();
        let method = paper.questions.first().and_then(store::polls::PaperQuestion::method);
        assert_eq!(method, Some(Method::Approval { min: 1, max: 2 }), "what was asked stays asked");
        let asked = paper.questions.first().map(|question| (question.row.budget, question.options.iter().map(|(option, _)| option.cost).collect::<Vec<_>>()));
        assert_eq!(asked, Some((None, vec![None])), "what was no budget becomes none");
        assert_eq!(paper.questions.first().and_then(store::polls::PaperQuestion::decision).map(|decision| decision.lot), Some(false), "a tie stays a tie");
        let draft = store::polls::paper(database.read(), PollId(9002)).await.unwrap();
        assert_eq!(draft.questions.first().map(|question| question.row.rule.as_str()), Some("approval"));
        assert_eq!(draft.questions.first().and_then(store::polls::PaperQuestion::decision).map(|decision| decision.lot), Some(true), "a draft gets its lot");
        let polls = store::polls::by_id(database.read(), PollId(9001)).await.unwrap();
        let polls = polls.unwrap();
        assert!(!polls.offline_open, "nobody had opened the way for paper");
        assert_eq!(polls.secrecy, "confidential", "what was secret stays secret");
        assert!(polls.eligibility == "any-account" && polls.roll == 0, "who may vote stays, and nobody had a roll");
        assert_eq!(store::ballots::participants(database.read()).await.unwrap().get(&9001), Some(&1), "who had voted before is counted");
        database.close().await.unwrap();
    }
}

#[derive(DeriveMigrationName)]
struct Failing;

#[async_trait::async_trait]
impl MigrationTrait for Failing {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared("CREATE TABLE halves (id BIGINT)").await?;
        manager.get_connection().execute_unprepared("INSERT INTO nowhere VALUES (1)").await?;
        Ok(())
    }
}

struct WithAFailure;

#[async_trait::async_trait]
impl MigratorTrait for WithAFailure {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        migrations::Migrator::migrations().into_iter().chain([Box::new(Failing) as Box<dyn MigrationTrait>]).collect()
    }
}

/// Seen to fail on SQLite: with `use_transaction` left at its default.
async fn a_step_that_fails_leaves_nothing_behind(app: TestApp) {
    let home = tempfile::tempdir().unwrap();
    let url = app.backend.empty(home.path()).await;
    let connection = connect(&url).await;
    assert!(WithAFailure::up(&connection, None).await.is_err());
    let there = tables(&connection, app.backend).await;
    assert!(!there.contains("halves"), "half of a migration stayed");
    assert!(there.contains("outbox"), "the migrations before it are whole");
    migrations::Migrator::up(&connection, None).await.unwrap();
    for migration in migrations::Migrator::migrations() {
        assert_eq!(migration.use_transaction(), Some(true), "{}", migration.name());
    }
    connection.close().await.unwrap();
}

/// Seen to fail on both: without the locks in `store::database`.
async fn nodes_that_start_together_migrate_once(app: TestApp) {
    let home = tempfile::tempdir().unwrap();
    let url = app.backend.empty(home.path()).await;
    let options = Options { url, readers: 1 };
    let opened = futures_util::future::join_all((0..3).map(|_| Database::open(&options))).await;
    for database in opened {
        let database = database.unwrap();
        database.ping().await.unwrap();
        database.close().await.unwrap();
    }
}

async fn strings(connection: &DatabaseConnection, sql: &str) -> Vec<Vec<String>> {
    let rows = connection.query_all_raw(Statement::from_string(connection.get_database_backend(), sql)).await.unwrap();
    rows.iter().map(|row| (0..row.column_names().len()).map(|index| row.try_get_by_index::<String>(index).unwrap()).collect()).collect()
}

async fn tables(connection: &DatabaseConnection, backend: Backend) -> BTreeSet<String> {
    let sql = match backend {
        Backend::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
        Backend::Postgres => "SELECT CAST(table_name AS TEXT) FROM information_schema.tables WHERE table_schema = 'public'",
    };
    let all = strings(connection, sql).await.into_iter().flatten();
    all.filter(|name| name != "seaql_migrations").collect()
}

/// A column: its type, whether it may be empty, and whether it is part of the key.
type Shape = BTreeMap<String, (String, bool, bool)>;

async fn shape_of_table(connection: &DatabaseConnection, backend: Backend, table: &str) -> Shape {
    let sql = match backend {
        Backend::Sqlite => {
            format!("SELECT name, LOWER(type), CAST(\"notnull\" = 0 AND pk = 0 AS TEXT), CAST(pk > 0 AS TEXT) FROM pragma_table_info('{table}')")
        }
        Backend::Postgres => format!(
            "SELECT CAST(c.column_name AS TEXT), CAST(c.data_type AS TEXT), CASE c.is_nullable WHEN 'YES' THEN '1' ELSE '0' END,
                CASE WHEN EXISTS (SELECT 1 FROM information_schema.key_column_usage k JOIN information_schema.table_constraints t
                    ON t.constraint_name = k.constraint_name AND t.table_name = k.table_name
                    WHERE t.constraint_type = 'PRIMARY KEY' AND k.table_name = c.table_name AND k.column_name = c.column_name) THEN '1' ELSE '0' END
            FROM information_schema.columns c WHERE c.table_name = '{table}'"
        ),
    };
    let columns = strings(connection, &sql).await.into_iter();
    columns.map(|column| (column[0].clone(), (column[1].clone(), column[2] == "1", column[3] == "1"))).collect()
}

fn shape_of_entity<E: EntityTrait>(backend: Backend) -> Shape {
    let keys: BTreeSet<String> = E::PrimaryKey::iter().map(|key| key.to_string()).collect();
    let column = |column: E::Column| {
        let (name, definition) = (column.to_string(), column.def());
        let key = keys.contains(&name);
        let kind = match definition.get_column_type() {
            // Only an INTEGER numbers itself in SQLite; it has 64 bits all the same.
            ColumnType::BigInteger if backend == Backend::Sqlite && name == "id" => "integer",
            ColumnType::BigInteger => "bigint",
            ColumnType::Integer => "integer",
            ColumnType::SmallInteger => "smallint",
            ColumnType::Boolean => "boolean",
            ColumnType::Double if backend == Backend::Postgres => "double precision",
            ColumnType::Double => "double precision",
            ColumnType::String(_) | ColumnType::Text => "text",
            ColumnType::VarBinary(_) | ColumnType::Blob | ColumnType::Binary(_) if backend == Backend::Postgres => "bytea",
            ColumnType::VarBinary(_) | ColumnType::Blob | ColumnType::Binary(_) => "blob",
            other => panic!("{name}: {other:?}"),
        };
        (name, (kind.to_owned(), definition.is_null(), key))
    };
    E::Column::iter().map(column).collect()
}

/// Seen to fail: with a column more in `polls`.
async fn entities_say_what_tables_are(app: TestApp) {
    macro_rules! entities {
        ($($name:ident),+ $(,)?) => {
            vec![$((entities::$name::Entity.table_name().to_owned(), shape_of_entity::<entities::$name::Entity>(app.backend))),+]
        };
    }
    use sea_orm::EntityName;
    let said = entities!(
        api_token,
        audit_entry,
        ballot,
        ballot_replay,
        ballot_sheet,
        bundle_part,
        ceremony,
        ceremony_message,
        decryption,
        city,
        closing_part,
        consultation,
        consultation_counter,
        consultation_text,
        contract_phase,
        correction,
        entry_batch,
        entry_line,
        idempotent_answer,
        invitation,
        log_checkpoint,
        log_cosignature,
        log_entry,
        log_pending,
        log_tile,
        mail_refusal,
        membership,
        open_ballot,
        option,
        option_text,
        outbox,
        participation_event,
        person,
        person_quarter,
        poll,
        poll_decision,
        poll_log,
        poll_secret,
        poll_text,
        question,
        question_text,
        residence_declaration,
        roll_entry,
        rollup,
        session,
        setting,
        sheet_print,
        sign_in_request,
        superseded_ballot,
        tally,
        trustee,
        turnout,
        turnout_counter,
        witness_submission,
        witnessed_log,
        voting_token,
    );
    let connection = app.parvis.database.read();
    let names: BTreeSet<String> = said.iter().map(|(table, _)| table.clone()).collect();
    assert_eq!(names, tables(connection, app.backend).await, "tables and entities");
    for (table, shape) in said {
        assert_eq!(shape, shape_of_table(connection, app.backend, &table).await, "{table}");
    }
}
