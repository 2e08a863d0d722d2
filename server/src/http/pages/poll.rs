//! `/{lang}/polls/{poll}`: the ballot paper, the review, casting, the receipt, the results and the published ballots.

use super::cards::page_of;
use super::consultations::{change, correction};
use super::texts::{city_name, pick, pick_in, pick_some, title};
use crate::engage::ballots::{Asking, CastRefusal, Request, cast, has_voted};
use crate::engage::directory::{local, population};
use crate::engage::papers::{Sheet, split};
use crate::engage::polls::results;
use crate::engage::roll::Refused;
use crate::engage::{Caller, Refusal, roll};
use crate::http::client_address::client_address;
use crate::http::cookies::{self, RECEIPT};
use crate::http::files::attached;
use crate::http::forms::Posted;
use crate::http::limits::Kind;
use crate::http::{Answer, Trouble, Visit};
use actix_web::HttpResponse;
use actix_web::http::header;
use app::view::changes::{Change, Correction};
use app::view::form::{FieldError, Form};
use app::view::poll::{
    BallotsView, MoneyView, OptionView, PollView, PublishedBallot, QuestionView, ReceiptView, ResultsView, Standing, Step, TrusteesView, field, mark_field,
};
use app::view::secrecy::SecrecyView;
use app::view::text::Text;
use app::words::Locale;
use domain::consultation::PollState;
use domain::ids::{ConsultationId, OptionId, PollId, QuestionId};
use domain::voting::{Answer as Answered, Ballot, BallotError, Marking, NameError, Question, Secrecy, Voter, VoterName};
use rand::SeedableRng;
use rand::seq::SliceRandom;
use std::sync::Arc;
use store::ballots::SealedBallot;
use store::moments::timestamp;
use store::polls::{PaperQuestion, life};
use store::{ballots, consultations, persons, polls};
use uuid::Uuid;

/// The paper, or the results.
pub async fn get(visit: Visit) -> Answer {
    // The paper of somebody without an account carries a key and an order of options of its own: it is nobody else's.
    let sheet = visible(&visit).await?;
    if sheet.eligibility.has_roll() && life(&sheet.row).state(visit.parvis.clock.now()) == PollState::Open {
        return shown(&visit, &sheet, Form::default(), Uuid::new_v4(), Step::Choose).await;
    }
    visit
        .shared(async {
            let sheet = visible(&visit).await?;
            let view = view(&visit, &sheet, Form::default(), Uuid::new_v4(), Step::Choose).await?;
            Ok(Box::new(move |frame: &_| app::pages::poll::poll(frame, &view)) as _)
        })
        .await
}

/// Reviews, goes back to the choices, or casts.
pub async fn post(visit: Visit, posted: Posted) -> Answer {
    let sheet = public(&visit).await?;
    let caller = voter(&visit, &sheet)?.cloned();
    // Choices that come with an account would say who votes what: they are not even looked at.
    if sheet.secrecy.has_tokens() {
        return visit.to(&format!("/polls/{}", sheet.poll), None);
    }
    let mut form = posted.0;
    let key = Uuid::parse_str(form.value("key")).unwrap_or_else(|_| Uuid::new_v4());
    match form.value("step") {
        "cast" => cast_now(visit, sheet, caller, form, key).await,
        "edit" => again(&visit, &sheet, form, key, Step::Choose).await,
        _ => {
            check(&sheet, &mut form);
            if standing(&visit, &sheet, &form).await? == Standing::NeedsCode && form.value("code").trim().is_empty() {
                form.refuse("code", FieldError::Required);
            }
            if form.is_valid() { shown(&visit, &sheet, form, key, Step::Review).await } else { again(&visit, &sheet, form, key, Step::Choose).await }
        }
    }
}

/// Who is signed in. Where there is a roll, nobody needs to be.
fn voter<'a>(visit: &'a Visit, sheet: &Sheet) -> Result<Option<&'a Caller>, Trouble> {
    if sheet.eligibility.has_roll() { Ok(visit.caller.as_ref()) } else { visit.signed_in().map(Some) }
}

