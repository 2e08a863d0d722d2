//! Questions about a budget: what is accepted, what decides, and that the published seed breaks ties.

use domain::voting::budget::{EqualShares, Instance, Satisfaction, Verdict, equal_shares, greedy, phragmen};
use domain::voting::count::{Outcome, Profile, Rule, TieOrder, TieRule, Vote};
use domain::voting::{Answer, Ballot, BallotError, Budget, Counted, Decided, Decision, Method, PollResult, Question};
use domain::{OptionId, QuestionId};
use proptest::prelude::*;

use crate::world::question;

const PROJECTS: usize = 4;
const APPROVAL: Method = Method::Approval { min: 1, max: 4 };

fn asked(method: Method, amount: u64, costs: [u64; PROJECTS]) -> Question {
    let budget = Some(Budget { amount, costs: costs.to_vec(), satisfaction: Satisfaction::Cost });
    Question { budget, ..question(1, method, 4) }
}

fn naming(projects: &[i64]) -> Answer {
    Answer::naming(QuestionId(1), projects.iter().map(|project| OptionId(10 + project)).collect())
}

fn cast(question: &Question, answer: Answer) -> Result<Ballot, BallotError> {
    Ballot::parse(std::slice::from_ref(question), &[answer]).map_err(|errors| errors[0].1)
}

fn ties() -> TieRule {
    TieRule::Seed("a seed".to_owned())
}

fn decide(question: &Question, rule: Rule, ballots: &[Ballot]) -> Option<Decided> {
    let decision = Decision::new(question.clone(), rule, 1);
    PollResult::of(&[decision], ballots, &ties()).unwrap().decided.pop()
}

fn winners(decided: &Decided, counted: &Counted) -> Vec<i64> {
    decided.winners(counted).into_iter().map(|option| option.0 - 10).collect()
}

#[test]
fn a_knapsack_has_room_for_what_the_budget_pays() {
    let question = asked(Method::Knapsack, 1_000, [600, 400, 1, 2_000]);
    assert!(cast(&question, naming(&[1, 2])).is_ok(), "all of the budget may be spent");
    assert_eq!(cast(&question, naming(&[1, 2, 3])), Err(BallotError::OverBudget { spent: 1_001, budget: 1_000 }));
    assert_eq!(cast(&question, naming(&[4])), Err(BallotError::OverBudget { spent: 2_000, budget: 1_000 }));
    assert_eq!(cast(&question, naming(&[])), Err(BallotError::Missing));
    assert_eq!(cast(&question, naming(&[9])), Err(BallotError::UnknownOption));
    assert!(cast(&Question { optional: true, ..question }, naming(&[])).is_ok());
    assert!(cast(&asked(APPROVAL, 1_000, [600, 400, 1, 2_000]), naming(&[1, 2, 3, 4])).is_ok(), "an approval is not bound by the budget");
}

/// What is read back from a database or a published definition must not have changed its bytes.
#[test]
fn a_question_without_a_budget_is_written_as_before() {
    let plain = question(1, Method::SingleChoice, 2);
    let json = r#"{"id":1,"method":{"method":"single-choice"},"options":[11,12],"optional":false}"#;
    assert_eq!(serde_json::to_string(&plain).unwrap(), json);
    assert_eq!(serde_json::from_str::<Question>(json).unwrap(), plain);
    let paid = asked(Method::Knapsack, 5, [1, 2, 3, 4]);
    let json =
        r#"{"id":1,"method":{"method":"knapsack"},"options":[11,12,13,14],"optional":false,"budget":{"amount":5,"costs":[1,2,3,4],"satisfaction":"cost"}}"#;
    assert_eq!(serde_json::to_string(&paid).unwrap(), json);
    assert_eq!(serde_json::from_str::<Question>(json).unwrap(), paid);
}

