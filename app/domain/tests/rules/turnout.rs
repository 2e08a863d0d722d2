//! Turnout, and who may vote.

use domain::Ratio;
use domain::participation::{Act, Channel};
use domain::voting::{Eligibility, Refusal, Turnout, Voter};

#[test]
fn channels_add_up() {
    let turnout = Turnout { by_channel: vec![(Channel::Web, 90), (Channel::Paper, 10)] };
    assert_eq!(turnout.total(), 100);
    assert_eq!(turnout.share_of(1000), Ratio::new(1, 10));
    assert_eq!(turnout.share_of(0), None);
    assert_eq!((turnout.share_of_roll(200), turnout.share_of_roll(0)), (Ratio::new(1, 2), None));
    assert_eq!(Turnout::default().total(), 0);
}

#[test]
fn who_may_vote() {
    for (eligibility, declared_resident, on_roll, expected) in [
        (Eligibility::AnyAccount, false, false, Ok(())),
        (Eligibility::AnyAccount, true, false, Ok(())),
        (Eligibility::DeclaredResidents, true, false, Ok(())),
        (Eligibility::DeclaredResidents, false, true, Err(Refusal::ResidenceNotDeclared)),
        (Eligibility::ElectoralRoll, false, true, Ok(())),
        (Eligibility::ElectoralRoll, true, false, Err(Refusal::NotOnRoll)),
    ] {
        assert_eq!(eligibility.may_vote(Voter { declared_resident, on_roll }), expected);
    }
}

#[test]
fn what_is_offline_and_what_is_authored() {
    let online: Vec<_> = Channel::ALL.iter().filter(|channel| !channel.is_offline()).collect();
    assert_eq!(online, [&Channel::Web]);
    let authored: Vec<_> = Act::ALL.iter().filter(|act| act.is_authored()).collect();
    assert_eq!(authored, [&Act::Proposal, &Act::Comment, &Act::SurveyAnswer]);
}