async fn shown(visit: &Visit, sheet: &Sheet, form: Form, key: Uuid, step: Step) -> Answer {
    let view = view(visit, sheet, form, key, step).await?;
    visit.page(|frame| app::pages::poll::poll(frame, &view))
}

async fn again(visit: &Visit, sheet: &Sheet, form: Form, key: Uuid, step: Step) -> Answer {
    let valid = form.is_valid();
    let view = view(visit, sheet, form, key, step).await?;
    if valid { visit.page(|frame| app::pages::poll::poll(frame, &view)) } else { visit.again(|frame| app::pages::poll::poll(frame, &view)) }
}

async fn cast_now(visit: Visit, sheet: Arc<Sheet>, caller: Option<Caller>, mut form: Form, key: Uuid) -> Answer {
    if let Some(caller) = &caller {
        let wait = visit.parvis.limits.check(Kind::BallotPerAccount, &caller.person.to_string());
        wait.map_err(|wait| Trouble::from(Refusal::TooOften { seconds: wait.seconds }))?;
    }
    let from = client_address(&visit.request, &visit.parvis.config);
    let wait = visit.parvis.limits.check_address(Kind::BallotPerAddress, from);
    wait.map_err(|wait| Trouble::from(Refusal::TooOften { seconds: wait.seconds }))?;
    let code = if sheet.eligibility.has_roll() { form.value("code").trim().to_owned() } else { String::new() };
    if !code.is_empty()
        && let Err(wait) = visit.parvis.limits.check_roll_code(from, sheet.poll)
    {
        form.refuse("code", FieldError::TooOften { minutes: wait.seconds.div_ceil(60) });
        return again(&visit, &sheet, form, key, Step::Choose).await;
    }
    let request =
        Request { answers: answers(&sheet, &form), declares_residence: form.has("declare_residence", "yes"), name: form.value("name").to_owned(), key };
    match cast(&visit.parvis, Asking { account: caller.as_ref(), code: &code }, sheet.poll, request).await {
        Ok(receipt) => {
            let value = format!("{}.{}.{}", sheet.poll, receipt.code, u8::from(receipt.replaced));
            let cookie = cookies::set(RECEIPT, value, 600, visit.parvis.config.secure());
            visit.to_with(&format!("/{}/polls/{}/receipt", visit.locale.code(), sheet.poll), None, vec![cookie])
        }
        Err(CastRefusal::Ballot(errors)) => {
            note(&mut form, errors);
            again(&visit, &sheet, form, key, Step::Choose).await
        }
        Err(CastRefusal::Name(error)) => {
            form.refuse("name", unnamed(error));
            again(&visit, &sheet, form, key, Step::Choose).await
        }
        Err(CastRefusal::ResidenceNotDeclared) => {
            form.refuse("declare_residence", FieldError::Unticked);
            again(&visit, &sheet, form, key, Step::Choose).await
        }
        Err(CastRefusal::Roll(refused)) => {
            form.refuse("code", of_roll(refused));
            again(&visit, &sheet, form, key, Step::Choose).await
        }
        // Nothing sealed is sent with a form.
        Err(CastRefusal::Sealed(_)) => Err(Trouble::NOT_FOUND),
        // Closed in the meantime: the page says so, and what was chosen is not lost from sight.
        Err(CastRefusal::Other(Refusal::Poll(_))) => {
            form.refuse("", FieldError::Refused);
            visit.parvis.papers.forget(sheet.poll);
            let sheet = visit.parvis.papers.get(&visit.parvis.database, sheet.poll).await?;
            again(&visit, &sheet, form, key, Step::Choose).await
        }
        // Back after casting, and other choices under the same key: they are looked at once more, under a new one.
        Err(CastRefusal::Other(Refusal::KeyReused)) => shown(&visit, &sheet, form, Uuid::new_v4(), Step::Review).await,
        Err(CastRefusal::Other(refusal)) => Err(refusal.into()),
    }
}

/// Why nobody on the roll votes, beside the code.
#[must_use]
pub fn of_roll(refused: Refused) -> FieldError {
    match refused {
        Refused::CodeMissing => FieldError::Required,
        Refused::NotOnRoll => FieldError::VoterCode,
        Refused::UsedOnPaper => FieldError::UsedOnPaper,
    }
}

