// The page of a trustee of an encrypted poll: makes 24 words, gives a key made of them, makes the key of the poll with the
// other trustees, and after the close opens the sum of its ballots. A module of its own and not an island. The words stay
// in the memory of this page: they are neither sent nor kept by the browser. The server puts in the addresses.
import load, { code, enrol, next, words as draw } from "__GLUE__";

/** Milliseconds between two looks at what the others have done. */
const LOOK_EVERY = 4_000;
/** A file that a trustee keeps holds what all of them said, and is still small. */
const LARGEST_FILE = 1 << 22;
const ROUNDS = ["commitments", "polynomials", "shares", "confirmations"];
/** Every step of the page; those in which others are waited for; and under which of the four headings each stands. */
const STEPS = ["make", "words", "confirm", "waiting", "enter", "compare", "rounds", "failed", "done", "closed", "reading", "sum", "opened", "sealed"];
const WITH_OTHERS = new Set(["waiting", "compare", "rounds", "failed", "opened"]);
const COURSE = { make: 0, words: 0, confirm: 0, waiting: 0, enter: 1, compare: 1, rounds: 2, failed: 2, done: 3, closed: 3, reading: 3, sum: 3, opened: 4, sealed: 4 };

/** What went wrong, by the name of its sentence, and what the program says of it. */
class Problem extends Error {
	constructor(name, detail = "") {
		super(name);
		this.detail = detail;
	}
}

/** Does something with the program; where it refuses, that is this problem. */
function tried(act, name) {
	try {
		return act();
	} catch (error) {
		throw new Problem(name, String(error));
	}
}

/** A word as it is compared: case and accents do not count. */
const plain = word => word.normalize("NFKD").replace(/\p{M}/gu, "").trim().toLowerCase();

class Trustee {
	constructor(root) {
		this.root = root;
		this.poll = root.dataset.poll;
		this.place = `parvis-trustee-${this.poll}`;
		this.numbers = new Intl.NumberFormat(document.documentElement.lang);
		for (const button of root.querySelectorAll("[data-do]")) {
			button.addEventListener("click", () => this.act(button));
		}
		this.part("loading").hidden = false;
		this.begin().catch(error => this.complain(error instanceof Problem ? error : new Problem("not-loaded")));
	}

	part(name) {
		return this.root.querySelector(`[data-part="${name}"]`);
	}

	get you() {
		return this.council.trustees[this.council.you];
	}

	get state() {
		return this.council.state ?? "draft";
	}

	async begin() {
		await load({ module_or_path: "__WASM__" });
		await this.look();
		this.part("steps").hidden = false;
		this.go(false);
	}

	/** Asks the server how far everybody is. */
	async look() {
		const answer = await fetch(`/api/v1/polls/${this.poll}/trustees`, { credentials: "same-origin", cache: "no-store" }).catch(() => {
			throw new Problem("network");
		});
		if (answer.status === 404) {
			// Addresses of trustees are forgotten when the poll is counted.
			if (["open", "closed"].includes(this.council?.state)) {
				this.council.state = "sealed";
				return;
			}
			location.reload();
		}
		if (!answer.ok) {
			throw new Problem({ 401: "signed-out", 429: "too-often" }[answer.status] ?? "other");
		}
		const council = await answer.json();
		if (this.council && council.attempt !== this.council.attempt) {
			this.words = this.compared = null;
		}
		this.council = council;
		this.tell();
	}

	/** Sends JSON with the account. */
	async send(path, body, refused) {
		const request = { method: "POST", credentials: "same-origin", body, headers: { "content-type": "application/json" }, cache: "no-store" };
		const answer = await fetch(`/api/v1/polls/${this.poll}/trustees/${path}`, request).catch(() => {
			throw new Problem("network");
		});
		if (!answer.ok) {
			throw new Problem({ 401: "signed-out", 404: refused, 409: refused, 422: refused, 429: "too-often" }[answer.status] ?? "other");
		}
	}

	/** The step that comes now. */
	target() {
		const { council, shown } = this;
		if (this.state === "sealed") {
			return "sealed";
		}
		if (this.asking) {
			return "enter";
		}
		if (this.state === "closed") {
			if ((council.opened ?? []).includes(council.you)) {
				return "opened";
			}
			return this.words ? (["reading", "sum"].includes(shown) ? shown : "closed") : "enter";
		}
		if (this.state === "open" || council.progress?.done) {
			return "done";
		}
		if (!this.you.enrolled) {
			return ["words", "confirm"].includes(shown) ? shown : "make";
		}
		if (!council.ceremony) {
			return "waiting";
		}
		if (council.progress?.failed) {
			return "failed";
		}
		if (!this.words) {
			return "enter";
		}
		const spoken = council.messages.some(({ trustee }) => trustee === council.you);
		return this.compared || spoken ? "rounds" : "compare";
	}

