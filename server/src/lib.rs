//! What Parvis runs on: actix-web, SeaORM, lettre, governor. What it *is* lives in `domain` and `app`.

pub mod audit;
pub mod backup;
pub mod clock;
pub mod config;
pub mod demo;
pub mod elsewhere;
pub mod engage;
pub mod http;
pub mod jobs;
pub mod keys;
pub mod mail;
pub mod parvis;
pub mod simulation;
pub mod startup;
pub mod telemetry;
