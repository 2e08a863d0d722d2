// Voting in an anonymous poll: takes a token with the account, keeps it in this browser, and casts the ballot with it and
// without the account. In an encrypted poll the ballot is sealed before, and can be shown instead of being cast. A module of
// its own and not an island: whoever votes in such a poll loads these lines and the program that makes tokens, or that which
// seals ballots too. The server puts in the addresses. Chance comes from the browser; nothing is sent but a blinded number,
// and later token and ballot.
import load, * as program from "__GLUE__";

/** The program of encrypted polls has a `Sealer`, which does all that a `Voter` does. */
const { Sealer, Voter } = program;
/** The parts that are shown in their turn. Those about sealing are on the pages of encrypted polls only. */
const STEPS = ["take", "vote", "review", "sealing", "sealed", "waiting", "done", "forgotten", "problem"];

/** The wait before a ballot is sent, in seconds: by chance between these. */
const SHORTEST = 5;
const LONGEST = 30;
/** What the server says, by the names of the page's sentences. */
const KNOWN = new Set(["token-taken", "token-used", "already-closed"]);
/** A file that somebody kept is small. */
const LARGEST_FILE = 1 << 20;

/** What went wrong, by the name of its sentence. */
class Problem extends Error {}

/** So many random bytes in Base64. */
function chance(length) {
	return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(length))));
}

/** A whole number below `limit`, each as likely as the others. */
function below(limit) {
	const [number] = crypto.getRandomValues(new Uint32Array(1));
	return number < Math.floor(2 ** 32 / limit) * limit ? number % limit : below(limit);
}

/** Waits until what was changed on the page can be seen. */
function painted() {
	return new Promise(done => requestAnimationFrame(() => setTimeout(done)));
}

/** Does something with the program; what it refuses, it names. */
function tried(act, names) {
	try {
		return act();
	} catch (name) {
		throw new Problem(names[name] ?? "other");
	}
}

class Vote {
	constructor(root) {
		this.root = root;
		this.poll = root.dataset.poll;
		this.place = `parvis-vote-${this.poll}`;
		for (const button of root.querySelectorAll("[data-do]")) {
			button.addEventListener("click", () => this.act(button));
		}
		this.begin().catch(() => this.complain("not-loaded"));
	}

	part(name) {
		return this.root.querySelector(`[data-part="${name}"]`);
	}

	/** What is kept in this browser: input and blinding, then the token, then the ballot on its way, then the receipt. Of an
	 * encrypted poll neither choices nor what they were sealed with are ever in it. */
	get kept() {
		try {
			return JSON.parse(localStorage.getItem(this.place)) ?? {};
		} catch {
			return {};
		}
	}

	keep(changes) {
		const kept = { ...this.kept, ...changes };
		try {
			localStorage.setItem(this.place, JSON.stringify(kept));
		} catch {
			throw new Problem("storage");
		}
		if (JSON.stringify(this.kept) !== JSON.stringify(kept)) {
			throw new Problem("storage");
		}
	}

	async begin() {
		await load({ module_or_path: "__WASM__" });
		const answer = await fetch(`/polls/${this.poll}/definition`, { credentials: "omit" });
		if (!answer.ok) {
			throw new Problem("not-loaded");
		}
		this.voter = new (Sealer ?? Voter)((await answer.text()).replace(/\n$/u, ""));
		const { token, receipt, sending } = this.kept;
		if (Sealer && token && sending) {
			// Its answer was lost: the very same can be sent again.
			this.ballot = sending;
			this.showSealed(false);
		} else if (receipt) {
			this.show("done", false);
		} else if (token) {
			this.show("vote", false);
		} else if (!("signedOut" in this.root.dataset)) {
			this.show("take", false);
		}
	}

	/** Shows one part of the page, and leads there. */
	show(name, lead = true) {
		for (const other of STEPS) {
			this.part(other)?.toggleAttribute("hidden", other !== name);
		}
		// To read, until they can be answered.
		this.part("questions").hidden = !["take", "forgotten"].includes(name);
		const { receipt, code, sealedCode } = this.kept;
		this.part("changes").hidden = !receipt;
		this.part("code").textContent = code ?? "";
		if (Sealer) {
			this.part("cast-code").textContent = sealedCode ?? "";
		}
		this.shown = name;
		if (lead) {
			const place = this.part(name).querySelector("h2") ?? this.part(name);
			place.focus({ preventScroll: true });
			place.scrollIntoView({ block: "start" });
		}
	}

	/** Says what went wrong, above what is shown. */
	complain(name) {
		const problem = this.part("problem");
		const known = problem.querySelector(`[data-problem="${name}"]`) ? name : "other";
		for (const sentence of problem.querySelectorAll("[data-problem]")) {
			sentence.hidden = sentence.dataset.problem !== known;
		}
		problem.hidden = false;
		problem.focus({ preventScroll: true });
		problem.scrollIntoView({ block: "nearest" });
	}

