//! What pages share. Plain functions: values in, a view out.

mod bundle_audit;
mod changes;
mod chrome;
mod city_map;
mod consultation_card;
mod errors;
mod fields;
pub mod links;
mod map;
mod month;
mod moving;
pub mod names;
mod page_parts;
mod progress;
mod tables;
mod text;
mod textarea;

pub use bundle_audit::{BundleAudit, TOGETHER, bundle_audit};
pub use changes::{corrections, history};
pub use chrome::{footer, header, notice};
pub use city_map::city_map;
pub use consultation_card::{consultation_cards, days_left, stage_name};
pub use errors::{error_summary, field_error};
pub use fields::{Choice, Field, button_link, field_id, hidden, submit, submit_as};
pub use map::{Dot, Mark, map};
pub use month::month;
pub use moving::{filter_bar, pagination, result_count};
pub use page_parts::{Chip, ChipKind, KeyFigure, PageHead, breadcrumb, chip, chips, empty_state, facts, key_figures, section, section_with_link};
pub use progress::{Check, TimelineStep, checklist, steps, timeline};
pub use tables::{Bar, Column, Table, bar_table, bars, table};
pub use text::{language_name, language_note, markdown_block, text};
pub use textarea::{TextArea, text_area};
