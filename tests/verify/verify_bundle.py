#!/usr/bin/env python3
"""Checks the published file of a poll, offline, with nothing but the standard library: the second opinion beside `parvis audit`.

    python3 verify_bundle.py BUNDLE[.gz] [--witness KEY]... [--checkpoint FILE]...
    python3 verify_bundle.py --self-test    tokens by the vectors of RFC 9497, appendix A.1.2

Prints one verdict for each check, by the names `parvis audit --json` uses, and ends with 1 if any failed. Written from the description of the formats
(app/ledger: leaf, token, checkpoint, bundle; RFC 6962, RFC 8032, RFC 9497, C2SP signed-note, tlog-checkpoint and tlog-cosignature) and of the rules (Scottish order SSI 2007/42, rules 45
to 52; Schulze 2011, winning votes; for budgets the Method of Equal Shares of Peters, Pierczyński & Skowron 2021, completed as on equalshares.net, and
sequential Phragmén), not from the Rust code. Of ballots only the different orders and numbers are kept, each with how many say so.
"""
import argparse, base64, gzip, hashlib, itertools, json, math, sys, unicodedata, zlib
from collections import Counter
from fractions import Fraction

CHECKS = """file signature definition checkpoints log order openings ballots superseded turnout roll tokens decryption tally outcome key one-log receipts entitlement
supersession""".split()
ELSEWHERE = ["key", "one-log", "receipts", "entitlement", "supersession"]  # what no file can prove of itself


class Stop(Exception):
    """Nothing further can be read."""


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def base64_bytes(text):
    data = base64.b64decode(text, validate=True)
    if base64.b64encode(data).decode() != text:
        raise ValueError("not canonical Base64")
    return data