	async act(button) {
		this.part("problem").hidden = true;
		button.disabled = true;
		try {
			await this[button.dataset.do.replace(/-(.)/gu, (_, letter) => letter.toUpperCase())]();
		} catch (error) {
			this.complain(error instanceof Problem ? error.message : "other");
		} finally {
			button.disabled = false;
		}
	}

	/** Sends JSON, with or without the account; what comes back, or the name of what is wrong. */
	async send(path, body, credentials) {
		const address = `/api/v1/polls/${this.poll}/${path}`;
		const request = { method: "POST", credentials, body, headers: { "content-type": "application/json" }, cache: "no-store" };
		const answer = await fetch(address, request).catch(() => {
			throw new Problem("network");
		});
		if (answer.ok) {
			return answer.text();
		}
		const problem = await answer.json().catch(() => ({}));
		const field = problem.errors?.[0]?.field;
		if (field === "declares_residence") {
			throw new Problem("residence");
		}
		if (field === "token") {
			throw new Problem("token-invalid");
		}
		if (field === "sealed") {
			throw new Problem("sealed");
		}
		if (KNOWN.has(problem.detail)) {
			throw new Problem(problem.detail);
		}
		throw new Problem({ 429: "too-often", 503: "clock" }[answer.status] ?? "other");
	}

	async take() {
		const declares = this.part("declares");
		if (declares && !declares.checked) {
			throw new Problem("residence");
		}
		// Kept before it is sent: if the answer is lost, the same request gets the same token.
		if (!this.kept.input) {
			this.keep({ input: chance(32), blinding: chance(64) });
		}
		const { input, blinding } = this.kept;
		const blinded = tried(() => this.voter.blind(input, blinding), {});
		const issued = await this.send("token", JSON.stringify({ blinded, declares_residence: Boolean(declares) }), "same-origin");
		this.keep({ token: tried(() => this.voter.token(input, blinding, issued), { forged: "token-forged" }) });
		this.show("vote");
	}

	async open() {
		const [file] = this.root.querySelector("#voter-file").files;
		const text = file && file.size <= LARGEST_FILE ? await file.text().catch(() => "") : "";
		let read;
		try {
			read = JSON.parse(text);
		} catch {
			throw new Problem("file");
		}
		if (read?.parvis === "token" && read.poll === this.poll && typeof read.token === "string") {
			this.keep({ token: read.token });
			this.show("vote");
			return;
		}
		const held = JSON.parse(tried(() => this.voter.held(text), new Proxy({}, { get: () => "file" })));
		this.keep({ token: JSON.stringify(held.token), key: held.key, receipt: text, code: "", sealedCode: Sealer ? this.voter.code(text) : undefined });
		this.show("done");
	}

	saveToken() {
		this.save(`token-poll-${this.poll}.json`, JSON.stringify({ parvis: "token", poll: this.poll, token: this.kept.token }));
	}

	saveReceipt() {
		this.save(`receipt-poll-${this.poll}.json`, this.kept.receipt);
	}

	save(name, text) {
		const link = document.createElement("a");
		link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
		link.download = name;
		link.click();
		setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
	}

	/** The answers as the fields have them. */
	answers() {
		return [...this.root.querySelectorAll("[data-question]")].map(place => {
			const question = Number(place.dataset.question);
			if (place.dataset.marking === "named") {
				const ticked = [...place.querySelectorAll("input:checked")].map(input => input.value).filter(Boolean);
				return { question, options: ticked.map(Number) };
			}
			const fields = [...place.querySelectorAll("select, input")].filter(field => field.value.trim() !== "");
			const options = fields.map(field => Number(field.name.match(/\[(-?\d+)\]$/u)[1]));
			// What is no mark at all is too high for every rule.
			const marks = fields.map(field => (/^\d{1,5}$/u.test(field.value.trim()) ? Math.min(Number(field.value), 65_535) : 65_535));
			return { question, options, marks };
		});
	}

	review() {
		const answers = this.answers();
		const wrong = new Set(JSON.parse(tried(() => this.voter.wrong(JSON.stringify(answers)), {})));
		for (const place of this.root.querySelectorAll("[data-question]")) {
			place.querySelector("[data-wrong]").hidden = !wrong.has(Number(place.dataset.question));
		}
		if (wrong.size > 0) {
			throw new Problem("answers");
		}
		this.chosen = JSON.stringify(answers);
		this.ballot = { text: this.chosen, salt: chance(32) };
		this.part("lines").replaceChildren(...answers.map(answer => this.line(answer)));
		this.show("review");
	}