	/** Goes to the step that comes now, and looks again later where others are waited for. */
	go(lead = true) {
		const target = this.target();
		if (target !== this.shown) {
			this.show(target, lead);
		}
		clearTimeout(this.timer);
		if (WITH_OTHERS.has(this.shown)) {
			this.timer = setTimeout(() => this.again(), LOOK_EVERY);
		}
	}

	async again() {
		try {
			await this.look();
			if (this.target() === "rounds") {
				await this.speak();
			}
			if (this.lost) {
				this.lost = false;
				this.part("problem").hidden = true;
			}
		} catch (error) {
			// What the network loses comes back; said once.
			if (!this.lost) {
				this.complain(error instanceof Problem ? error : new Problem("other", String(error)), false);
				this.lost = error.message === "network";
			}
		}
		this.go();
	}

	/** Shows one step, and leads there. */
	show(name, lead) {
		this.shown = name;
		this.part("loading").hidden = true;
		for (const other of STEPS) {
			this.part(other).hidden = other !== name;
		}
		this.part("table").hidden = !(WITH_OTHERS.has(name) || name === "done");
		this.mark(name);
		this.prepare(name);
		if (lead) {
			const heading = this.part(name).querySelector("h2");
			heading.focus({ preventScroll: true });
			heading.scrollIntoView({ block: "start" });
		}
	}

	/** Says in the list of four which one is at and which are done. */
	mark(name) {
		const here = name === "enter" && this.state === "closed" ? 3 : COURSE[name];
		for (const [place, item] of [...this.part("steps").children].entries()) {
			const done = place < here;
			item.toggleAttribute("data-done", done);
			item.querySelector("span").hidden = !done;
			// Once the key is made nobody opens anything before the close.
			place === here && name !== "done" ? item.setAttribute("aria-current", "step") : item.removeAttribute("aria-current");
		}
	}

	/** Fills in what a step shows. */
	prepare(name) {
		const { council } = this;
		if (name === "make") {
			this.part("again").hidden = council.attempt === 0;
		} else if (name === "compare") {
			this.part("code").textContent = this.code();
			this.part("compared").checked = false;
		} else if (name === "failed") {
			const { words, who } = council.progress.failed;
			this.part("at-fault").hidden = who === null;
			this.part("who").textContent = council.trustees[who]?.name ?? "";
			this.part("fault").textContent = words;
		} else if (name === "done") {
			this.part("no-words").hidden = Boolean(this.words);
			this.part("done").querySelector('[data-do="save"]').hidden = !this.words;
			this.part("done").querySelector('[data-do="ask"]').hidden = Boolean(this.words);
		}
	}

	/** The lines of the table, and in one sentence for those who do not see it. */
	tell() {
		const { trustees, messages, progress, opened = [], ceremony } = this.council;
		const { yes, openedYes, notYet, ofFour, saidKeys, saidRound } = this.root.dataset;
		const opening = this.state === "closed";
		const made = progress?.done || this.state !== "draft";
		const cell = (name, text, done) => {
			const made = document.createElement(name);
			made.textContent = text;
			made.classList.toggle("na", !done);
			return made;
		};
		const lines = trustees.map(({ name, enrolled }, place) => {
			const spoken = made ? ROUNDS.length : messages.filter(({ trustee }) => trustee === place).length;
			const line = document.createElement("tr");
			const head = cell("th", name, true);
			head.scope = "row";
			line.append(head, cell("td", enrolled ? yes : notYet, enrolled), cell("td", spoken ? ofFour.replace("{n}", spoken) : notYet, spoken > 0));
			if (opening) {
				const has = opened.includes(place);
				line.append(cell("td", has ? openedYes : notYet, has));
			}
			return line;
		});
		this.part("opened-column").hidden = !opening;
		this.part("lines").replaceChildren(...lines);
		const all = trustees.length;
		let said = "";
		if (!ceremony) {
			said = saidKeys.replace("{done}", trustees.filter(({ enrolled }) => enrolled).length);
		} else if (progress?.waiting) {
			const { round, missing } = progress.waiting;
			said = saidRound.replace("{round}", ROUNDS.indexOf(round) + 1).replace("{done}", all - missing.length);
		}
		said = said.replace("{all}", all);
		const status = this.part("status");
		if (status.textContent !== said) {
			status.textContent = said;
		}
	}