# Ed25519: RFC 8032, section 5.1, in extended coordinates; strict, as signatures by weak keys prove nothing.
P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D, ROOT = -121665 * pow(121666, -1, P) % P, pow(2, (P - 1) // 4, P)


def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(n, p):
    q = (0, 1, 1, 0)
    while n:
        q, p, n = (add(q, p) if n & 1 else q), add(p, p), n >> 1
    return q


def same(p, q):
    return (p[0] * q[2] - q[0] * p[2]) % P == 0 and (p[1] * q[2] - q[1] * p[2]) % P == 0


def point(data):
    number = int.from_bytes(data, "little")
    y, sign = number & (2**255 - 1), number >> 255
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if x * x % P == square else x * ROOT % P
    if y >= P or x * x % P != square or (x == 0 and sign):
        raise ValueError("not a point")
    x = x if x & 1 == sign else P - x
    if same(times(8, (x, y, 1, x * y % P)), (0, 1, 1, 0)):
        raise ValueError("a point of small order")
    return x, y, 1, x * y % P


BASE = point((4 * pow(5, -1, P) % P).to_bytes(32, "little"))


def signed(key, signature, message):
    try:
        r, a, s = point(signature[:32]), point(key), int.from_bytes(signature[32:], "little")
    except ValueError:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    return len(signature) == 64 and s < L and same(times(s, BASE), add(r, times(h, a)))


# Tokens: VOPRF of RFC 9497 with ristretto255-SHA512 (RFC 9496, RFC 9380), as far as whoever has the secret key needs it.
SUITE = b"OPRFV1-\1-ristretto255-SHA512"


def root_of(u, v):
    """Whether u/v is a square, and the root of it (or of ROOT times it) that is not negative: SQRT_RATIO_M1 of RFC 9496, section 4.2."""
    r = u * pow(v, 3, P) * pow(u * pow(v, 7, P), (P - 5) // 8, P) % P
    check = v * r * r % P
    r = r * ROOT % P if check in (-u % P, -u * ROOT % P) else r
    return check in (u % P, -u % P), even(r)


def even(number):
    return min(number % P, -number % P, key=lambda value: value & 1)


def mapped(data):
    """MAP of RFC 9496, section 4.3.4, from 32 bytes to a point."""
    t = int.from_bytes(data, "little") % 2**255
    r = ROOT * t * t % P
    u, v = (r + 1) * (1 - D * D), (-1 - r * D) * (r + D) % P
    square, s = root_of(u, v)
    s, c = (s, -1) if square else (-even(s * t), r)
    n = c * (r - 1) * (D - 1) ** 2 - v
    w0, w1, w2, w3 = 2 * s * v, -n * root_of(-D - 1, 1)[1], 1 - s * s, 1 + s * s  # the root that is negative
    return w0 * w3 % P, w2 * w1 % P, w1 * w3 % P, w0 * w2 % P


def encoded(p):
    """The 32 bytes of a point: ENCODE of RFC 9496, section 4.3.2."""
    x, y, z, t = p
    u1, u2 = (z + y) * (z - y) % P, x * y % P
    inverse = root_of(1, u1 * u2 * u2)[1]
    d1, d2 = u1 * inverse % P, u2 * inverse % P
    inner = d1 * d2 * t % P
    if t * inner % P & 1:
        x, y, d2 = y * ROOT % P, x * ROOT % P, d1 * root_of(1, -1 - D)[1] % P
    return even(d2 * (z - (-y if x * inner % P & 1 else y))).to_bytes(32, "little")


def group_element(data):
    """Whether 32 bytes are a point other than the neutral one: DECODE of RFC 9496, section 4.3.1."""
    s = int.from_bytes(data, "little")
    u1, u2 = 1 - s * s, 1 + s * s
    v = (-D * u1 * u1 - u2 * u2) % P
    square, inverse = root_of(1, v * u2 * u2)
    x = even(2 * s * inverse * u2)
    y = u1 * inverse * inverse * u2 * v % P
    return 0 < s < P and not s & 1 and square and not x * y % P & 1 and y != 0


def expanded(message, tag):
    """64 bytes: expand_message_xmd of RFC 9380, section 5.3.1, with SHA-512."""
    first = hashlib.sha512(bytes(128) + message + b"\0\x40\0" + tag + bytes([len(tag)])).digest()
    return hashlib.sha512(first + b"\1" + tag + bytes([len(tag)])).digest()


def token_output(secret, data):
    """What a secret key makes of the input of a token: Evaluate of RFC 9497, section 3.3.2."""
    uniform = expanded(data, b"HashToGroup-" + SUITE)
    element = encoded(times(secret, add(mapped(uniform[:32]), mapped(uniform[32:]))))
    return hashlib.sha512(len(data).to_bytes(2, "big") + data + b"\0\x20" + element + b"Finalize").digest()


def token_key(secret):
    return encoded(times(secret, BASE))


def self_test():
    secret = int.from_bytes(bytes.fromhex("e6f73f344b79b379f1a0dd37e07ff62e38d9f71345ce62ae3a9bc60b04ccd909"), "little")
    assert token_key(secret).hex() == "c803e2cc6b05fc15064549b5920659ca4a77b2cca6f04f6b357009335476ad4e"
    assert token_output(secret, bytes(1)).hex() == ("b58cfbe118e0cb94d79b5fd6a6dafb98764dff49c14e1770b566e42402da1a7d"
                                                    "a4d8527693914139caee5bd03903af43a491351d23b430948dd50cde10d32b3c")
    assert token_output(secret, b"\x5a" * 17).hex() == ("8a9a2f3c7f085b65933594309041fc1898d42d0858e59f90814ae90571a6df60"
                                                        "356f4610bf816f27afdd84f47719e480906d27ecd994985890e5f539e7ea74b6")
    print("tokens: as in RFC 9497")


def named(name):
    """Whether a note may be signed by this name."""
    return name and "+" not in name and not any(letter.isspace() for letter in name)


def note_parts(note):
    """The text of a C2SP signed note and what is signed under it, by name; or None."""
    text, gap, block = note.rpartition("\n\n")
    if not gap or not block.endswith("\n") or any(letter < " " and letter != "\n" for letter in note):
        return None
    signatures = []
    try:
        for line in block[:-1].split("\n"):
            dash, signer, code = line.split(" ")
            data = base64_bytes(code)
            if dash != "—" or not named(signer) or len(data) < 5 or block.count("\n") > 100:
                return None
            signatures.append((signer, data))
    except ValueError:
        return None
    return text + "\n", signatures


def key_number(name, kind, key):
    return sha256(name.encode(), b"\n", kind, key)[:4]


def first_by(parts, name, number):
    """The first signature of this name and number, without its number; or None."""
    return next((data[4:] for signer, data in parts[1] if signer == name and data[:4] == number), None)


def open_note(note, name, key):
    """The text of a C2SP signed note, or None unless this key has signed it."""
    parts = note_parts(note)
    data = parts and first_by(parts, name, key_number(name, b"\x01", key))
    return parts[0] if data and signed(key, data, parts[0].encode()) else None


def cosigned(note, name, key):
    """Whether this witness has signed a checkpoint (C2SP tlog-cosignature, Ed25519): True, False if what stands there is wrong, or None."""
    parts = note_parts(note)
    data = parts and first_by(parts, name, key_number(name, b"\x04", key))
    if not data:
        return None
    time = int.from_bytes(data[:8], "big")
    return time < 2**63 and signed(key, data[8:], f"cosignature/v1\ntime {time}\n{parts[0]}".encode())


def verifier_key(text, kind):
    """Name and key of a verifier key of this kind, name+number+key."""
    name, number, code = text.split("+", 2)
    data = base64_bytes(code)
    point(data[1:])
    if data[:1] != kind or len(data) != 33 or not named(name) or number != key_number(name, kind, data[1:]).hex():
        raise ValueError("not a key of this kind")
    return name, data[1:]


def opened(note, name, key):
    """Size and root of a checkpoint of this log, or None."""
    lines = (open_note(note, name, key) or "").split("\n")
    size = lines[1] if len(lines) >= 4 and lines[0] == name and lines[-1] == "" and "" not in lines[3:-1] else ""
    if not (size.isascii() and size.isdigit() and str(int(size)) == size and int(size) < 2**64 and bytes32(lines[2])):
        return None
    return int(size), base64_bytes(lines[2])


# The shape of each line: exact keys in their order, whole numbers within bounds.
def whole(low, high):
    return lambda value: type(value) is int and low <= value <= high


def one_of(*shapes):
    return lambda value: any(fits(value, shape) for shape in shapes)


def fits(value, shape):
    if isinstance(shape, dict):
        return isinstance(value, dict) and list(value) == list(shape) and all(fits(value[key], shape[key]) for key in shape)
    if isinstance(shape, list):
        return isinstance(value, list) and all(fits(item, shape[0]) for item in value)
    if isinstance(shape, tuple):
        return isinstance(value, list) and len(value) == len(shape) and all(map(fits, value, shape))
    return shape(value) if callable(shape) else type(value) is type(shape) and value == shape


def of_bytes(count):
    def shape(value):
        try:
            return len(base64_bytes(value)) == count
        except (ValueError, TypeError):
            return False
    return shape


bytes32 = of_bytes(32)


def blob(value):
    try:
        return len(value) <= 2**16 // 3 * 4 and len(base64_bytes(value)) >= 0
    except (ValueError, TypeError):
        return False


def bytes64(value):
    return blob(value) and len(base64_bytes(value)) == 64


def ballot(value):
    rises = lambda numbers: all(a < b for a, b in zip(numbers, numbers[1:]))
    marked = lambda answer: "marks" not in answer or len(answer["marks"]) == len(answer["choices"]) > 0
    return fits(value, [ANSWER]) and rises([a["question"] for a in value]) and all(rises(a["choices"]) and marked(a) for a in value)


def name(value):
    hidden = lambda letter: unicodedata.category(letter) == "Cc" or any(low <= ord(letter) <= high for low, high in HIDDEN)
    return isinstance(value, str) and 0 < len(value) <= 80 and " ".join(value.split()) == value and not any(map(hidden, value))


# Marks of direction, and what has no width (UAX 9): a name is what is seen.
HIDDEN = [(0xAD, 0xAD), (0x61C, 0x61C), (0x180E, 0x180E), (0x200B, 0x200B), (0x200E, 0x200F), (0x2028, 0x202E), (0x2060, 0x206F), (0xFEFF, 0xFEFF),
          (0xE0000, 0xE007F)]
I64, U64, U32, U16 = whole(-2**63, 2**63 - 1), whole(0, 2**64 - 1), whole(0, 2**32 - 1), whole(0, 2**16 - 1)
TEXT = lambda value: isinstance(value, str)
ANSWER = one_of({"question": I64, "choices": [I64]}, {"question": I64, "choices": [I64], "marks": [whole(1, 2**16 - 1)]})
METHOD = one_of({"method": one_of("single-choice", "knapsack")}, {"method": one_of("approval", "ranked"), "min": U16, "max": U16},
                {"method": "score", "highest": U16}, {"method": "points", "credits": U16, "highest": U16}, {"method": "quadratic", "credits": U16})
BUDGET = {"amount": U64, "costs": [U64], "satisfaction": one_of("cost", "cardinality")}
PLAIN = {"id": I64, "method": METHOD, "options": [I64], "optional": one_of(True, False)}
QUESTION = one_of(PLAIN, {**PLAIN, "budget": BUDGET})
RULE = one_of("plurality", "approval", "score", "borda", "irv", "stv", "schulze", "equal-shares", "greedy", "phragmen")
DECISION = {"question": QUESTION, "rule": RULE, "seats": U32}
TALLY = {"ballots": U64, "questions": [{"question": I64, "answered": U64, "blank": U64, "options": [{"option": I64, "votes": U64}]}]}
TIE = {"stake": one_of("winning", "transfer", "exclusion"), "tied": [I64], "drawn": [I64]}
HEAD = {"format": TEXT, "key": TEXT, "poll": I64, "secrecy": one_of("named", "confidential", "anonymous", "encrypted")}
RULES = {"questions": [one_of(DECISION, {**DECISION, "lot": True})], "ties": one_of("id", {"seed": TEXT})}
MEMBER = {"name": TEXT, "key": bytes32, "share": bytes32, "proof": bytes64, "signature": bytes64}
TRUSTEES = {"trustees": {"attempt": U32, "threshold": whole(0, 255), "rounds": bytes32, "members": [MEMBER]}}
OPENED = {"answers": ballot, "salt": bytes32, "lock": bytes32}
TOKEN = {"input": bytes32, "output": of_bytes(64)}
BEARER = one_of({"name": name}, {"token": TOKEN})
VOTERS, ISSUED = {"by_channel": [(one_of("web", "paper", "phone", "assisted", "in-person"), U64)], "issued": U64}, {"roll": one_of(None, U64)}
LINES = {
    "definition": one_of({**HEAD, **RULES}, {**HEAD, "token_key": bytes32, **RULES}, {**HEAD, "token_key": bytes32, **RULES, **TRUSTEES}),
    "token-key": bytes32,
    "encrypted": {"entry": bytes32, "token": TOKEN, "answers": [{"question": I64, "sealed": blob}], "salt": bytes32, "lock": bytes32},
    "decryption": {"trustee": whole(0, 255), "shares": blob},
    "ballot": one_of({"entry": bytes32, **OPENED}, {"entry": bytes32, "by": BEARER, **OPENED}),
    "superseded": {"entry": bytes32, "digest": bytes32, "key": bytes32},
    "checkpoint": TEXT,
    "turnout": one_of({**VOTERS, **ISSUED}, {**VOTERS, "tokens": U64, **ISSUED}),
    "result": {"tally": TALLY, "outcomes": [{"question": I64, "winners": [I64], "ties": [TIE]}]},
    "signature": TEXT,
}


class Count:
    """A count by one of the rules that seat options: the winners in the order in which they are chosen, and the ties that were broken on the way."""

    def __init__(self, rule, seats, options, lot, votes):
        self.seats, self.options, self.lot, self.votes, self.ties = seats, options, lot, votes, []
        if rule == "named":  # plurality and approval: how many ballots name each option
            self.winners = self.highest(votes)
            return
        self.orders = [([option for option, _ in sorted(vote, key=lambda pair: pair[1])], ballots) for vote, ballots in votes.items()]
        self.winners = getattr(self, rule)()

    def draw(self, stake, tied):
        """The first of these by the published rule; a tie if they are several."""
        tied = sorted(tied, key=self.lot)
        if len(tied) > 1:
            self.ties.append({"stake": stake, "tied": tied, "drawn": tied[:1]})
        return tied[0]

    def highest(self, sums):
        """The highest sums win; a tie is what is equal on both sides of the last seat."""
        order = sorted(self.options, key=lambda option: (-sums[option], self.lot(option)))
        tied = [option for option in order if sums[option] == sums[order[self.seats - 1]]]
        drawn = [option for option in tied if option in order[:self.seats]]
        if tied != drawn:
            self.ties.append({"stake": "winning", "tied": tied, "drawn": drawn})
        return order[:self.seats]

    def score(self):
        sums = Counter()
        for vote, ballots in self.votes.items():
            for option, number in vote:
                sums[option] += ballots * number
        return self.highest(sums)

    def borda(self):
        """A point for each option below, half a point for each beside: all doubled. Those not named stand beside each other at the end."""
        sums, last = Counter(), len(self.options) - 1
        for order, ballots in self.orders:
            points = {option: 2 * (last - place) for place, option in enumerate(order)}
            for option in self.options:
                sums[option] += ballots * points.get(option, last - len(order))
        return self.highest(sums)

    def irv(self):
        left = list(self.options)
        while True:
            votes = dict.fromkeys(left, 0)
            for order, ballots in self.orders:
                for option in [option for option in order if option in votes][:1]:
                    votes[option] += ballots
            most, fewest = max(votes.values()), min(votes.values())
            if len(left) == 1 or 2 * most > sum(votes.values()):
                return [option for option in left if votes[option] == most]
            left.remove(self.draw("exclusion", [option for option in left if votes[option] == fewest]))

    def schulze(self):
        above = dict.fromkeys(itertools.product(self.options, repeat=2), 0)
        for order, ballots in self.orders:
            unnamed = [option for option in self.options if option not in order]
            for place, option in enumerate(order):
                for other in order[place + 1:] + unnamed:
                    above[option, other] += ballots
        path = {(a, b): wins if wins > above[b, a] else 0 for (a, b), wins in above.items()}
        for via, a, b in itertools.product(self.options, repeat=3):
            path[a, b] = max(path[a, b], min(path[a, via], path[via, b]))
        winners, left = [], list(self.options)
        while len(winners) < self.seats:
            best = [a for a in left if all(path[a, b] >= path[b, a] for b in left)]
            winners.append(self.draw("winning", best) if len(best) > self.seats - len(winners) else min(best, key=self.lot))
            left.remove(winners[-1])
        return winners

    def stv(self):
        """Votes in hundred-thousandths. Who has just the quota passes on a surplus of nothing."""
        votes, papers, stages = dict.fromkeys(self.options, 0), {option: [] for option in self.options}, []
        hopeful, waiting, elected, one = list(self.options), [], [], 100_000
        quota = (sum(ballots for order, ballots in self.orders if order) // (self.seats + 1) + 1) * one

        def deal(dealt, value):
            """A stage: each paper goes to the next hopeful option in its order, with this value of its value."""
            for order, ballots, worth in dealt:
                for option in [option for option in order if option in hopeful][:1]:
                    papers[option].append((order, ballots, value(worth)))
                    votes[option] += ballots * value(worth)
            stages.append(dict(votes))

        def decide(stake, best, tied):
            """The most or the fewest now; of equals, at the latest stage at which they differ; else by lot."""
            for stage in reversed(stages):
                wanted = best(stage[option] for option in tied)
                tied = [option for option in tied if stage[option] == wanted]
            return self.draw(stake, tied)

        by_votes = lambda options: sorted(options, key=lambda option: (-votes[option], self.lot(option)))
        deal([(order, ballots, one) for order, ballots in self.orders], lambda worth: worth)
        while len(hopeful) > self.seats - len(elected) > 0:
            reached = by_votes(option for option in hopeful if votes[option] >= quota)
            elected, waiting, hopeful[:] = elected + reached, waiting + reached, [option for option in hopeful if option not in reached]
            if len(elected) == self.seats:
                break
            if waiting:
                option = decide("transfer", max, waiting)
                waiting.remove(option)
                total, votes[option] = votes[option], quota
                deal(papers[option], lambda worth: worth * (total - quota) // total)
            else:
                option = decide("exclusion", min, hopeful)
                hopeful.remove(option)
                votes[option] = 0
                deal(papers[option], lambda worth: worth)
        return elected + by_votes(hopeful)[:self.seats - len(elected)]


class Sharing(Count):
    """A budget shared out among projects, in cents, exactly. A vote gives points to projects; money beyond 2^60 cents or 100,000 outcomes is not tried."""

    def __init__(self, rule, budget, options, lot, votes, voters):
        self.amount, self.cost, self.voters = budget["amount"], dict(zip(options, budget["costs"])), voters
        self.worth = self.cost if budget["satisfaction"] == "cost" else dict.fromkeys(options, 1)
        self.lot, self.ties, self.groups, self.supporters = lot, [], len(votes), {option: [] for option in options}
        for group, (vote, ballots) in enumerate(votes.items()):
            for option, points in vote:
                self.supporters[option].append((group, ballots, points))
        self.points = {option: sum(ballots * points for _, ballots, points in found) for option, found in self.supporters.items() if found}
        self.least = {option: Fraction(self.cost[option], self.worth[option] * points) for option, points in self.points.items()}
        self.winners = getattr(self, rule.replace("-", "_"))()

    def left(self, winners):
        return self.amount - sum(self.cost[option] for option in winners)

    def greedy(self, before=()):
        """Those with most satisfaction for their cost first; what does not fit is skipped. The order of equals is a tie if not all that fit are taken."""
        winners = list(before)
        for least in sorted({self.least[option] for option in self.least if option not in before}):
            equals = sorted((option for option in self.least if self.least[option] == least and option not in before), key=self.lot)
            fitting, taken = [option for option in equals if self.cost[option] <= self.left(winners)], []
            for option in fitting:
                if self.cost[option] <= self.left(winners):
                    winners.append(option)
                    taken.append(option)
            if taken != fitting:
                self.ties.append({"stake": "winning", "tied": fitting, "drawn": taken})
        return winners

    def phragmen(self):
        """The least load on all supporters of a project first, if it fits; the end if one of the least does not."""
        winners, load = [], [Fraction(0)] * self.groups
        count = {option: sum(ballots for _, ballots, _ in self.supporters[option]) for option in self.points if self.cost[option] <= self.amount}
        while count.keys() - winners:
            borne = {option: sum(ballots * load[group] for group, ballots, _ in self.supporters[option]) for option in count if option not in winners}
            loads = {option: (sum_of + self.cost[option]) / count[option] for option, sum_of in borne.items()}
            tied = [option for option in loads if loads[option] == min(loads.values())]
            if any(self.cost[option] > self.left(winners) for option in tied):
                break
            winners.append(self.draw("winning", tied))
            for group, _, _ in self.supporters[winners[-1]]:
                load[group] = loads[winners[-1]]
        return winners

    def equal_shares(self):
        """Shares in whole euros; a euro more for each voter until nothing more fits or the next outcome is too dear; then greedily what still fits."""
        share = self.amount // (100 * self.voters) * 100
        winners, _ = self.buy(share)
        for _ in range(100_000):
            full = all(option in winners or cost > self.left(winners) for option, cost in self.cost.items())
            if full or len(winners) == len(self.points) or (share + 100) * self.voters > 2**60:
                break
            following, idle = self.buy(share + 100)
            if self.left(following) < 0:
                break
            share += 100
            if following == winners:
                share += 100 * min(idle, (2**60 - share * self.voters) // (100 * self.voters))
            winners = following
        return self.greedy(self.buy(share)[0])

    def buy(self, share):
        """What voters buy with this share each, the lowest price per satisfaction first; and how many more euros for each surely change nothing."""
        self.ties, winners, money, parts, prices, full = [], [], [share] * self.groups, 1, dict(self.least), True
        while True:
            lowest = math.inf
            for option in sorted(prices, key=prices.get):  # prices only rise: those of earlier rounds are lower bounds
                if prices[option] > lowest:
                    break
                price = self.price(option, money, parts)
                if price is None:
                    del prices[option]
                else:
                    prices[option] = price / (self.worth[option] * parts)
                    lowest = min(lowest, prices[option])
            if not prices:
                return winners, self.idle(winners, share, money, parts) if full else 0
            winners.append(self.draw("winning", [option for option in prices if prices[option] == lowest]))
            full, price = full and lowest == self.least[winners[-1]], prices.pop(winners[-1]) * self.worth[winners[-1]] * parts
            money, parts = [left * price.denominator for left in money], parts * price.denominator
            for group, _, points in self.supporters[winners[-1]]:
                money[group] = max(0, money[group] - price.numerator * points)

    def price(self, option, money, parts):
        """What each point costs the supporters, of whom the poor pay all they have; None if it is not enough. Money is in so many parts of a cent."""
        due, payers = self.cost[option] * parts, self.supporters[option]
        while payers:
            price, rich, poor = Fraction(due, sum(ballots * points for _, ballots, points in payers)), [], []
            for payer in payers:
                (rich if money[payer[0]] * price.denominator >= price.numerator * payer[2] else poor).append(payer)
            if not poor:
                return price
            due, payers = due - sum(ballots * money[group] for group, ballots, _ in poor), rich
        return None

    def idle(self, winners, share, money, parts):
        """As all paid in full, prices stay. Projects dearer than all winners need enough of what is left, others must not even be had at first."""
        dearest, euros = max((self.least[option] for option in winners), default=0), []
        for option in self.least.keys() - winners:
            count = sum(ballots for _, ballots, _ in self.supporters[option])
            left = Fraction(sum(ballots * money[group] for group, ballots, _ in self.supporters[option]), parts)
            lacking = self.cost[option] - (left if self.least[option] > dearest else share * count)
            euros.append(max(0, math.ceil(lacking / Fraction(100 * count)) - 1))
        return min(euros, default=0)


class Question:
    """A question, how it is decided, and the answers to it so far."""

    def __init__(self, decision):
        question, self.rule, self.seats, self.lot = decision["question"], decision["rule"], decision["seats"], "lot" in decision
        self.id, self.options, self.optional, method = question["id"], question["options"], question["optional"], question["method"]
        self.method, self.marked = method["method"], method["method"] not in ("single-choice", "approval", "knapsack")
        self.least, self.most = method.get("min", 1), method.get("max", 1 if self.method == "single-choice" else len(self.options))
        self.credits, self.budget = method.get("credits", 2**64), question.get("budget")
        self.highest = method.get("highest", math.isqrt(self.credits))
        self.named, self.answered, self.blank, self.votes = dict.fromkeys(self.options, 0), 0, 0, Counter()

    def sound(self):
        rules = {"single-choice": ["plurality", "approval"], "approval": ["approval"], "ranked": ["stv" if self.seats > 1 else "irv", "schulze", "borda"]}
        limits = (self.least >= 1 or self.method == "approval") and self.least <= self.most <= len(self.options) and self.most >= 1
        seated = 1 <= self.seats <= (len(self.options) if self.marked or self.lot else 1) and len(self.options) == len(self.named)
        able = (self.rule != "schulze" or len(self.options) <= 4000) and not (self.lot and (self.marked or self.budget))
        sound = limits and seated and able and 1 <= self.highest <= self.credits
        if self.budget:
            amount, costs, shared = self.budget["amount"], self.budget["costs"], ["equal-shares", "greedy"]
            rules = {"approval": shared + ["phragmen"], "knapsack": shared + ["phragmen"], "score": shared, "ranked": shared}
            known = len(costs) == len(self.options) and all(1 <= cents <= 2**53 for cents in [amount, *costs])
            return sound and self.seats == 1 and known and min(costs) <= amount and self.rule in rules.get(self.method, [])
        return sound and self.method != "knapsack" and self.rule in rules.get(self.method, ["score"])

    def valid(self, choices, marks):
        if len(marks) != len(choices) * self.marked or not all(option in self.named for option in choices):
            return False
        if not choices:
            return self.optional or self.least == 0
        if self.method == "ranked" and sorted(marks) != list(range(1, len(marks) + 1)):
            return False
        if self.method == "knapsack":
            costs = dict(zip(self.options, self.budget["costs"]))
            return sum(costs[option] for option in choices) <= self.budget["amount"]
        cost = sum(mark * mark if self.method == "quadratic" else mark for mark in marks)
        return self.least <= len(choices) <= self.most and max(marks, default=0) <= self.highest and cost <= self.credits

    def add(self, choices, marks):
        self.answered, self.blank = self.answered + bool(choices), self.blank + (not choices)
        for option in choices:
            self.named[option] += 1
        if self.budget:  # points: 1 for a name, the score, or for the first place as many as may be ranked and one less for each place below
            marks = [self.most + 1 - mark for mark in marks] if self.method == "ranked" else marks or [1] * len(choices)
        if marks:
            self.votes[tuple(zip(choices, marks))] += 1

    def take(self, counted):
        """Counts that trustees have opened, in the place of ballots."""
        self.answered, self.blank = counted["answered"], counted["blank"]
        self.named = {count["option"]: count["votes"] for count in counted["options"]}

    def tally(self):
        options = [{"option": option, "votes": votes} for option, votes in self.named.items()]
        return {"question": self.id, "answered": self.answered, "blank": self.blank, "options": options}

    def outcome(self, lot):
        most = max(self.named.values())
        winners, ties = [option for option, votes in self.named.items() if votes == most > 0], []
        if (self.marked or self.budget) and self.answered:
            voters = self.answered + self.blank
            budget = self.budget and Sharing(self.rule, self.budget, self.options, lot, self.votes, voters)
            count = budget or Count(self.rule, self.seats, self.options, lot, self.votes)
            winners, ties = count.winners, count.ties
        elif self.lot and self.answered:
            count = Count("named", self.seats, self.options, lot, self.named)
            winners, ties = count.winners, count.ties
        return {"question": self.id, "winners": winners, "ties": ties}


class Audit:
    def __init__(self, lines, witnesses=(), kept=()):
        self.witnesses, self.kept, self.witnessed, self.whole = witnesses, list(kept), 0, False
        self.failed, self.stopped, self.roll, self.tokened, self.sealed = set(), False, False, False, None
        try:
            self.read(lines)
        except Stop as stop:
            self.stopped = True
            self.failed.add(str(stop))
        except (OSError, EOFError, zlib.error):
            self.stopped = True
            self.failed.add("file")

    def verdict(self, check):
        if check == "one-log" and check not in self.failed and not self.stopped:
            return "proved" if (self.witnessed == self.size if self.witnesses else self.whole) else "not-provable"
        unproved = check in ELSEWHERE or self.stopped or (check == "roll" and not self.roll) or (check == "tokens" and not self.tokened)
        return "failed" if check in self.failed else "not-provable" if unproved else "proved"

    def expect(self, check, well):
        if not well:
            self.failed.add(check)

    def line(self, raw):
        try:
            text = raw.decode()
            kind, value = next(iter(json.loads(text).items()))
            spelled = json.dumps({kind: value}, separators=(",", ":"), ensure_ascii=False) + "\n"
            if spelled != text or len(raw) > 2**20 or not fits(value, LINES[kind]):
                raise Stop("file")
            return kind, value
        except (ValueError, KeyError, AttributeError, StopIteration, RecursionError):
            raise Stop("file")

    def read(self, lines):
        everything, stage = hashlib.sha256(), "definition"
        for raw in lines:
            kind, value = self.line(raw)
            if stage == "end" or (kind != stage and not (stage == "entries" and kind in (self.cast, "superseded", "checkpoint", "turnout"))
                                                       and not (stage == "result" and kind == "decryption" and self.sealed)):
                raise Stop("file")
            if kind == "definition":
                self.start(value, sha256(raw[:-1]))
            elif kind == "signature":
                text = open_note(value, self.name, self.key)
                self.expect("signature", text == f"{self.name}/bundle\n{base64.b64encode(everything.digest()).decode()}\n")
            else:
                getattr(self, kind.replace("-", "_"))(value)
            stage = {"definition": "token-key" if self.tokened else "entries", "token-key": "entries", "turnout": "result", "result": "signature", "signature": "end"}.get(kind, stage)
            everything.update(raw)
        if stage != "end":
            raise Stop("file")
        self.expect("one-log", not self.kept)

    def start(self, definition, entry):
        self.secrecy, self.issuer, self.tokens = definition["secrecy"], None, set()
        self.tokened, self.public = self.secrecy in ("anonymous", "encrypted"), base64_bytes(definition.get("token_key", ""))
        self.entry, self.ties, self.questions = entry, definition["ties"], [Question(decision) for decision in definition["questions"]]
        try:
            self.name, self.key = verifier_key(definition["key"], b"\x01")
            sound = True
        except (ValueError, IndexError):
            sound = False
        sound = sound and bool(self.public) == self.tokened and (not self.public or group_element(self.public))
        sound = sound and all(question.sound() for question in self.questions)
        numbers = {question.id for question in self.questions}
        if not sound or definition["format"] != "parvis-bundle/1" or not numbers or len(numbers) != len(self.questions):
            raise Stop("definition")
        self.seal(definition)
        self.ballots, self.counted, self.signed, self.covered, self.size, self.peaks = 0, 0, 0, 0, 0, []
        self.last, self.seen = None, set()
        kept = [(opened(note, self.name, self.key), note) for note in self.kept]
        self.expect("one-log", all(checkpoint for checkpoint, _ in kept))
        self.kept, self.whole = [one for one in kept if one[0]], bool(kept)
        self.push(entry)

    def token_key(self, value):
        secret = int.from_bytes(base64_bytes(value), "little")
        if 0 < secret < L and token_key(secret) == self.public:
            self.issuer = secret
        self.expect("tokens", self.issuer)

    def seal(self, definition):
        """Where ballots are encrypted, the other file beside this one knows how."""
        self.cast = "encrypted" if self.secrecy == "encrypted" else "ballot"
        if (self.secrecy == "encrypted") != ("trustees" in definition):
            raise Stop("definition")
        if self.secrecy == "encrypted":
            try:
                from verify_encrypted import Sealed
                self.sealed = Sealed(definition, self.entry, self.name, self.questions)
            except ValueError:
                raise Stop("definition")

    def encrypted(self, value):
        self.append("openings", value, base64_bytes(value["lock"]), self.sealed.digest(value))
        self.ballots += 1
        self.expect("ballots", self.sealed.add(value))
        self.token(value["token"])

    def decryption(self, value):
        self.expect("decryption", self.sealed.decryption(value))

    def push(self, entry):
        node, rest = sha256(b"\0", entry), self.size
        while rest & 1:
            node, rest = sha256(b"\1", self.peaks.pop(), node), rest >> 1
        self.peaks.append(node)
        self.size += 1
        for checkpoint, note in [one for one in self.kept if one[0][0] <= self.size]:
            root = self.root() if checkpoint[0] else sha256()
            self.expect("one-log", checkpoint[1] == root)
            if checkpoint[1] == root:
                self.look(note, checkpoint[0])
        self.kept = [one for one in self.kept if one[0][0] > self.size]

    def look(self, note, size):
        """Who has signed a checkpoint that fits the log."""
        for name, key in self.witnesses:
            found = cosigned(note, name, key)
            self.expect("one-log", found is not False)
            self.witnessed = max(self.witnessed, size) if found else self.witnessed

    def root(self):
        node = self.peaks[-1]
        for peak in self.peaks[-2::-1]:
            node = sha256(b"\1", peak, node)
        return node

    def append(self, check, value, lock, digest):
        entry = base64_bytes(value["entry"])
        self.expect(check, entry == sha256(b"parvis entry v1\0", self.entry, lock, digest))
        self.expect("definition", self.signed > 0)
        self.expect("order", (self.last is None or self.last < entry) and entry not in self.seen)
        self.last = entry
        self.seen.add(entry)
        self.push(entry)

    def ballot(self, value):
        answers = {answer["question"]: (answer["choices"], answer.get("marks", [])) for answer in value["answers"]}
        data = len(answers).to_bytes(4, "big")
        for question, (choices, marks) in answers.items():
            data += question.to_bytes(8, "big", signed=True) + len(choices).to_bytes(4, "big")
            data += b"".join(option.to_bytes(8, "big", signed=True) for option in choices)
            data += len(marks).to_bytes(4, "big") + b"".join(mark.to_bytes(2, "big") for mark in marks)
        digest = sha256(*self.by(value.get("by"), base64_bytes(value["salt"])), data)
        self.append("openings", value, base64_bytes(value["lock"]), digest)
        self.ballots += 1
        bearer = next(iter(value.get("by", ["nobody"])))
        self.expect("ballots", bearer in {"named": ["name"], "confidential": ["nobody"], "anonymous": ["nobody", "token"]}[self.secrecy])
        valid = len(answers) == len(self.questions) and all(q.id in answers and q.valid(*answers[q.id]) for q in self.questions)
        self.expect("ballots", valid)
        self.counted += valid
        for question in self.questions if valid else ():
            question.add(*answers[question.id])

    def by(self, bearer, salt):
        """What the digest of a ballot begins with."""
        if bearer is None:
            return b"parvis ballot v1\0", salt
        if "token" in bearer:
            return b"parvis anonymous ballot v1\0", salt, self.token(bearer["token"])
        name = bearer["name"].encode()
        return b"parvis named ballot v1\0", salt, len(name).to_bytes(4, "big"), name

    def token(self, value):
        token, output = base64_bytes(value["input"]), base64_bytes(value["output"])
        self.expect("tokens", token not in self.tokens and (not self.issuer or token_output(self.issuer, token) == output))
        self.tokens.add(token)
        return token

    def superseded(self, value):
        lock = sha256(b"parvis lock v1\0", base64_bytes(value["key"]))
        self.append("superseded", value, lock, base64_bytes(value["digest"]))

    def checkpoint(self, note):
        self.signed, self.last = self.signed + 1, None
        checkpoint = opened(note, self.name, self.key)
        if not checkpoint:
            return self.expect("checkpoints", False)
        grown, self.covered = self.covered < self.size, self.size
        fits = checkpoint == (self.size, self.root())
        self.expect("log", grown and fits)
        if fits:
            self.look(note, self.size)

    def turnout(self, value):
        self.expect("log", self.covered == self.size)
        channels, voters = [channel for channel, _ in value["by_channel"]], sum(count for _, count in value["by_channel"])
        self.expect("turnout", len(set(channels)) == len(channels) and voters == self.ballots and voters <= value["issued"])
        web = sum(count for channel, count in value["by_channel"] if channel == "web")
        if self.tokened and "tokens" in value:
            self.expect("tokens", len(self.tokens) == web <= value["tokens"] <= value["issued"])
        self.expect("tokens", ("tokens" in value) == self.tokened)
        self.roll = value["roll"] is not None
        self.expect("roll", not self.roll or value["issued"] <= value["roll"])

    def result(self, value):
        if self.sealed:
            self.expect("decryption", self.sealed.enough())
            tally = self.sealed.tally() if self.sealed.enough() else None
            if not tally:
                return self.failed.update(("tally", "outcome"))
            self.counted = tally["ballots"]
            for question, counted in zip(self.questions, tally["questions"]):
                question.take(counted)
        seed = b"" if self.ties == "id" else self.ties["seed"].encode() + b"\0"
        lot = lambda option: (seed and sha256(seed, str(option).encode()), str(option))
        self.expect("tally", value["tally"] == {"ballots": self.counted, "questions": [question.tally() for question in self.questions]})
        self.expect("outcome", value["outcomes"] == [question.outcome(lot) for question in self.questions])


def kept_checkpoint(path):
    """A checkpoint that somebody kept, or the one in a .tlog-proof file."""
    with open(path, encoding="utf-8", newline="") as file:
        text = file.read()
    return text.partition("\n\n")[2] if text.startswith("c2sp.org/tlog-proof@v1\n") else text


def main():
    arguments = argparse.ArgumentParser(description="Checks the published file of a poll.")
    arguments.add_argument("bundle")
    arguments.add_argument("--witness", metavar="KEY", action="append", default=[], type=lambda text: verifier_key(text, b"\x04"))
    arguments.add_argument("--checkpoint", metavar="FILE", action="append", default=[], type=kept_checkpoint)
    given = arguments.parse_args()
    with open(given.bundle, "rb") as file:
        packed = file.read(2) == b"\x1f\x8b"
    with (gzip.open if packed else open)(given.bundle, "rb") as lines:
        audit = Audit(lines, given.witness, given.checkpoint)
    for check in (check for check in CHECKS if check != "decryption" or audit.sealed):
        print(f"{check}: {audit.verdict(check)}")
    sys.exit(1 if audit.failed else 0)


if __name__ == "__main__":
    self_test() if sys.argv[1:] == ["--self-test"] else main()