#[test]
fn rules_fit_their_budgets() {
    let fits = |question: &Question, rule, seats| Decision::new(question.clone(), rule, seats).fits();
    let sound = |method| asked(method, 10, [1, 2, 3, 40]);
    for (method, rule, fit) in [
        (APPROVAL, Rule::EqualShares, true),
        (APPROVAL, Rule::Approval, false),
        (Method::Knapsack, Rule::Phragmen, true),
        (Method::Score { highest: 5 }, Rule::Greedy, true),
        (Method::Score { highest: 5 }, Rule::Phragmen, false),
        (Method::Ranked { min: 1, max: 4 }, Rule::EqualShares, true),
        (Method::Ranked { min: 1, max: 4 }, Rule::Irv, false),
        (Method::SingleChoice, Rule::Greedy, false),
        (Method::Points { credits: 10, highest: 5 }, Rule::Greedy, false),
    ] {
        assert_eq!(fits(&sound(method), rule, 1), fit, "{method:?} {rule:?}");
    }
    assert!(!fits(&sound(APPROVAL), Rule::Greedy, 2), "money decides how many win");
    assert!(!fits(&asked(APPROVAL, 0, [1, 2, 3, 4]), Rule::Greedy, 1), "no budget");
    assert!(!fits(&asked(APPROVAL, 10, [1, 2, 0, 4]), Rule::Greedy, 1), "no cost");
    assert!(!fits(&asked(APPROVAL, 10, [11, 12, 13, 14]), Rule::Greedy, 1), "nothing can be paid");
    assert!(!fits(&question(1, Method::Knapsack, 4), Rule::Greedy, 1), "nothing to spend");
    assert!(!fits(&question(1, APPROVAL, 4), Rule::EqualShares, 1), "nothing to share");
}

#[test]
fn nobody_answers_and_nothing_wins() {
    let question = Question { optional: true, ..asked(Method::Knapsack, 1_000, [600, 400, 1, 2_000]) };
    assert_eq!(decide(&question, Rule::Greedy, &[]), None);
    assert_eq!(decide(&question, Rule::EqualShares, &[cast(&question, naming(&[])).unwrap()]), None);
}

/// The majority of three takes everything by support; with equal shares the fourth voter's money buys the fourth project. Costs in euro: 100, 100, 100, 60;
/// 240 euro to spend, 60 a voter.
#[test]
fn equal_shares_leave_something_for_everybody() {
    let question = asked(APPROVAL, 24_000, [10_000, 10_000, 10_000, 6_000]);
    let mut ballots = vec![cast(&question, naming(&[1, 2, 3])).unwrap(); 3];
    ballots.push(cast(&question, naming(&[4])).unwrap());
    let decided = decide(&question, Rule::EqualShares, &ballots).unwrap();
    let bought = winners(&decided, &decided.deciding);
    assert!(bought.contains(&4) && bought.len() == 2, "{bought:?}");
    let rules: Vec<Rule> = decided.compared.iter().map(|counted| counted.rule).collect();
    assert_eq!(rules, [Rule::Greedy, Rule::Phragmen]);
    assert_eq!(winners(&decided, &decided.compared[0]).iter().filter(|&&project| project != 4).count(), 2, "by support, two of the majority's");
    let Outcome::Budget(allocation) = &decided.deciding.outcome else { panic!("{decided:?}") };
    let poor = allocation.verdicts.iter().filter(|verdict| matches!(verdict, Verdict::SupportersTooPoor { left } if left.decimal(0) == "8000"));
    assert_eq!(poor.count(), 2, "three had 60 each, and paid 33.33: {:?}", allocation.verdicts);
}

/// Whoever ranks a single project supports it; a first of two counts more than a second.
#[test]
fn ranks_are_points_from_the_most_down_to_one() {
    let question = asked(Method::Ranked { min: 1, max: 3 }, 1_000, [1_000, 1_000, 1_000, 1_000]);
    let ranked = |order: &[i64]| {
        let (choices, marks) = order.iter().map(|project| OptionId(10 + project)).zip(1..).unzip();
        cast(&question, Answer { question: QuestionId(1), choices, marks }).unwrap()
    };
    let decided = decide(&question, Rule::Greedy, &[ranked(&[3])]).unwrap();
    assert_eq!(winners(&decided, &decided.deciding), [3]);
    let decided = decide(&question, Rule::Greedy, &[ranked(&[3, 2]), ranked(&[1, 2]), ranked(&[2, 4])]).unwrap();
    assert_eq!(winners(&decided, &decided.deciding), [2], "2 + 2 + 3 points");
}

