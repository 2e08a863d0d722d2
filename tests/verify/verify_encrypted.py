"""What verify_bundle.py asks about polls with encrypted ballots: proofs, the sum, and what trustees say of it. Nothing but the standard library, and slow: some
10 ms for each option of each ballot. Written from RFC 9496 (ristretto255), strobe.sourceforge.io and merlin.cool (transcripts), the descriptions in the crate
elastic-elgamal 0.3.1 (ring proofs, proofs of equal logarithms and of possession, decomposition of ranges) and those in app/ledger/src/encrypted.
"""
import json, math
from verify_bundle import BASE, D, L, P, ROOT, add, base64_bytes, point, same, sha256, signed, times

ZERO = (0, 1, 1, 0)
SCALAR, SLOT, SHARE, MOST_SLOTS = 32, 5 * 32, 3 * 32, 256


# ristretto255, RFC 9496, in the extended coordinates of verify_bundle.
def magnitude(x):
    return P - x if x & 1 else x


def root_of_ratio(u, v):
    r = u * v**3 * pow(u * v**7 % P, (P - 5) // 8, P) % P
    check = v * r * r % P
    right, flipped = check == u % P, check == -u % P
    if flipped or check == -u * ROOT % P:
        r = r * ROOT % P
    return right or flipped, magnitude(r)


ENCHANTED = root_of_ratio(1, -1 - D)[1]


def decode(data):
    s = int.from_bytes(data, "little")
    if len(data) != 32 or s >= P or s & 1:
        raise ValueError("not a point")
    one, two = (1 - s * s) % P, (1 + s * s) % P
    v = (-D * one * one - two * two) % P
    square, inverse = root_of_ratio(1, v * two * two % P)
    x = magnitude(2 * s * inverse * two % P)
    y = one * inverse * inverse * two * v % P
    if not square or x * y % P & 1 or y == 0:
        raise ValueError("not a point")
    return x, y, 1, x * y % P


def encode(p):
    x, y, z, t = p
    one, two = (z + y) * (z - y) % P, x * y % P
    inverse = root_of_ratio(1, one * two * two % P)[1]
    first, second = inverse * one % P, inverse * two % P
    z_inverse, last = first * second * t % P, second
    if t * z_inverse % P & 1:
        x, y, last = y * ROOT % P, x * ROOT % P, first * ENCHANTED % P
    if x * z_inverse % P & 1:
        y = -y
    return magnitude(last * (z - y) % P).to_bytes(32, "little")


def equal(p, q):
    return (p[0] * q[1] - p[1] * q[0]) % P == 0 or (p[1] * q[1] - p[0] * q[0]) % P == 0


def negative(p):
    return -p[0] % P, p[1], p[2], -p[3] % P


def double(p):
    a, b = p[0] * p[0] % P, p[1] * p[1] % P
    c, h = 2 * p[2] * p[2], a + b
    e, g = h - (p[0] + p[1]) ** 2, a - b
    f = c + g
    return e * f % P, g * h % P, f * g % P, e * h % P


def multiples(p):
    found = [ZERO, p]
    while len(found) < 16:
        found.append(add(found[-1], p))
    return found


class Fixed:
    """A point that is multiplied often: its multiples by every digit at every place."""

    def __init__(self, p):
        self.point, self.bytes, self.rows = p, encode(p), []
        for _ in range(64):
            self.rows.append(multiples(p))
            p = add(self.rows[-1][15], p)

    def times(self, n):
        q, place = ZERO, 0
        while n:
            if n & 15:
                q = add(q, self.rows[place][n & 15])
            n, place = n >> 4, place + 1
        return q


def minus(fixed, s, c, p):
    """[s]fixed - [c]p."""
    table, q = multiples(negative(p)), ZERO
    for place in range(252, -1, -4):
        for _ in range(4):
            q = double(q)
        digit = c >> place & 15
        q = add(q, table[digit]) if digit else q
    return add(q, fixed.times(s))


GENERATOR = Fixed(BASE)


# Transcripts: Keccak-f[1600], STROBE-128, Merlin.
ROUNDS, LANES, LOW = [], [], 2**64 - 1


def constants():
    register, x, y = 1, 1, 0
    for _ in range(24):
        constant = 0
        for j in range(7):
            constant ^= (register & 1) << (2**j - 1)
            register = (register << 1 ^ (register >> 7) * 0x171) & 0xFF
        ROUNDS.append(constant)
    for t in range(24):
        LANES.append((x, y, (t + 1) * (t + 2) // 2 % 64))
        x, y = y, (2 * x + 3 * y) % 5


constants()


def keccak(state):
    a = [int.from_bytes(state[8 * i:8 * i + 8], "little") for i in range(25)]
    turn = lambda lane, by: (lane << by | lane >> (64 - by)) & LOW
    for constant in ROUNDS:
        c = [a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20] for x in range(5)]
        d = [c[x - 1] ^ turn(c[(x + 1) % 5], 1) for x in range(5)]
        a = [a[i] ^ d[i % 5] for i in range(25)]
        b = [0] * 25
        b[0] = a[0]
        for x, y, by in LANES:
            b[y + 5 * ((2 * x + 3 * y) % 5)] = turn(a[x + 5 * y], by)
        a = [b[i] ^ (~b[i // 5 * 5 + (i + 1) % 5] & b[i // 5 * 5 + (i + 2) % 5]) for i in range(25)]
        a[0] ^= constant
    state[:] = b"".join(lane.to_bytes(8, "little") for lane in a)


class Transcript:
    def __init__(self, label=None):
        if label is not None:
            self.state, self.at, self.begun = bytearray(b"\x01\xa8\x01\x00\x01\x60STROBEv1.0.2" + bytes(182)), 0, 0
            keccak(self.state)
            self.operation(0x12, b"Merlin v1.0")
            self.append(b"dom-sep", label)

    def clone(self):
        other = Transcript()
        other.state, other.at, other.begun = bytearray(self.state), self.at, self.begun
        return other

    def run(self):
        self.state[self.at] ^= self.begun
        self.state[self.at + 1] ^= 0x04
        self.state[167] ^= 0x80
        keccak(self.state)
        self.at = self.begun = 0

    def absorb(self, data):
        for byte in data:
            self.state[self.at] ^= byte
            self.at += 1
            if self.at == 166:
                self.run()

    def operation(self, flags, data):
        begun, self.begun = self.begun, self.at + 1
        self.absorb(bytes([begun, flags]))
        if flags & 0x04 and self.at:
            self.run()
        self.absorb(data)

    def append(self, label, data):
        self.operation(0x12, label + len(data).to_bytes(4, "little"))
        self.operation(0x02, data)
        return self

    def number(self, label, number):
        return self.append(label, number.to_bytes(8, "little"))

    def scalar(self):
        """The challenge `c`, reduced from 64 bytes. Nothing is drawn after it from the same transcript."""
        self.operation(0x12, b"c" + (64).to_bytes(4, "little"))
        self.operation(0x07, b"")
        return int.from_bytes(self.state[:64], "little") % L


def scalars(data):
    found = [int.from_bytes(data[place:place + SCALAR], "little") for place in range(0, len(data), SCALAR)]
    if len(data) % SCALAR or any(scalar >= L for scalar in found):
        raise ValueError("not a scalar")
    return found


def pieces(data):
    return [data[place:place + SCALAR] for place in range(0, len(data), SCALAR)]


def equal_logarithms(transcript, base, powers, proof):
    """Chaum and Pedersen: the powers have one logarithm, the first to the generator, the second to this base."""
    challenge, response = scalars(proof)
    transcript.append(b"dom-sep", b"log_eq").append(b"K", base.bytes).append(b"[r]G", encode(powers[0])).append(b"[r]K", encode(powers[1]))
    transcript.append(b"[x]G", encode(minus(GENERATOR, response, challenge, powers[0])))
    transcript.append(b"[x]K", encode(minus(base, response, challenge, powers[1])))
    return transcript.scalar() == challenge


def decomposition(bound, known={}):
    """The rings for the numbers below the bound, as (size, step): of the shortest proofs, the first to be found."""
    if bound in known:
        return known[bound]
    length, rings, first = bound + 2, [(bound, 1)], 2
    while first + 2 <= length:
        for factor in range(2, first + 1):
            if (bound - first) % factor:
                continue
            inner = (bound - first) // factor + 1
            if inner < 2:
                break
            if first + 2 + math.ceil(math.log2(inner) * 3) > length:
                continue
            found, parts = decomposition(inner)
            if first + 2 + found < length or (first + 2 + found == length and len(parts) + 1 < len(rings)):
                length, rings = first + 2 + found, [(size, step * factor) for size, step in parts] + [(first, 1)]
        first += 1
    known[bound] = length, rings
    return known[bound]


class Range:
    """Proofs that a ciphertext holds a number below the bound: a ring for each part of it."""

    def __init__(self, bound):
        self.rings = decomposition(bound)[1]
        self.text = " + ".join(f"{step} * 0..{size}" if step > 1 else f"0..{size}" for size, step in self.rings)
        self.length = SCALAR * (sum(size for size, _ in self.rings) + 2 * len(self.rings) - 1)
        self.values = [[negative(GENERATOR.times(place * step)) for place in range(size)] for size, step in self.rings]

    def proved(self, transcript, key, ciphertext, proof):
        split = 2 * SCALAR * (len(self.rings) - 1)
        points, (challenge, *responses) = [decode(piece) for piece in pieces(proof[:split])], scalars(proof[split:])
        parts, rest = list(zip(points[::2], points[1::2])), ciphertext
        for part in parts:
            rest = tuple(add(whole, negative(point)) for whole, point in zip(rest, part))
        transcript.append(b"dom-sep", b"encryption_range_proof").append(b"range", self.text.encode())
        transcript.append(b"dom-sep", b"multi_ring_enc").append(b"K", key.bytes)
        start = transcript.clone()
        for index, ((random, blinded), values) in enumerate(zip(parts + [rest], self.values)):
            ring = start.clone().append(b"dom-sep", b"ring_enc").append(b"enc", encode(random) + encode(blinded)).number(b"i", index)
            following = challenge
            for place, value in enumerate(values):
                response = responses.pop(0)
                commitments = encode(minus(GENERATOR, response, following, random)), encode(minus(key, response, following, add(blinded, value)))
                if place + 1 < len(values):
                    following = ring.clone().number(b"j", place).append(b"R_G", commitments[0]).append(b"R_K", commitments[1]).scalar()
            transcript.append(b"R_G", commitments[0]).append(b"R_K", commitments[1])
        return transcript.scalar() == challenge


BIT = Range(2)


def at_zero(places):
    """The weights of the values of a polynomial at these places, counted from 0 for 1, in its value at zero."""
    weights = []
    for place in places:
        others = [other for other in places if other != place]
        above, below = math.prod(other + 1 for other in others), math.prod(other - place for other in others)
        weights.append(above * pow(below, -1, L) % L)
    return weights


class Trustees:
    """The trustees of a definition. Raises ValueError unless they are sound."""

    def __init__(self, value, origin):
        members, self.threshold = value["members"], value["threshold"]
        self.count, names, keys = len(members), [m["name"] for m in members], [base64_bytes(m["key"]) for m in members]
        named = all(name.strip() and len(name.encode()) <= 200 for name in names) and len(set(names)) == len(set(keys)) == self.count
        if not (2 <= self.threshold <= self.count <= 9 and named):
            raise ValueError("there can be no such trustees")
        for key in keys:
            point(key)
        text = lambda words: len(words.encode()).to_bytes(8, "big") + words.encode()
        ceremony = text(origin) + value["attempt"].to_bytes(4, "big") + bytes([self.threshold])
        ceremony = sha256(b"parvis ceremony v1\0", ceremony, *(text(name) + key for name, key in zip(names, keys)))
        self.shares = [decode(base64_bytes(member["share"])) for member in members]
        self.key = Fixed(self.value(list(range(self.threshold)), self.shares))
        # A polynomial of so many coefficients through all shares: each further one is foretold by the first.
        for place in range(self.threshold, self.count):
            known = list(range(self.threshold))
            weights = [math.prod(place - j for j in known if j != i) * pow(math.prod(i - j for j in known if j != i), -1, L) % L for i in known]
            if not equal(self.sum(weights, self.shares), self.shares[place]):
                raise ValueError("not the shares of one key")
        if any(equal(share, ZERO) for share in self.shares + [self.key.point]):
            raise ValueError("no key")
        for place, member in enumerate(members):
            body = {"confirmation": {"before": value["rounds"], "shares": [m["share"] for m in members], "proof": member["proof"]}}
            message = b"parvis ceremony message v1\0" + ceremony + bytes([place]) + json.dumps(body, separators=(",", ":")).encode()
            if not signed(keys[place], base64_bytes(member["signature"]), message) or not self.knows(place, base64_bytes(member["proof"])):
                raise ValueError("not confirmed")

    @staticmethod
    def sum(weights, points):
        total = ZERO
        for weight, p in zip(weights, points):
            total = add(total, times(weight, p))
        return total

    def value(self, places, points):
        return self.sum(at_zero(places), [points[place] for place in places])

    def transcript(self, label, place):
        transcript = Transcript(label).number(b"n", self.count).number(b"t", self.threshold).append(b"K", self.key.bytes)
        return transcript.number(b"i", place)

    def knows(self, place, proof):
        challenge, response = scalars(proof)
        transcript = self.transcript(b"elgamal_participant_pop", place).append(b"dom-sep", b"multi_pop").append(b"K", encode(self.shares[place]))
        transcript.append(b"R", encode(minus(GENERATOR, response, challenge, self.shares[place])))
        return transcript.scalar() == challenge


class Form:
    """The slots of a question, and what is proved of their sum. Raises ValueError where there can be none."""

    def __init__(self, question):
        if question.method not in ("single-choice", "approval") or question.budget:
            raise ValueError("cannot be added up")
        self.id, self.options = question.id, question.options
        self.blank, self.least, self.most = question.optional or question.least == 0, max(1, question.least), question.most
        self.range = Range(self.most - self.least + 1) if self.most > self.least else None
        self.slots = len(self.options) + self.blank
        self.length = self.slots * SLOT + (self.range.length if self.range else 2 * SCALAR)
        if not self.options or len(self.options) >= MOST_SLOTS:
            raise ValueError("too many slots")


class Sealed:
    """The encrypted ballots of a poll. Raises ValueError unless its definition is sound."""

    def __init__(self, definition, entry, origin, questions):
        self.trustees, self.entry = Trustees(definition["trustees"], origin), entry
        self.order, self.forms = [question.id for question in questions], sorted(map(Form, questions), key=lambda form: form.id)
        if sum(form.slots for form in self.forms) > MOST_SLOTS:
            raise ValueError("too many slots")
        self.sum = [(ZERO, ZERO)] * sum(form.slots for form in self.forms)
        self.ballots, self.last, self.shares = 0, -1, {}

    def digest(self, value):
        """The digest of a sealed ballot."""
        data = len(value["answers"]).to_bytes(4, "big")
        for answer in value["answers"]:
            sealed = base64_bytes(answer["sealed"])
            data += answer["question"].to_bytes(8, "big", signed=True) + len(sealed).to_bytes(4, "big") + sealed
        return sha256(b"parvis encrypted ballot v1\0", base64_bytes(value["salt"]), base64_bytes(value["token"]["input"]), data)

    def add(self, value):
        """Adds a ballot, if its proofs hold."""
        token = base64_bytes(value["token"]["input"])
        try:
            if [answer["question"] for answer in value["answers"]] != [form.id for form in self.forms]:
                return False
            slots = []
            for form, answer in zip(self.forms, value["answers"]):
                slots += self.answer(form, base64_bytes(answer["sealed"]), token)
        except ValueError:
            return False
        self.ballots += 1
        self.sum = [(add(random, other), add(blinded, more)) for (random, blinded), (other, more) in zip(self.sum, slots)]
        return True

    def answer(self, form, sealed, token):
        if len(sealed) != form.length:
            raise ValueError("another length")
        key, slots, total = self.trustees.key, [], (ZERO, negative(GENERATOR.times(form.least)))
        for place in range(form.slots):
            data = sealed[place * SLOT:(place + 1) * SLOT]
            slot = decode(data[:SCALAR]), decode(data[SCALAR:2 * SCALAR])
            if not BIT.proved(self.transcript(form, token, place), key, slot, data[2 * SCALAR:]):
                raise ValueError("not proved to be 0 or 1")
            weight = form.most if place == len(form.options) else 1
            slots.append(slot)
            total = tuple(add(whole, times(weight, p)) for whole, p in zip(total, slot))
        proof, transcript = sealed[form.slots * SLOT:], self.transcript(form, token, 2**64 - 1)
        proved = form.range.proved(transcript, key, total, proof) if form.range else equal_logarithms(transcript, key, total, proof)
        if not proved:
            raise ValueError("not proved to be as many as may be")
        return slots

    def transcript(self, form, token, part):
        transcript = Transcript(b"parvis encrypted ballot v1").append(b"definition", self.entry).append(b"token", token)
        return transcript.number(b"question", form.id % 2**64).number(b"part", part)

    def decryption(self, value):
        """Whether a trustee says what they should, in their turn."""
        trustee, shares = value["trustee"], base64_bytes(value["shares"])
        turn, self.last = self.last < trustee, max(self.last, trustee)
        if trustee >= self.trustees.count or len(shares) != SHARE * len(self.sum):
            return False
        opened = []
        try:
            for place, (random, _) in enumerate(self.sum):
                data = shares[place * SHARE:(place + 1) * SHARE]
                opened.append(decode(data[:SCALAR]))
                powers = self.trustees.shares[trustee], opened[-1]
                if not equal_logarithms(self.trustees.transcript(b"elgamal_decryption_share", trustee), Fixed(random), powers, data[SCALAR:]):
                    return False
        except ValueError:
            return False
        self.shares.setdefault(trustee, opened)
        return turn

    def enough(self):
        return len(self.shares) >= self.trustees.threshold

    def tally(self):
        """The count, or None where the sum opens to none."""
        places, step = list(self.shares)[:self.trustees.threshold], math.isqrt(self.ballots) + 1
        table = {encode(GENERATOR.times(number)): number for number in range(step)}
        weights, giant, votes = at_zero(places), negative(GENERATOR.times(step)), []
        for slot, (_, blinded) in enumerate(self.sum):
            p = add(blinded, negative(Trustees.sum(weights, [self.shares[place][slot] for place in places])))
            for giants in range(self.ballots // step + 1):
                if encode(p) in table:
                    votes.append(giants * step + table[encode(p)])
                    break
                p = add(p, giant)
            else:
                return None
            if votes[-1] > self.ballots:
                return None
        found = {}
        for form in self.forms:
            own, votes = votes[:form.slots], votes[form.slots:]
            blank = own[-1] if form.blank else 0
            options = [{"option": option, "votes": number} for option, number in zip(form.options, own)]
            found[form.id] = {"question": form.id, "answered": self.ballots - blank, "blank": blank, "options": options}
        return {"ballots": self.ballots, "questions": [found[question] for question in self.order]}


# Test vectors of RFC 9496, A.1: the generator and its double.
assert encode(BASE).hex() == "e2f2ae0a6abc4e71a884a961c500515f58e30b6aa582dd8db6a65945e08d2d76"
assert encode(double(BASE)).hex() == "6a493210f7499cd17fecb510ae0cea23a110e8d5b901f8acadd3095c73a3b919" and equal(decode(encode(double(BASE))), add(BASE, BASE))
