//! The registry holds the cities of the Mission as the source lists them. Where the source is not at hand, this is
//! skipped: Parvis stands alone.

use std::path::Path;
use store::cities;
use tests::{TestApp, on_both};

on_both!(the_registry_is_the_list_of_mission_cities);

async fn the_registry_is_the_list_of_mission_cities(app: TestApp) {
    assert_eq!(app.number("SELECT COUNT(*) FROM cities").await, 112);
    assert_eq!(app.number("SELECT COUNT(DISTINCT country) FROM cities").await, 35);
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/mission_cities.csv");
    let Ok(text) = std::fs::read_to_string(&source) else {
        println!("skipped: the source is not at hand ({})", source.display());
        return;
    };
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let columns = reader.headers().unwrap().clone();
    let column = |name: &str| columns.iter().position(|column| column == name).unwrap_or_else(|| panic!("no {name} in {columns:?}"));
    let (name, country, latitude, longitude, population) = (column("name"), column("country_iso2"), column("lat"), column("lon"), column("population"));
    let all = cities::all(app.parvis.database.read()).await.unwrap();
    let mut rows = 0;
    for row in reader.records() {
        let row = row.unwrap();
        let place: [f64; 2] = [latitude, longitude].map(|column| row[column].parse().unwrap());
        let there = |city: &&cities::City| city.country == row[country] && (city.latitude - place[0]).abs() < 1e-6 && (city.longitude - place[1]).abs() < 1e-6;
        let city = all.iter().find(there).unwrap_or_else(|| panic!("{} is missing", &row[name]));
        if let Some(known) = city.population {
            assert_eq!(known.to_string(), row[population], "{}", &row[name]);
        }
        rows += 1;
    }
    assert_eq!(rows, 112);
}