fn some_budget() -> impl Strategy<Value = (u64, [u64; PROJECTS])> {
    (1..12_u64, prop::array::uniform4(1..9_u64)).prop_map(|(amount, costs)| (amount * 10_000, costs.map(|cost| cost * 10_000)))
}

fn some_ballots() -> impl Strategy<Value = Vec<Vec<i64>>> {
    prop::collection::vec(prop::sample::subsequence(vec![1_i64, 2, 3, 4], 1..=4), 1..12)
}

proptest! {
    /// A knapsack is accepted exactly when it costs no more than the budget.
    #[test]
    fn a_knapsack_is_weighed((amount, costs) in some_budget(), chosen in prop::sample::subsequence(vec![1_i64, 2, 3, 4], 1..=4)) {
        let question = asked(Method::Knapsack, amount, costs);
        let spent: u64 = chosen.iter().map(|&project| costs[usize::try_from(project - 1).unwrap()]).sum();
        match cast(&question, naming(&chosen)) {
            Ok(ballot) => prop_assert!(spent <= amount && ballot.choices(QuestionId(1)).len() == chosen.len()),
            Err(error) => prop_assert_eq!((error, spent > amount), (BallotError::OverBudget { spent, budget: amount }, true)),
        }
    }

    /// A poll comes to what the rules come to that are tested on their own, with the seed of the poll; never to more than the budget; and is read back as
    /// it was stored.
    #[test]
    fn a_poll_decides_as_the_rules_do((amount, costs) in some_budget(), votes in some_ballots()) {
        let question = asked(APPROVAL, amount, costs);
        let ballots: Vec<Ballot> = votes.iter().map(|projects| cast(&question, naming(projects)).unwrap()).collect();
        let approved = |projects: &Vec<i64>| Vote::approve(projects.iter().map(|&project| u32::try_from(project - 1).unwrap()).collect());
        let instance = Instance::new(costs.to_vec(), amount, 100, &Profile::of(PROJECTS, votes.iter().map(approved)).unwrap()).unwrap();
        let order = TieOrder::new(&ties(), &question.options.iter().map(ToString::to_string).collect::<Vec<_>>());
        let usual = EqualShares::usual(Satisfaction::Cost);
        for (rule, expected) in [
            (Rule::EqualShares, equal_shares(&instance, &usual, &order, &mut |_, _| ())),
            (Rule::Greedy, greedy(&instance, Satisfaction::Cost, &order)),
            (Rule::Phragmen, phragmen(&instance, &order)),
        ] {
            let decided = decide(&question, rule, &ballots).unwrap();
            prop_assert!(expected.cost <= amount);
            prop_assert_eq!(&decided.deciding.outcome, &Outcome::Budget(Box::new(expected)));
            prop_assert_eq!(decided.compared.len(), 2);
            let stored = serde_json::to_string(&decided).unwrap();
            prop_assert_eq!(serde_json::from_str::<Decided>(&stored).unwrap(), decided);
        }
    }

    /// Neither the order of ballots nor that of the projects changes what is funded.
    #[test]
    fn order_does_not_matter(
        (amount, costs) in some_budget(),
        votes in some_ballots(),
        order in Just(vec![0_usize, 1, 2, 3]).prop_shuffle(),
        rule in prop::sample::select(vec![Rule::EqualShares, Rule::Greedy, Rule::Phragmen]),
    ) {
        let question = asked(APPROVAL, amount, costs);
        let budget = question.budget.clone().map(|budget| Budget { costs: order.iter().map(|&place| costs[place]).collect(), ..budget });
        let shuffled = Question { options: order.iter().map(|&place| question.options[place]).collect(), budget, ..question.clone() };
        let ballots: Vec<Ballot> = votes.iter().map(|projects| cast(&question, naming(projects)).unwrap()).collect();
        let reversed: Vec<Ballot> = ballots.iter().rev().cloned().collect();
        let (one, other) = (decide(&question, rule, &ballots).unwrap(), decide(&shuffled, rule, &reversed).unwrap());
        prop_assert_eq!(winners(&one, &one.deciding), winners(&other, &other.deciding));
    }
}
