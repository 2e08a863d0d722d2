//! Many rows in one statement, and rows into structs.

use sea_orm::{ConnectionTrait, DatabaseBackend, DbErr, FromQueryResult, Statement, Value};

/// The most parameters one statement may have, in both databases (SQLite: 32,766; PostgreSQL: 65,535).
pub const MOST_PARAMETERS: usize = 32_766;

/// `($1, $2), ($3, $4), …` for so many rows of so many columns, numbered from `first`.
#[must_use]
pub fn placeholders(rows: usize, columns: usize, first: usize) -> String {
    let mut text = String::with_capacity(rows * columns * 5);
    for row in 0..rows {
        text.push_str(if row == 0 { "(" } else { ", (" });
        for column in 0..columns {
            if column > 0 {
                text.push_str(", ");
            }
            text.push('$');
            text.push_str(&(first + row * columns + column).to_string());
        }
        text.push(')');
    }
    text
}

/// `(?, ?), (?, ?), …` for so many rows of so many columns. On SQLite a parameter with a name (`$1` is one) is looked
/// up among all the others whenever it is bound: thousands of them in one statement take many times longer than these.
#[must_use]
pub fn unnumbered(rows: usize, columns: usize) -> String {
    let row = format!("({})", vec!["?"; columns].join(", "));
    vec![row; rows].join(", ")
}

/// Marks for so many rows of so many columns, as the database at hand reads them fastest. Nothing else in the statement
/// may have parameters.
#[must_use]
pub fn marks(backend: DatabaseBackend, rows: usize, columns: usize) -> String {
    if backend == DatabaseBackend::Sqlite { unnumbered(rows, columns) } else { placeholders(rows, columns, 1) }
}

/// A statement for the database at hand.
#[must_use]
pub fn statement(backend: DatabaseBackend, sql: &str, values: Vec<Value>) -> Statement {
    Statement::from_sql_and_values(backend, sql, values)
}

/// Runs a statement; the number of rows it touched.
///
/// # Errors
/// When the database refuses.
pub async fn execute(connection: &impl ConnectionTrait, sql: &str, values: Vec<Value>) -> Result<u64, DbErr> {
    let statement = statement(connection.get_database_backend(), sql, values);
    connection.execute_raw(statement).await.map(|result| result.rows_affected())
}

/// Inserts many rows with one statement per chunk: `head` up to and including `VALUES`, `tail` after the rows.
///
/// # Errors
/// When the database refuses.
pub async fn insert_rows(connection: &impl ConnectionTrait, head: &str, columns: usize, rows: Vec<Vec<Value>>, tail: &str) -> Result<u64, DbErr> {
    let mut touched = 0;
    let most = (MOST_PARAMETERS / columns).min(1_000);
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let chunk: Vec<Vec<Value>> = rows.by_ref().take(most).collect();
        let marks = marks(connection.get_database_backend(), chunk.len(), columns);
        let sql = format!("{head} {marks} {tail}");
        touched += execute(connection, &sql, chunk.into_iter().flatten().collect()).await?;
    }
    Ok(touched)
}

/// All rows of a query.
///
/// # Errors
/// When the database refuses or a column does not fit.
pub async fn all<T: FromQueryResult>(connection: &impl ConnectionTrait, sql: &str, values: Vec<Value>) -> Result<Vec<T>, DbErr> {
    T::find_by_statement(statement(connection.get_database_backend(), sql, values)).all(connection).await
}

/// The first row of a query.
///
/// # Errors
/// When the database refuses or a column does not fit.
pub async fn one<T: FromQueryResult>(connection: &impl ConnectionTrait, sql: &str, values: Vec<Value>) -> Result<Option<T>, DbErr> {
    T::find_by_statement(statement(connection.get_database_backend(), sql, values)).one(connection).await
}