	/** Says what went wrong, above what is shown. */
	complain({ message: name, detail = "" }, lead = true) {
		const problem = this.part("problem");
		this.part("loading").hidden = true;
		const known = problem.querySelector(`[data-problem="${name}"]`) ? name : "other";
		for (const sentence of problem.querySelectorAll("[data-problem]")) {
			sentence.hidden = sentence.dataset.problem !== known;
		}
		this.part("detail").textContent = detail;
		this.part("detail").parentElement.hidden = !detail;
		problem.hidden = false;
		if (lead) {
			problem.focus({ preventScroll: true });
			problem.scrollIntoView({ block: "nearest" });
		}
	}

	async act(button) {
		this.part("problem").hidden = true;
		button.disabled = true;
		try {
			await this[button.dataset.do]();
		} catch (error) {
			this.complain(error instanceof Problem ? error : new Problem("other", String(error)));
		} finally {
			button.disabled = false;
		}
	}

	// The words.

	make() {
		const french = document.documentElement.lang === "fr";
		this.words = draw(crypto.getRandomValues(new Uint8Array(32)), french);
		this.list();
		this.show("words", true);
	}

	list() {
		const items = this.words.split(/\s+/u).map(word => {
			const item = document.createElement("li");
			item.textContent = word.normalize("NFC");
			return item;
		});
		this.part("list").replaceChildren(...items);
	}

	print() {
		window.print();
	}

	confirm() {
		const places = new Set();
		while (places.size < 3) {
			places.add(crypto.getRandomValues(new Uint8Array(1))[0] % 24);
		}
		this.asked = [...places].sort((one, other) => one - other);
		for (const [index, field] of [...this.root.querySelectorAll("[data-confirm]")].entries()) {
			const label = this.root.querySelector(`label[for="${field.id}"]`);
			label.textContent = label.dataset.label.replace("{n}", this.asked[index] + 1);
			field.value = "";
			field.removeAttribute("aria-invalid");
		}
		// Whoever copied them does not copy them from here.
		this.part("list").replaceChildren();
		this.show("confirm", true);
	}

	back() {
		this.list();
		this.show("words", true);
	}

	async enrol() {
		const words = this.words.split(/\s+/u);
		const fields = [...this.root.querySelectorAll("[data-confirm]")];
		const wrong = fields.filter((field, index) => plain(field.value) !== plain(words[this.asked[index]]));
		for (const field of fields) {
			wrong.includes(field) ? field.setAttribute("aria-invalid", "true") : field.removeAttribute("aria-invalid");
		}
		if (wrong.length > 0) {
			throw new Problem("confirm");
		}
		await this.send("enrolments", enrol(this.words, this.council.origin, this.you.name), "other-key");
		await this.look();
		this.go();
	}

	/** Whether these are the words of whoever is signed in. */
	own(words) {
		const { trustee } = JSON.parse(tried(() => enrol(words, this.council.origin, this.you.name), "words"));
		const known = this.council.ceremony?.trustees[this.council.you];
		return !known || Object.keys(known).every(name => known[name] === trustee[name]);
	}

	async enter() {
		const [file] = this.root.querySelector("#words-file").files;
		const typed = this.root.querySelector("#typed-words");
		let words = typed.value;
		if (file && !words.trim()) {
			const text = file.size <= LARGEST_FILE ? await file.text().catch(() => "") : "";
			words = this.wordsOf(text);
			this.checkFile(text);
		}
		words = words.normalize("NFKD").trim();
		if (!this.own(words)) {
			throw new Problem("words");
		}
		this.words = words;
		typed.value = this.root.querySelector("#words-file").value = "";
		this.asking = false;
		if (this.target() === "rounds") {
			await this.speak();
		}
		this.go();
	}

	ask() {
		this.asking = true;
		this.go();
	}

	/** The words in a file that a trustee kept: the numbered ones, or all there are. */
	wordsOf(text) {
		const numbered = [...text.matchAll(/^\s*(\d{1,2})\.\s+(\p{L}[\p{L}\p{M}]*)\s*$/gmu)];
		const words = numbered.length === 24 ? numbered.map(([, , word]) => word) : text.trim().split(/\s+/u);
		if (words.length !== 24) {
			throw new Problem("file");
		}
		return words.join(" ");
	}

