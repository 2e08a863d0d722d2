//! How often someone may do something: `governor`, keyed by who and by kind of act.
//!
//! Who someone is, is not kept: only a hash under a key that lives as long as this process.

use super::client_address::group;
use crate::config::{LimitsConfig, Rate};
use domain::ids::PollId;
use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::collections::hash_map::RandomState;
use std::fmt;
use std::hash::BuildHasher;
use std::net::IpAddr;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// After so many checks what has recovered is dropped, even if nobody calls [`Limits::sweep`]: a flood of addresses
/// must not fill the memory.
const SWEEP_EVERY: u32 = 100_000;

/// The kinds of acts that are limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Asking for a sign-in link; the key is a network address.
    SignInPerAddress,
    /// Sending a sign-in link; the key is the mailbox, in the form that tells mailboxes apart.
    SignInPerEmail,
    /// Trying a code; the key is the browser's cookie.
    CodePerBrowser,
    /// Casting or changing a ballot; the key is the account.
    BallotPerAccount,
    /// Casting or changing a ballot; the key is a network address.
    BallotPerAddress,
    /// Voting with the code of an electoral roll; the key is a network address and the poll.
    RollCodePerAddress,
    /// Changing anything else; the key is the account.
    WritePerAccount,
    /// Any request with an API token; the key is the token.
    ApiPerToken,
    /// Reading a page; the key is a network address.
    ReadPerAddress,
    /// Asking for a cosignature; the key is a network address.
    WitnessPerAddress,
}

/// Too often. It may be tried again in a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("too many requests; the next is welcome in {seconds} s")]
pub struct Wait {
    /// Seconds until the next one is accepted, rounded up: for `Retry-After`.
    pub seconds: u64,
}

/// All limits of this process.
pub struct Limits {
    clock: DefaultClock,
    hasher: RandomState,
    checks: AtomicU32,
    sign_in_per_address: Limiter,
    sign_in_per_email: Limiter,
    code_per_browser: Limiter,
    ballot_per_account: Limiter,
    ballot_per_address: Limiter,
    roll_code_per_address: Limiter,
    write_per_account: Limiter,
    api_per_token: Limiter,
    read_per_address: Limiter,
    witness_per_address: Limiter,
}

/// `None` is no limit.
type Limiter = Option<DefaultKeyedRateLimiter<u64>>;

impl fmt::Debug for Limits {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Limits").field("kept", &self.kept()).finish_non_exhaustive()
    }
}

impl Limits {
    /// The limits of a configuration, none of them used up yet.
    #[must_use]
    pub fn new(config: &LimitsConfig) -> Self {
        Self {
            clock: DefaultClock::default(),
            hasher: RandomState::new(),
            checks: AtomicU32::new(0),
            sign_in_per_address: limiter(config.sign_in_per_address),
            sign_in_per_email: limiter(config.sign_in_per_email),
            code_per_browser: limiter(config.code_per_browser),
            ballot_per_account: limiter(config.ballot_per_account),
            ballot_per_address: limiter(config.ballot_per_address),
            roll_code_per_address: limiter(config.roll_code_per_address),
            write_per_account: limiter(config.write_per_account),
            api_per_token: limiter(config.api_per_token),
            read_per_address: limiter(config.read_per_address),
            witness_per_address: limiter(config.witness_per_address),
        }
    }

    /// Counts one act of `key`. A key that is a network address counts for its whole group (see
    /// [`super::client_address::group`]).
    ///
    /// # Errors
    /// [`Wait`] when it was too often; such a try does not count.
    pub fn check(&self, kind: Kind, key: &str) -> Result<(), Wait> {
        match (kind, key.parse::<IpAddr>()) {
            (Kind::SignInPerAddress | Kind::BallotPerAddress | Kind::ReadPerAddress | Kind::WitnessPerAddress, Ok(address)) => {
                self.check_address(kind, address)
            }
            _ => self.count(kind, self.hasher.hash_one(key)),
        }
    }

    /// Counts one act from a network address, as [`Limits::check`] does.
    ///
    /// # Errors
    /// [`Wait`] when it was too often; such a try does not count.
    pub fn check_address(&self, kind: Kind, address: IpAddr) -> Result<(), Wait> {
        self.count(kind, self.hasher.hash_one(group(address)))
    }

    /// Counts one try of a code in a poll from a network address.
    ///
    /// # Errors
    /// [`Wait`] when it was too often; such a try does not count.
    pub fn check_roll_code(&self, address: IpAddr, poll: PollId) -> Result<(), Wait> {
        self.count(Kind::RollCodePerAddress, self.hasher.hash_one((group(address), poll)))
    }

    fn count(&self, kind: Kind, key: u64) -> Result<(), Wait> {
        let Some(limiter) = self.limiter(kind) else { return Ok(()) };
        if self.checks.fetch_add(1, Ordering::Relaxed) % SWEEP_EVERY == SWEEP_EVERY - 1 {
            self.sweep();
        }
        limiter.check_key(&key).map_err(|early| {
            let wait = early.wait_time_from(self.clock.now());
            Wait { seconds: wait.as_secs() + u64::from(wait.subsec_nanos() > 0) }
        })
    }