/// A published poll; drafts do not exist for the public.
pub async fn public(visit: &Visit) -> Result<Arc<Sheet>, Trouble> {
    let sheet = visit.parvis.papers.get(&visit.parvis.database, PollId(visit.number("poll")?)).await?;
    if sheet.row.published_at.is_none() || sheet.consultation.published_at.is_none() {
        return Err(Trouble::NOT_FOUND);
    }
    Ok(sheet)
}

/// A published poll, or a draft for its own team.
async fn visible(visit: &Visit) -> Result<Arc<Sheet>, Trouble> {
    match &visit.caller {
        Some(caller) => {
            let sheet = visit.parvis.papers.get(&visit.parvis.database, PollId(visit.number("poll")?)).await?;
            if caller.in_team(domain::ids::CityId(sheet.city.id)) { Ok(sheet) } else { public(visit).await }
        }
        None => public(visit).await,
    }
}

/// The answers as typed. What is no number becomes an option that no poll has, or a mark that is too high.
pub fn answers(sheet: &Sheet, form: &Form) -> Vec<Answered> {
    sheet.questions.iter().map(|question| answer(question, form)).collect()
}

fn answer(question: &Question, form: &Form) -> Answered {
    if question.method.marking() == Marking::Named {
        let given = form.values(&field(question.id)).iter().filter(|value| !value.is_empty());
        return Answered::naming(question.id, given.map(|value| OptionId(value.parse().unwrap_or(-1))).collect());
    }
    let mark = |option: &OptionId| {
        let typed = form.value(&mark_field(question.id, *option)).trim();
        (!typed.is_empty()).then(|| (*option, typed.parse().unwrap_or(u16::MAX)))
    };
    let (choices, marks) = question.options.iter().filter_map(mark).unzip();
    Answered { question: question.id, choices, marks }
}

/// What is wrong with a name.
pub fn unnamed(error: NameError) -> FieldError {
    match error {
        NameError::Missing => FieldError::Required,
        NameError::TooLong => FieldError::TooLong { max: VoterName::LONGEST },
        NameError::Invisible => FieldError::Invisible,
    }
}

fn check(sheet: &Sheet, form: &mut Form) {
    if sheet.secrecy == Secrecy::Named
        && let Err(error) = VoterName::parse(form.value("name"))
    {
        form.refuse("name", unnamed(error));
    }
    if let Err(errors) = Ballot::parse(&sheet.questions, &answers(sheet, form)) {
        note(form, errors);
    }
}

/// Puts what is wrong with a ballot beside its questions.
pub fn note(form: &mut Form, errors: Vec<(QuestionId, BallotError)>) {
    for (question, error) in errors {
        form.refuse(&field(question), error.into());
    }
}

/// Everything the page needs.
pub async fn view(visit: &Visit, sheet: &Sheet, form: Form, key: Uuid, step: Step) -> Result<PollView, Trouble> {
    let (locale, now) = (visit.locale, visit.parvis.clock.now());
    let connection = visit.parvis.database.read();
    let mut turnouts = ballots::turnouts(connection, &[sheet.poll.0]).await?;
    let (corrections, history) = changes(visit, sheet).await?;
    let published = sheet.row.results_at.map(|at| local(&sheet.city, timestamp(at)));
    let results = match (results(&visit.parvis, sheet).await?, published) {
        (Some(result), Some(published)) => Some(ResultsView { result, published }),
        _ => None,
    };
    let window = life(&sheet.row).window;
    Ok(PollView {
        standing: standing(visit, sheet, &form).await?,
        state: life(&sheet.row).state(now),
        opens: window.map(|window| local(&sheet.city, window.opens())),
        closes: window.and_then(|window| window.closes()).map(|at| local(&sheet.city, at)),
        turnout: turnouts.remove(&sheet.poll.0).unwrap_or_default(),
        roll: roll_size(sheet),
        population: population(&sheet.city).filter(|population| !population.to_be_replaced).map(|population| population.count),
        results,
        corrections,
        history,
        step,
        form,
        key: key.to_string(),
        ..paper(sheet, locale, locale.code(), Some(key))
    })
}