	/** A line of the review: the question, and what was chosen as its labels say it. */
	line({ question, options, marks = [] }) {
		const place = this.root.querySelector(`[data-question="${question}"]`);
		const line = document.createElement("div");
		const term = document.createElement("dt");
		term.textContent = place.querySelector("legend").textContent.trim();
		const label = option => {
			const field = place.querySelector(`[value="${option}"]:not(option), [name$="[${option}]"]`);
			return place.querySelector(`label[for="${field.id}"]`).firstChild.textContent.trim();
		};
		const ordered = options.map((option, index) => [marks[index] ?? 0, label(option)]);
		if (place.dataset.marking === "place") {
			ordered.sort(([one], [other]) => one - other);
		}
		const told = ordered.map(([mark, name]) => ({ place: `${mark}. ${name}`, number: `${name}: ${mark}` })[place.dataset.marking] ?? name);
		const details = (told.length > 0 ? told : [this.root.dataset.blank]).map(text => {
			const detail = document.createElement("dd");
			detail.textContent = text;
			return detail;
		});
		line.append(term, ...details);
		return line;
	}

	change() {
		this.show("vote");
	}

	again() {
		this.show("vote");
	}

	/** Seals what was chosen, with new chance. The code is said before the voter decides: to cast the ballot, or to look into it. */
	async seal() {
		this.show("sealing");
		await painted();
		try {
			const [seed, salt] = [chance(32), chance(32)];
			const { sealed, code } = JSON.parse(tried(() => this.voter.seal(this.chosen, this.kept.token, seed, salt), {}));
			this.ballot = { text: JSON.stringify(sealed), salt, seed, code };
		} catch (error) {
			this.show("review", false);
			throw error;
		}
		this.part("checked").hidden = true;
		this.showSealed();
	}

	showSealed(lead = true) {
		const { seed, code } = this.ballot;
		this.part("sealed-code").textContent = code;
		this.part("fresh").hidden = !seed;
		if (!seed) {
			this.part("checked").hidden = true;
		}
		this.part("lost").hidden = Boolean(seed);
		this.show("sealed", lead);
	}

	/** Shows what was sealed, as a file for another device. That ballot is never cast: whoever has the file can see what is in it. */
	async check() {
		const { salt, seed, code } = this.ballot;
		const file = tried(() => this.voter.spoil(this.chosen, this.kept.token, seed, salt), {});
		this.ballot = null;
		this.save(`ballot-check-poll-${this.poll}.json`, file);
		await this.seal();
		this.part("checked-code").textContent = code;
		this.part("checked").hidden = false;
	}

	/** Waits, so that the moment says less; then casts. */
	cast() {
		let left = SHORTEST + below(LONGEST - SHORTEST + 1);
		const seconds = this.part("seconds");
		seconds.textContent = left;
		this.show("waiting");
		clearInterval(this.timer);
		this.timer = setInterval(() => {
			left -= 1;
			seconds.textContent = Math.max(left, 0);
			if (left <= 0) {
				this.act(this.root.querySelector('[data-do="now"]'));
			}
		}, 1000);
	}

	stop() {
		clearInterval(this.timer);
		this.back();
	}

	/** Back to what is to be cast. */
	back(lead = true) {
		if (Sealer) {
			this.showSealed(lead);
		} else {
			this.show("review", lead);
		}
	}

	async now() {
		clearInterval(this.timer);
		// Kept before it is sent: if the answer is lost, the very same ballot is sent again.
		const { sending: unanswered, perhaps: earlier = [] } = this.kept;
		if (unanswered?.text !== this.ballot.text) {
			const { text, salt, code } = this.ballot;
			const perhaps = unanswered ? [...earlier, unanswered.key] : earlier;
			this.keep({ perhaps, sending: { text, salt, code, key: chance(32) } });
		}
		const { token, sending, key = "", perhaps = [] } = this.kept;
		if (Sealer) {
			// From here on nobody may see into it any more.
			this.ballot = sending;
			this.forgetChoices();
		}
		try {
			const { receipt: code, promise } = JSON.parse(await this.sendOver(sending, [key, ...perhaps]));
			const receipt = tried(() => this.voter.receipt(token, sending.text, sending.salt, sending.key, promise), { promise: "promise" });
			this.keep({ receipt, code, sealedCode: sending.code, key: sending.key, sending: null, perhaps: [] });
			this.show("done");
		} catch (error) {
			this.back(false);
			throw error;
		}
	}

	/** What was chosen is in the sealed ballot, and nowhere else. */
	forgetChoices() {
		this.chosen = null;
		this.part("lines").replaceChildren();
		for (const field of this.root.querySelectorAll("[data-question] input:checked")) {
			field.checked = false;
		}
	}

	/** Sends a ballot in the place of the one before. Where the answer to that was lost, it may have one of several keys. */
	async sendOver(sending, keys) {
		const [key, ...others] = keys;
		try {
			const body = tried(() => this.voter.cast(this.kept.token, sending.text, sending.salt, sending.key, key), {});
			return await this.send("anonymous-ballots", body, "omit");
		} catch (error) {
			if (error.message === "token-used" && others.length > 0) {
				return this.sendOver(sending, others);
			}
			throw error;
		}
	}

	forget() {
		localStorage.removeItem(this.place);
		this.show("forgotten");
	}
}

for (const root of document.querySelectorAll("[data-voter]")) {
	new Vote(root);
}