    /// Forgets everyone whose limit has recovered completely. To be called now and then.
    pub fn sweep(&self) {
        for limiter in self.all().into_iter().flatten() {
            limiter.retain_recent();
            limiter.shrink_to_fit();
        }
    }

    /// How many keys are remembered.
    #[must_use]
    pub fn kept(&self) -> usize {
        self.all().into_iter().flatten().map(DefaultKeyedRateLimiter::len).sum()
    }

    fn limiter(&self, kind: Kind) -> &Limiter {
        match kind {
            Kind::SignInPerAddress => &self.sign_in_per_address,
            Kind::SignInPerEmail => &self.sign_in_per_email,
            Kind::CodePerBrowser => &self.code_per_browser,
            Kind::BallotPerAccount => &self.ballot_per_account,
            Kind::BallotPerAddress => &self.ballot_per_address,
            Kind::RollCodePerAddress => &self.roll_code_per_address,
            Kind::WritePerAccount => &self.write_per_account,
            Kind::ApiPerToken => &self.api_per_token,
            Kind::ReadPerAddress => &self.read_per_address,
            Kind::WitnessPerAddress => &self.witness_per_address,
        }
    }

    fn all(&self) -> [&Limiter; 10] {
        [
            &self.sign_in_per_address,
            &self.sign_in_per_email,
            &self.code_per_browser,
            &self.ballot_per_account,
            &self.ballot_per_address,
            &self.roll_code_per_address,
            &self.write_per_account,
            &self.api_per_token,
            &self.read_per_address,
            &self.witness_per_address,
        ]
    }
}

fn limiter(rate: Rate) -> Limiter {
    let Rate::AtMost { times, unit } = rate else { return None };
    let one = Duration::from_secs(u64::from(unit.seconds())) / times.get();
    Quota::with_period(one).map(|quota| RateLimiter::keyed(quota.allow_burst(times)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    fn limits(settings: &[(&str, &str)]) -> Limits {
        Limits::new(&Config::from_settings(settings).unwrap().limits)
    }

    #[test]
    fn one_account_runs_out_and_another_does_not() {
        let limits = limits(&[("limits.ballot_per_account", "3/hour")]);
        for _ in 0..3 {
            assert_eq!(limits.check(Kind::BallotPerAccount, "a"), Ok(()));
        }
        let wait = limits.check(Kind::BallotPerAccount, "a").unwrap_err();
        assert!((1_190..=1_200).contains(&wait.seconds), "a third of an hour, not {} s", wait.seconds);
        assert_eq!(limits.check(Kind::BallotPerAccount, "b"), Ok(()));
        assert_eq!(limits.check(Kind::WritePerAccount, "a"), Ok(()));
    }

    #[test]
    fn addresses_count_by_network() {
        let limits = limits(&[("limits.sign_in_per_address", "1/day")]);
        let ask = |address: &str| limits.check(Kind::SignInPerAddress, address).is_ok();
        assert!(ask("2001:db8:0:1::1"));
        assert!(!ask("2001:db8:0:1:ffff::2"), "the same /64");
        assert!(ask("2001:db8:0:2::1"), "another /64");
        assert!(ask("192.0.2.1"));
        assert!(!ask("::ffff:192.0.2.1"), "the same address in another writing");
        assert!(ask("192.0.2.2"));
    }

    #[test]
    fn codes_count_by_network_and_poll() {
        let limits = limits(&[("limits.roll_code_per_address", "2/hour")]);
        let try_one = |address: &str, poll| limits.check_roll_code(address.parse().unwrap(), PollId(poll)).is_ok();
        assert!(try_one("2001:db8:0:1::1", 1) && try_one("2001:db8:0:1::2", 1));
        assert!(!try_one("2001:db8:0:1::3", 1), "the same /64");
        assert!(try_one("2001:db8:0:1::3", 2), "another poll");
        assert!(try_one("192.0.2.1", 1), "another network");
    }

    #[test]
    fn five_hundred_people_behind_one_address_can_sign_in_and_vote() {
        let limits = limits(&[]);
        for person in 0..500 {
            assert_eq!(limits.check(Kind::SignInPerAddress, "192.0.2.1"), Ok(()));
            assert_eq!(limits.check(Kind::BallotPerAddress, "192.0.2.1"), Ok(()));
            assert_eq!(limits.check(Kind::BallotPerAccount, &person.to_string()), Ok(()));
        }
    }

    #[test]
    fn off_is_no_limit_and_keeps_nothing() {
        let limits = limits(&[("limits.api_per_token", "off")]);
        assert!((0..10_000).all(|_| limits.check(Kind::ApiPerToken, "t").is_ok()));
        assert_eq!(limits.kept(), 0);
    }

    #[test]
    fn what_has_recovered_is_forgotten() {
        let limits = limits(&[("limits.api_per_token", "1000/second"), ("limits.write_per_account", "1/day")]);
        for key in 0..100 {
            assert_eq!(limits.check(Kind::ApiPerToken, &key.to_string()), Ok(()));
        }
        assert_eq!(limits.check(Kind::WritePerAccount, "a"), Ok(()));
        assert_eq!(limits.kept(), 101);
        std::thread::sleep(Duration::from_millis(20));
        limits.sweep();
        assert_eq!(limits.kept(), 1);
        assert!(limits.check(Kind::WritePerAccount, "a").is_err());
    }
}