/// Who opens the sum of the ballots, as the definition of the poll has it.
fn trustees(sheet: &Sheet) -> Option<TrusteesView> {
    let trustees = sheet.log.as_ref()?.definition.trustees.as_ref()?;
    Some(TrusteesView { needed: trustees.threshold.into(), names: trustees.members.iter().map(|member| member.name.clone()).collect() })
}

/// How many are on the roll of a poll that has one.
#[must_use]
pub fn roll_size(sheet: &Sheet) -> Option<u64> {
    sheet.eligibility.has_roll().then(|| u64::try_from(sheet.row.roll).unwrap_or(0))
}

/// The paper itself, without anything that depends on who looks at it. With a key, options that are to be shown in
/// random order are shuffled by it: the same for every step of one attempt, another for the next. `wanted` is the
/// language of the texts, which a preview may choose among those that Parvis itself does not speak.
pub fn paper(sheet: &Sheet, locale: Locale, wanted: &str, key: Option<Uuid>) -> PollView {
    let promised = sheet.languages();
    PollView {
        poll: sheet.poll,
        city: city_name(&sheet.city, locale),
        city_slug: sheet.city.slug.clone(),
        consultation: ConsultationId(sheet.consultation.id),
        consultation_slug: sheet.consultation.slug.clone(),
        consultation_title: title(&sheet.consultation, &sheet.consultation_texts, locale),
        title: pick_in(&sheet.paper.texts, &promised, wanted, |text| &text.title),
        intro: pick_some(&sheet.paper.texts, &promised, wanted, |text| &text.intro),
        questions: sheet.paper.questions.iter().filter_map(|question| question_view(question, &promised, wanted, key)).collect(),
        eligibility: sheet.eligibility,
        secrecy: sheet.secrecy,
        trustees: trustees(sheet),
        offline: sheet.row.offline_open,
        languages: promised,
        state: PollState::Draft,
        opens: None,
        closes: None,
        standing: Standing::MayVote,
        step: Step::Choose,
        form: Form::default(),
        key: key.unwrap_or_default().to_string(),
        turnout: Default::default(),
        tie_seed: sheet.row.tie_seed.clone(),
        logged: sheet.log.is_some(),
        roll: roll_size(sheet),
        population: None,
        results: None,
        corrections: Vec::new(),
        history: Vec::new(),
    }
}

fn question_view(question: &PaperQuestion, promised: &[String], wanted: &str, key: Option<Uuid>) -> Option<QuestionView> {
    let decision = question.decision()?;
    let mut options: Vec<OptionView> = question
        .options
        .iter()
        .map(|(option, texts)| OptionView {
            id: OptionId(option.id),
            label: pick_in(texts, promised, wanted, |text| &text.label),
            description: pick_some(texts, promised, wanted, |text| &text.description),
            cost: decision.question.cost(OptionId(option.id)),
        })
        .collect();
    if let Some(key) = key.filter(|_| question.row.random_order) {
        let mut seed = [0; 32];
        seed[..16].copy_from_slice(key.as_bytes());
        seed[16..24].copy_from_slice(&question.row.id.to_be_bytes());
        options.shuffle(&mut rand_chacha::ChaCha8Rng::from_seed(seed));
    }
    Some(QuestionView {
        id: QuestionId(question.row.id),
        method: decision.question.method,
        rule: decision.rule,
        seats: decision.seats,
        lot: decision.lot,
        budget: decision.question.budget.as_ref().map(|budget| MoneyView { amount: budget.amount, satisfaction: budget.satisfaction }),
        optional: question.row.optional,
        text: pick_in(&question.texts, promised, wanted, |text| &text.text),
        help: pick_some(&question.texts, promised, wanted, |text| &text.help),
        options,
    })
}

async fn standing(visit: &Visit, sheet: &Sheet, form: &Form) -> Result<Standing, Trouble> {
    if sheet.eligibility.has_roll() {
        return on_roll(visit, sheet).await;
    }
    let Some(caller) = &visit.caller else { return Ok(Standing::SignedOut) };
    if has_voted(&visit.parvis, sheet, caller).await? {
        return Ok(Standing::AlreadyVoted);
    }
    let declared_resident = form.has("declare_residence", "yes") && form.is_valid()
        || persons::lives_in(visit.parvis.database.read(), caller.person, domain::ids::CityId(sheet.city.id)).await?;
    Ok(match sheet.eligibility.may_vote(Voter { declared_resident, on_roll: false }) {
        Ok(()) if form.has("declare_residence", "yes") => Standing::NeedsDeclaration,
        Ok(()) => Standing::MayVote,
        Err(_) => Standing::NeedsDeclaration,
    })
}