	/** What a complete file holds of the ceremony is the same as here. */
	checkFile(text) {
		const [kept] = text.match(/^\{"ceremony":.*$/mu) ?? [];
		if (!kept || !this.council.ceremony) {
			return;
		}
		const { ceremony } = tried(() => JSON.parse(kept), "file");
		if (tried(() => code(JSON.stringify(ceremony)), "file") !== this.code()) {
			throw new Problem("file-differs");
		}
	}

	/** Saves the words, and once the key is made what was said, too. */
	save() {
		const line = name => this.root.querySelector(`[data-file="${name}"]`).textContent;
		const { title, name, page } = this.root.dataset;
		const { ceremony, messages, progress } = this.council;
		const words = this.words.split(/\s+/u).map((word, place) => `${String(place + 1).padStart(2)}. ${word.normalize("NFC")}`);
		const about = [line("head"), "", `${line("vote")} ${title}`, `${line("trustee")} ${name}`, `${line("page")} ${page}`];
		const known = ceremony ? [`${line("code")} ${this.code()}`] : [];
		const rest = progress?.done ? ["", line("rest"), JSON.stringify({ ceremony, messages })] : [];
		const text = [...about, ...known, "", ...words, ...rest, ""].join("\r\n");
		const link = document.createElement("a");
		link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
		link.download = `parvis-trustee-poll-${this.poll}.txt`;
		link.click();
		setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
	}

	// The key.

	code() {
		return tried(() => code(JSON.stringify(this.council.ceremony)), "other");
	}

	async compare() {
		if (!this.part("compared").checked) {
			throw new Problem("tick");
		}
		this.compared = this.code();
		this.show("rounds", true);
		await this.speak();
		this.go();
	}

	/** Says what is to be said now, if anything. */
	async speak() {
		for (const _ of ROUNDS) {
			const { ceremony, messages } = this.council;
			if (this.compared && this.code() !== this.compared) {
				throw new Problem("changed");
			}
			const step = JSON.parse(tried(() => next(JSON.stringify(ceremony), this.words, JSON.stringify(messages)), "ceremony"));
			if (!step.send) {
				return;
			}
			await this.send("messages", JSON.stringify(step.send), "turn");
			await this.look();
		}
	}

	// The sum.

	read() {
		this.show("reading", true);
		this.part("progress").removeAttribute("value");
		this.worker?.terminate();
		this.worker = new Worker("__WORKER__", { type: "module" });
		this.worker.addEventListener("error", () => this.broken(new Problem("not-loaded")));
		this.worker.addEventListener("message", ({ data }) => this.hear(data));
		this.worker.postMessage({ act: "read", poll: this.poll, checkpoint: this.root.querySelector("#checkpoint").value });
	}

	hear({ read, total, sum, shares, problem, detail }) {
		if (this.answer) {
			shares ? this.answer.done(shares) : this.answer.failed(new Problem(problem, detail));
			this.answer = null;
		} else if (problem) {
			this.broken(new Problem(problem, detail));
		} else if (sum) {
			this.sum = sum;
			this.part("ballots").textContent = this.numbers.format(sum.ballots);
			this.part("sum-code").textContent = sum.code;
			this.part("sum-compared").checked = false;
			this.show("sum", true);
		} else if (total > 0) {
			this.part("progress").max = total;
			this.part("progress").value = read;
		}
	}

	/** The work beside the page ended without a sum. */
	broken(problem) {
		this.stop();
		this.answer?.failed(problem);
		this.answer = null;
		this.complain(problem);
	}

	stop() {
		this.worker?.terminate();
		this.worker = null;
		this.show("closed", true);
	}

	async open() {
		if (!this.part("sum-compared").checked) {
			throw new Problem("tick");
		}
		this.keep(this.sum.code);
		const { ceremony, messages } = this.council;
		const shares = await this.shares({ act: "open", ceremony: JSON.stringify(ceremony), words: this.words, messages: JSON.stringify(messages) });
		await this.send("shares", shares, "shares");
		this.worker.terminate();
		this.worker = null;
		await this.look();
		this.shown = "sum";
		this.state === "sealed" || (this.council.opened ?? []).includes(this.council.you) ? this.go() : this.show("opened", true);
	}

	/** Remembers which sum is opened here: no second one ever is. */
	keep(sum) {
		let kept = null;
		try {
			kept = localStorage.getItem(this.place);
			localStorage.setItem(this.place, kept ?? sum);
		} catch {
			throw new Problem("storage");
		}
		if (kept !== null && kept !== sum) {
			throw new Problem("other-sum");
		}
	}

	shares(request) {
		return new Promise((done, failed) => {
			this.answer = { done, failed };
			this.worker.postMessage(request);
		});
	}
}

for (const root of document.querySelectorAll("[data-trustee]")) {
	new Trustee(root);
}
