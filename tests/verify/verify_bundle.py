#!/usr/bin/env python3
"""Checks the published file of a poll, offline, with nothing but the standard library: the second opinion beside `parvis audit`.

    python3 verify_bundle.py BUNDLE[.gz]

Prints one verdict for each check, by the names `parvis audit --json` uses, and ends with 1 if any failed. Written from the description of the formats
(app/ledger: leaf, checkpoint, bundle; RFC 6962, RFC 8032, C2SP signed-note and tlog-checkpoint), not from the Rust code.
"""
import base64, gzip, hashlib, json, sys, zlib

CHECKS = """file signature definition checkpoints log order openings ballots superseded turnout roll tally outcome key one-log receipts entitlement
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


def named(name):
    """Whether a note may be signed by this name."""
    return name and "+" not in name and not any(letter.isspace() for letter in name)


def open_note(note, name, key):
    """The text of a C2SP signed note, or None unless this key has signed it."""
    text, gap, block = note.rpartition("\n\n")
    if not gap or not block.endswith("\n") or any(letter < " " and letter != "\n" for letter in note):
        return None
    found = None
    try:
        for line in block[:-1].split("\n"):
            dash, signer, code = line.split(" ")
            data = base64_bytes(code)
            if dash != "—" or not named(signer) or len(data) < 5 or block.count("\n") > 100:
                return None
            if found is None and signer == name and data[:4] == sha256(name.encode(), b"\n\x01", key)[:4]:
                found = signed(key, data[4:], (text + "\n").encode())
    except ValueError:
        return None
    return text + "\n" if found else None


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


def bytes32(value):
    try:
        return len(base64_bytes(value)) == 32
    except (ValueError, TypeError):
        return False


def ballot(value):
    rises = lambda numbers: all(a < b for a, b in zip(numbers, numbers[1:]))
    return fits(value, [{"question": I64, "choices": [I64]}]) and rises([a["question"] for a in value]) and all(rises(a["choices"]) for a in value)


I64, U64, U32, U16, I128 = whole(-2**63, 2**63 - 1), whole(0, 2**64 - 1), whole(0, 2**32 - 1), whole(0, 2**16 - 1), whole(-2**127, 2**127 - 1)
TEXT = lambda value: isinstance(value, str)
METHOD = one_of({"method": "single-choice"}, {"method": "approval", "min": U16, "max": U16})
QUESTION = {"id": I64, "method": METHOD, "options": [I64], "optional": one_of(True, False)}
RULE = one_of("plurality", "approval", "score", "borda", "irv", "stv", "schulze")
TALLY = {"ballots": U64, "questions": [{"question": I64, "answered": U64, "blank": U64, "options": [{"option": I64, "votes": U64}]}]}
TIE = {"stake": one_of("winning", "transfer", "exclusion"), "tied": [U32], "drawn": [U32]}
STANDING = {"scores": [I128], "winners": [U32], "ties": [TIE], "counted": U64, "blank": U64}
LINES = {
    "definition": {"format": TEXT, "key": TEXT, "poll": I64, "secrecy": "confidential",
                   "questions": [{"question": QUESTION, "rule": RULE, "seats": U32}], "ties": one_of("id", {"seed": TEXT})},
    "ballot": {"entry": bytes32, "answers": ballot, "salt": bytes32, "lock": bytes32},
    "superseded": {"entry": bytes32, "digest": bytes32, "key": bytes32},
    "checkpoint": TEXT,
    "turnout": {"by_channel": [(one_of("web", "paper", "phone", "assisted", "in-person"), U64)], "issued": U64, "roll": one_of(None, U64)},
    "result": {"tally": TALLY, "outcomes": [STANDING]},
    "signature": TEXT,
}


class Audit:
    def __init__(self, lines):
        self.failed, self.stopped, self.roll = set(), False, False
        try:
            self.read(lines)
        except Stop as stop:
            self.stopped = True
            self.failed.add(str(stop))
        except (OSError, EOFError, zlib.error):
            self.stopped = True
            self.failed.add("file")

    def verdict(self, check):
        unproved = check in ELSEWHERE or self.stopped or (check == "roll" and not self.roll)
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
            if stage == "end" or (kind != stage and not (stage == "entries" and kind in ("ballot", "superseded", "checkpoint", "turnout"))):
                raise Stop("file")
            if kind == "definition":
                self.start(value, sha256(raw[:-1]))
            elif kind == "signature":
                text = open_note(value, self.name, self.key)
                self.expect("signature", text == f"{self.name}/bundle\n{base64.b64encode(everything.digest()).decode()}\n")
            else:
                getattr(self, kind)(value)
            stage = {"definition": "entries", "turnout": "result", "result": "signature", "signature": "end"}.get(kind, stage)
            everything.update(raw)
        if stage != "end":
            raise Stop("file")

    def start(self, definition, entry):
        self.definition, self.entry, self.questions, self.paper = definition, entry, definition["questions"], {}
        try:
            self.name, number, code = definition["key"].split("+", 2)
            data = base64_bytes(code)
            self.key = data[1:]
            point(self.key)
            sound = data[0] == 1 and len(data) == 33 and named(self.name) and number == sha256(self.name.encode(), b"\n", data)[:4].hex()
        except (ValueError, IndexError):
            sound = False
        for decision in self.questions:
            question, options = decision["question"], decision["question"]["options"]
            self.paper[question["id"]] = {option: 0 for option in options}
            least, most = question["method"].get("min", 1), question["method"].get("max", 1)
            single = question["method"]["method"] == "single-choice"
            rule = decision["rule"] == "approval" or (single and decision["rule"] == "plurality")
            fit = single or (most >= 1 and least <= most <= len(options))
            sound = sound and rule and fit and 1 <= decision["seats"] <= len(options) == len(set(options))
        if not sound or definition["format"] != "parvis-bundle/1" or not self.questions or len(self.paper) != len(self.questions):
            raise Stop("definition")
        self.blank, self.ballots, self.counted, self.signed, self.covered, self.size, self.peaks = dict.fromkeys(self.paper, 0), 0, 0, 0, 0, 0, []
        self.last, self.seen = None, set()
        self.push(entry)

    def push(self, entry):
        node, rest = sha256(b"\0", entry), self.size
        while rest & 1:
            node, rest = sha256(b"\1", self.peaks.pop(), node), rest >> 1
        self.peaks.append(node)
        self.size += 1

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
        answers = {answer["question"]: answer["choices"] for answer in value["answers"]}
        data = len(answers).to_bytes(4, "big")
        for question, choices in answers.items():
            data += question.to_bytes(8, "big", signed=True) + len(choices).to_bytes(4, "big")
            data += b"".join(option.to_bytes(8, "big", signed=True) for option in choices)
        digest = sha256(b"parvis ballot v1\0", base64_bytes(value["salt"]), data)
        self.append("openings", value, base64_bytes(value["lock"]), digest)
        self.ballots += 1
        valid = list(answers) == sorted(self.paper) and all(self.valid(d["question"], answers[d["question"]["id"]]) for d in self.questions)
        self.expect("ballots", valid)
        self.counted += valid
        for question, choices in answers.items() if valid else ():
            self.blank[question] += not choices
            for option in choices:
                self.paper[question][option] += 1

    def valid(self, question, choices):
        options = len(question["options"])
        least, most = min(question["method"].get("min", 1), options), min(question["method"].get("max", 1), options)
        if not choices:
            return question["optional"] or least == 0
        return least <= len(choices) <= most and all(option in self.paper[question["id"]] for option in choices)

    def superseded(self, value):
        lock = sha256(b"parvis lock v1\0", base64_bytes(value["key"]))
        self.append("superseded", value, lock, base64_bytes(value["digest"]))

    def checkpoint(self, note):
        self.signed, self.last = self.signed + 1, None
        lines = (open_note(note, self.name, self.key) or "").split("\n")
        size = lines[1] if len(lines) >= 4 and lines[0] == self.name and lines[-1] == "" and "" not in lines[3:-1] else ""
        if not (size.isascii() and size.isdigit() and str(int(size)) == size and int(size) < 2**64 and bytes32(lines[2])):
            return self.expect("checkpoints", False)
        grown, self.covered = self.covered < self.size, self.size
        self.expect("log", grown and int(size) == self.size and base64_bytes(lines[2]) == self.root())

    def turnout(self, value):
        self.expect("log", self.covered == self.size)
        channels, voters = [channel for channel, _ in value["by_channel"]], sum(count for _, count in value["by_channel"])
        self.expect("turnout", len(set(channels)) == len(channels) and voters == self.ballots and voters <= value["issued"])
        self.roll = value["roll"] is not None
        self.expect("roll", not self.roll or value["issued"] <= value["roll"])

    def result(self, value):
        counts, outcomes = [], []
        for decision in self.questions:
            question, options = decision["question"]["id"], decision["question"]["options"]
            votes = self.paper[question]
            blank = self.blank[question]
            answered = self.counted - blank
            counts.append({"question": question, "answered": answered, "blank": blank, "options": [{"option": o, "votes": votes[o]} for o in options]})
            outcomes.append(self.decide(decision["seats"], [votes[option] for option in options], options, answered, blank))
        self.expect("tally", value["tally"] == {"ballots": self.counted, "questions": counts})
        self.expect("outcome", value["outcomes"] == outcomes)

    def decide(self, seats, votes, options, answered, blank):
        seed = None if self.definition["ties"] == "id" else self.definition["ties"]["seed"].encode()
        lot = lambda place: (b"" if seed is None else sha256(seed, b"\0", str(options[place]).encode()), str(options[place]))
        order = sorted(range(len(options)), key=lambda place: (-votes[place], lot(place)))
        ties, last = [], votes[order[seats - 1]]
        if seats < len(order) and votes[order[seats]] == last:
            tied = lambda places: [place for place in places if votes[place] == last]
            ties = [{"stake": "winning", "tied": tied(order), "drawn": tied(order[:seats])}]
        return {"scores": votes, "winners": order[:seats], "ties": ties, "counted": answered, "blank": blank}


def main(path):
    with open(path, "rb") as file:
        packed = file.read(2) == b"\x1f\x8b"
    with (gzip.open if packed else open)(path, "rb") as lines:
        audit = Audit(lines)
    for check in CHECKS:
        print(f"{check}: {audit.verdict(check)}")
    sys.exit(1 if audit.failed else 0)


if __name__ == "__main__":
    main(sys.argv[1])