/// Whoever is on the roll under their address needs no code; everybody else does.
async fn on_roll(visit: &Visit, sheet: &Sheet) -> Result<Standing, Trouble> {
    let Some(caller) = &visit.caller else { return Ok(Standing::NeedsCode) };
    Ok(match roll::of_caller(&visit.parvis, sheet, caller).await? {
        None => Standing::NeedsCode,
        Some(entry) if entry.used.is_some() => Standing::AlreadyVoted,
        Some(_) => Standing::MayVote,
    })
}

async fn changes(visit: &Visit, sheet: &Sheet) -> Result<(Vec<Correction>, Vec<Change>), Trouble> {
    let connection = visit.parvis.database.read();
    let language = split(&sheet.consultation.languages).into_iter().next().unwrap_or_default();
    let nothing = |_: i64| -> Option<Text> { None };
    let rows = consultations::corrections(connection, ConsultationId(sheet.consultation.id), Some(sheet.poll)).await?;
    let corrections = rows.into_iter().filter_map(|row| correction(&sheet.city, row, &language, &nothing)).collect();
    let rows = polls::decisions(connection, &[sheet.poll.0]).await?;
    let history = rows.iter().rev().filter(|row| row.decision != "published").filter_map(|row| change(&sheet.city, row, &language, &nothing)).collect();
    Ok((corrections, history))
}

/// `/{lang}/polls/{poll}/receipt`: shown once; the code travels in a cookie that this page removes, never in an address.
pub async fn receipt(visit: Visit) -> Answer {
    let sheet = public(&visit).await?;
    let asks_code = sheet.eligibility.has_roll() && on_roll(&visit, &sheet).await? == Standing::NeedsCode;
    voter(&visit, &sheet)?;
    let secure = visit.parvis.config.secure();
    let given = cookies::read(&visit.request, RECEIPT, secure);
    let parts: Vec<&str> = given.as_deref().unwrap_or_default().split('.').collect();
    let fresh = matches!(parts.as_slice(), [poll, _, _] if *poll == sheet.poll.to_string());
    let window = life(&sheet.row).window;
    let view = ReceiptView {
        poll: sheet.poll,
        title: pick(&sheet.paper.texts, &sheet.languages(), visit.locale, |text| &text.title),
        city: city_name(&sheet.city, visit.locale),
        city_slug: sheet.city.slug.clone(),
        consultation_slug: sheet.consultation.slug.clone(),
        consultation_title: title(&sheet.consultation, &sheet.consultation_texts, visit.locale),
        code: parts.get(1).filter(|_| fresh).map(|code| (*code).to_owned()),
        replaced: fresh && parts.get(2) == Some(&"1"),
        asks_code,
        logged: sheet.log.is_some(),
        secrecy: sheet.secrecy,
        state: life(&sheet.row).state(visit.parvis.clock.now()),
        closes: window.and_then(|window| window.closes()).map(|at| local(&sheet.city, at)),
    };
    let mut answer = visit.page(|frame| app::pages::poll::receipt::receipt(frame, &view))?;
    let removal = cookies::remove(RECEIPT, secure).to_string();
    if let Ok(value) = header::HeaderValue::from_str(&removal) {
        answer.headers_mut().append(header::SET_COOKIE, value);
    }
    Ok(answer)
}

