//! The parts that pages are put together from.

use crate::words::{Locale, common};
use leptos::prelude::*;

/// The head of a page: the one `h1`, and what surrounds it.
pub struct PageHead {
    eyebrow: Option<AnyView>,
    title: AnyView,
    lede: Option<AnyView>,
    chips: Vec<Chip>,
    actions: Option<AnyView>,
    error: bool,
    within: bool,
}

impl PageHead {
    /// A head with a title only.
    pub fn new(title: impl IntoView + 'static) -> Self {
        Self { eyebrow: None, title: title.into_any(), lede: None, chips: Vec::new(), actions: None, error: false, within: false }
    }

    /// A short line above the title: what this is, and where.
    #[must_use]
    pub fn eyebrow(mut self, text: impl IntoView + 'static) -> Self {
        self.eyebrow = Some(text.into_any());
        self
    }

    /// One sentence below the title.
    #[must_use]
    pub fn lede(mut self, text: impl IntoView + 'static) -> Self {
        self.lede = Some(text.into_any());
        self
    }

    /// Chips below.
    #[must_use]
    pub fn chips(mut self, chips: Vec<Chip>) -> Self {
        self.chips = chips;
        self
    }

    /// Buttons below (put in a `button-row`).
    #[must_use]
    pub fn actions(mut self, buttons: impl IntoView + 'static) -> Self {
        self.actions = Some(buttons.into_any());
        self
    }

    /// The head of an error page.
    #[must_use]
    pub fn error(mut self) -> Self {
        self.error = true;
        self
    }

    /// The head of a page that is shown within another one: its title is an `h2`, as there is one `h1` only.
    #[must_use]
    pub fn within(mut self) -> Self {
        self.within = true;
        self
    }

    /// The HTML.
    pub fn view(self) -> AnyView {
        let class = if self.error { "page-head page-head--error" } else { "page-head" };
        let title = if self.within { view! { <h2 class="page-head__title">{self.title}</h2> }.into_any() } else { view! { <h1>{self.title}</h1> }.into_any() };
        view! {
            <div class=class>
                {self.eyebrow.map(|text| view! { <p class="eyebrow">{text}</p> })}
                {title}
                {self.lede.map(|text| view! { <p class="lede">{text}</p> })}
                {chips(self.chips)}
                {self.actions.map(|buttons| view! { <div class="button-row">{buttons}</div> })}
            </div>
        }
        .into_any()
    }
}

/// What a chip says, which decides its colour; the words always say it too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChipKind {
    /// A plain tag.
    Plain,
    /// `data-phase`: `domain::contract::Phase::as_str`.
    Phase(&'static str),
    /// `data-state`: draft, scheduled, upcoming, open, closing, closed, results-published, published, answered, pending, revoked.
    State(&'static str),
    /// `data-preparedness`.
    Preparedness(&'static str),
    /// `data-level`: the IAP2 level.
    Level(&'static str),
    /// `data-tone`: info, success, warning, danger.
    Tone(&'static str),
}

/// A word or two in a frame.
#[derive(Clone, Debug)]
pub struct Chip {
    /// The words.
    pub text: String,
    /// The kind.
    pub kind: ChipKind,
}

impl Chip {
    /// A chip.
    pub fn new(kind: ChipKind, text: impl Into<String>) -> Self {
        Self { text: text.into(), kind }
    }
}

struct ChipData {
    phase: Option<&'static str>,
    state: Option<&'static str>,
    preparedness: Option<&'static str>,
    level: Option<&'static str>,
    tone: Option<&'static str>,
}

fn data(kind: ChipKind) -> ChipData {
    let mut data = ChipData { phase: None, state: None, preparedness: None, level: None, tone: None };
    match kind {
        ChipKind::Plain => {}
        ChipKind::Phase(value) => data.phase = Some(value),
        ChipKind::State(value) => data.state = Some(value),
        ChipKind::Preparedness(value) => data.preparedness = Some(value),
        ChipKind::Level(value) => data.level = Some(value),
        ChipKind::Tone(value) => data.tone = Some(value),
    }
    data
}

/// One chip by itself.
pub fn chip(chip: Chip) -> AnyView {
    let d = data(chip.kind);
    view! { <span class="chip" data-phase=d.phase data-state=d.state data-preparedness=d.preparedness data-level=d.level data-tone=d.tone>{chip.text}</span> }
        .into_any()
}

/// A list of chips; nothing when there is none.
pub fn chips(chips: Vec<Chip>) -> AnyView {
    if chips.is_empty() {
        return ().into_any();
    }
    let item = |chip: Chip| {
        let d = data(chip.kind);
        view! { <li class="chip" data-phase=d.phase data-state=d.state data-preparedness=d.preparedness data-level=d.level data-tone=d.tone>{chip.text}</li> }
            .into_any()
    };
    view! { <ul class="chips">{chips.into_iter().map(item).collect_view()}</ul> }.into_any()
}

/// The way back: each step with its address, the present page last, without one.
pub fn breadcrumb(l: Locale, steps: Vec<(AnyView, String)>, here: impl IntoView + 'static) -> AnyView {
    view! {
        <nav class="breadcrumb" aria-label=common::breadcrumb(l)>
            <ol>
                {steps.into_iter().map(|(label, href)| view! { <li><a href=href>{label}</a></li> }).collect_view()}
                <li><span aria-current="page">{here}</span></li>
            </ol>
        </nav>
    }
    .into_any()
}

/// A part of a page with its heading (`h2`); `id` must be unique on the page.
pub fn section(id: &str, title: impl IntoView + 'static, body: impl IntoView + 'static) -> AnyView {
    view! { <section class="section" aria-labelledby=id.to_owned()><h2 id=id.to_owned()>{title}</h2>{body}</section> }.into_any()
}

/// The same, with a link at the far end of the heading.
pub fn section_with_link(id: &str, title: impl IntoView + 'static, link: (String, String), body: impl IntoView + 'static) -> AnyView {
    let (label, href) = link;
    view! {
        <section class="section" aria-labelledby=id.to_owned()>
            <div class="section-head"><h2 id=id.to_owned()>{title}</h2><a href=href>{label}</a></div>
            {body}
        </section>
    }
    .into_any()
}

/// Terms and their values.
pub fn facts(facts: Vec<(String, AnyView)>) -> AnyView {
    view! { <dl class="facts">{facts.into_iter().map(|(term, value)| view! { <div><dt>{term}</dt><dd>{value}</dd></div> }).collect_view()}</dl> }.into_any()
}

/// A figure in large numerals.
pub struct KeyFigure {
    /// What is counted.
    pub label: String,
    /// The number, written in the locale's form.
    pub value: String,
    /// What to know about it.
    pub note: Option<String>,
}

/// A row of figures in large numerals.
pub fn key_figures(figures: Vec<KeyFigure>) -> AnyView {
    let item = |figure: KeyFigure| {
        let note = figure.note.map(|note| view! { <dd class="figures__note">{note}</dd> });
        view! { <div><dt>{figure.label}</dt><dd>{figure.value}</dd>{note}</div> }
    };
    view! { <dl class="figures">{figures.into_iter().map(item).collect_view()}</dl> }.into_any()
}

/// Nothing here yet: why, and what one can do.
pub fn empty_state(title: String, explanation: String, action: Option<AnyView>) -> AnyView {
    view! { <div class="empty"><h3>{title}</h3><p>{explanation}</p>{action.map(|action| view! { <p>{action}</p> })}</div> }.into_any()
}