/// The signed receipt as a file, for who cast the ballot and knows its code. It shows how they voted, so it is in no cache.
pub async fn signed_receipt(visit: Visit, posted: Posted) -> Answer {
    let sheet = public(&visit).await?;
    let asking = Asking { account: voter(&visit, &sheet)?, code: posted.0.value("voter_code").trim() };
    if !asking.code.is_empty() {
        let from = client_address(&visit.request, &visit.parvis.config);
        let wait = visit.parvis.limits.check_roll_code(from, sheet.poll);
        wait.map_err(|wait| Trouble::from(Refusal::TooOften { seconds: wait.seconds }))?;
    }
    let receipt = crate::engage::ballots::signed_receipt(&visit.parvis, asking, &sheet, posted.0.value("code").trim()).await?;
    let name = format!("receipt-poll-{}.json", sheet.poll);
    Ok(HttpResponse::Ok().insert_header(attached(name)).insert_header((header::CACHE_CONTROL, "no-store")).json(receipt.ok_or(Trouble::NOT_FOUND)?))
}

/// `/{lang}/polls/{poll}/secrecy`: how secret a vote in this poll is.
pub async fn secrecy(visit: Visit) -> Answer {
    visit
        .shared(async {
            let sheet = public(&visit).await?;
            let turnout = ballots::turnouts(visit.parvis.database.read(), &[sheet.poll.0]).await?.remove(&sheet.poll.0).unwrap_or_default();
            let paper = paper(&sheet, visit.locale, visit.locale.code(), None);
            let life = life(&sheet.row);
            let view = SecrecyView {
                poll: sheet.poll,
                title: paper.title,
                city: paper.city,
                city_slug: paper.city_slug,
                state: life.state(visit.parvis.clock.now()),
                closes: life.window.and_then(|window| window.closes()).map(|at| local(&sheet.city, at)),
                sealed: life.sealed_at.map(|at| local(&sheet.city, at)),
                eligibility: sheet.eligibility,
                secrecy: sheet.secrecy,
                trustees: paper.trustees,
                logged: sheet.log.is_some(),
                paper: sheet.row.offline_open || turnout.by_channel.iter().any(|(channel, _)| channel.is_offline()),
                marks: sheet.questions.iter().any(|question| question.method.marking() != Marking::Named),
                voters: turnout.total(),
            };
            Ok(Box::new(move |frame: &_| app::pages::secrecy::of_poll(frame, &view)) as _)
        })
        .await
}

/// Ballots on one page of the published list.
const BALLOTS: usize = 200;

/// `/{lang}/polls/{poll}/ballots`: every ballot of a poll whose results are public, by receipt.
pub async fn published(visit: Visit) -> Answer {
    visit
        .shared(async {
            let sheet = public(&visit).await?;
            let tally = results(&visit.parvis, &sheet).await?.ok_or(Trouble::NOT_FOUND)?.tally;
            let asked = visit.query();
            let numbers: Vec<u64> = (0..tally.ballots.div_ceil(BALLOTS as u64).max(1)).collect();
            let (shown, page, pages) = page_of(numbers, asked.value("page"), 1);
            let offset = shown.first().copied().unwrap_or(0) * BALLOTS as u64;
            let rows = ballots::sealed_page(visit.parvis.database.read(), sheet.place(), offset, BALLOTS as u64).await?;
            let paper = paper(&sheet, visit.locale, visit.locale.code(), None);
            let ranked = paper.questions.iter().filter(|question| question.method.marking() == Marking::Place);
            let orders = ranked.map(|question| (question.text.clone(), format!("/api/v1/polls/{}/ballots.soi?question={}", sheet.poll, question.id)));
            let shared = paper.questions.iter().filter(|question| question.budget.is_some());
            let budgets = shared.map(|question| (question.text.clone(), format!("/api/v1/polls/{}/ballots.pb?question={}", sheet.poll, question.id)));
            let view = BallotsView {
                orders: orders.collect(),
                budgets: budgets.collect(),
                poll: sheet.poll,
                title: paper.title,
                city: paper.city,
                city_slug: paper.city_slug,
                questions: paper.questions,
                total: tally.ballots,
                ballots: rows.into_iter().map(published_ballot).collect(),
                page,
                pages,
                download: Some(format!("/api/v1/polls/{}/ballots.csv", sheet.poll)),
            };
            Ok(Box::new(move |frame: &_| app::pages::poll::ballots::ballots(frame, &view)) as _)
        })
        .await
}

fn published_ballot(SealedBallot { receipt, name, ballot }: SealedBallot) -> PublishedBallot {
    PublishedBallot { code: receipt, name: name.map(String::from), answers: ballot.into() }
}
