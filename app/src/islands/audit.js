// Takes the form that checks a published vote. A module of its own and not an island: whoever opens the page loads these
// lines only; the verifier and the words of its report come when somebody presses "Check". The server puts in the address.

const numbers = new Intl.NumberFormat(document.documentElement.lang);

/** An element with classes, attributes and children; text stays text. */
function element(name, attributes, ...children) {
	const made = document.createElement(name);
	for (const [attribute, value] of Object.entries(attributes)) {
		if (value !== undefined) {
			made.setAttribute(attribute, value);
		}
	}
	made.append(...children.filter(child => child !== undefined && child !== null));
	return made;
}

class Audit {
	constructor(root) {
		this.root = root;
		this.form = root.querySelector("form");
		this.level = Number(root.dataset.level);
		this.progress = root.querySelector("progress");
		this.form.addEventListener("submit", event => {
			event.preventDefault();
			this.begin();
		});
		this.part("stop").addEventListener("click", () => {
			this.end();
			this.part("check").focus();
		});
		this.form.hidden = false;
	}

	/** A part of the form that changes, by its name. */
	part(name) {
		return this.root.querySelector(`[data-part="${name}"]`);
	}

	files(name) {
		return [...this.form.elements[name].files];
	}

	async begin() {
		if (this.busy) {
			return;
		}
		const address = this.root.dataset.bundle;
		const [file] = address ? [] : this.files("file");
		if (!address && !this.accept(file)) {
			return;
		}
		this.busy = true;
		this.part("report").replaceChildren();
		this.part("not-loaded").hidden = true;
		this.progress.removeAttribute("value");
		this.show(true);
		try {
			this.words ??= await this.fetchWords();
		} catch {
			this.fail();
			return;
		}
		// Stopped meanwhile.
		if (!this.busy) {
			return;
		}
		this.worker ??= this.work();
		const { key, witnesses } = this.form.elements;
		const kept = { checkpoints: this.files("checkpoints"), receipts: this.files("receipts") };
		this.worker.postMessage({ file, address, key: key.value, witnesses: witnesses.value, ...kept });
	}

	/** Whether there is a file; if not, that is said beside the field. */
	accept(file) {
		const field = this.form.elements.file;
		const missing = this.part("missing");
		missing.hidden = Boolean(file);
		field.toggleAttribute("aria-invalid", false);
		if (!file) {
			field.setAttribute("aria-invalid", "true");
			field.focus();
		}
		return Boolean(file);
	}

	async fetchWords() {
		const answer = await fetch(this.root.dataset.words);
		if (!answer.ok) {
			throw new Error(answer.statusText);
		}
		return answer.json();
	}

	work() {
		const worker = new Worker("__WORKER__", { type: "module" });
		worker.addEventListener("error", () => this.fail());
		worker.addEventListener("message", ({ data }) => this.hear(data));
		return worker;
	}

	hear({ read, total, report, problem, file }) {
		if (report) {
			this.show(false);
			this.busy = false;
			this.tell(report);
		} else if (problem) {
			this.show(false);
			this.busy = false;
			this.complain(this.words[problem], file);
		} else if (problem === null) {
			this.fail();
		} else if (total > 0) {
			this.progress.max = total;
			this.progress.value = read;
		}
	}

	/** Ends the work and whatever it holds in memory. */
	end() {
		this.worker?.terminate();
		this.worker = null;
		this.busy = false;
		this.show(false);
	}

	/** The program could not be loaded, or broke down. */
	fail() {
		this.end();
		this.part("not-loaded").hidden = false;
	}

	show(busy) {
		this.part("progress").hidden = !busy;
		this.part("check").hidden = busy;
		if (busy) {
			this.part("stop").focus();
		}
	}

	complain(sentence, file) {
		const named = file ? [" ", element("code", {}, file)] : [];
		this.put(element("div", { class: "notice", "data-tone": "danger", tabindex: "-1" }, element("p", {}, sentence, ...named)));
	}

	/** Shows what was found and leads the reader there. */
	put(...children) {
		const report = this.part("report");
		report.replaceChildren(...children);
		const first = report.querySelector("[tabindex]");
		first.focus({ preventScroll: true });
		report.scrollIntoView({ block: "nearest" });
	}

	tell(report) {
		const failed = report.findings.filter(finding => finding.verdict === "failed");
		const nothingRead = !report.poll && failed.some(({ check, line }) => check === "file" && line <= 1);
		const outcome = failed.length === 0 ? "passed" : nothingRead ? "nothing-read" : "failed";
		const groups = ["failed", "proved", "not-provable"].map(verdict => this.group(report, verdict, outcome));
		this.put(this.summary(report, outcome), ...groups.filter(group => group !== null));
		this.part("report").dataset.outcome = outcome;
	}

	heading(under, ...children) {
		return element(`h${this.level + under}`, under === 0 ? { tabindex: "-1" } : {}, ...children);
	}

	summary(report, outcome) {
		const few = report.smallest_batch !== null && report.smallest_batch < Number(this.root.dataset.together);
		return element("div", { class: `panel ${outcome === "passed" ? "panel--accent" : "panel--danger"}` },
			this.heading(0, this.words[outcome]),
			element("p", {}, this.words[`${outcome}-more`]),
			report.poll ? this.figures(report) : undefined,
			report.smallest_batch === null ? undefined : element("p", { class: "muted" }, this.words.batch, few ? ` ${this.words["batch-few"]}` : ""),
			report.poll ? this.names(report) : undefined,
			report.witnesses.length > 0 ? this.witnesses(report) : undefined,
		);
	}

	/** Who has signed the log beside the poll, or is said to have. */
	witnesses(report) {
		const days = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" });
		const what = ({ trusted, entries, time }) => {
			const state = !trusted ? "witness-named" : time === null ? "witness-nothing" : "witness-signed";
			const of = state === "witness-nothing" ? "" : ` ${numbers.format(entries)}`;
			return `${this.words[state]}${of}${time === null ? "" : ` (${days.format(time * 1000)})`}`;
		};
		const fact = witness => element("div", {}, element("dt", {}, element("code", {}, witness.name)), element("dd", {}, what(witness)));
		return element("div", { "data-part": "witnesses" }, element("p", { class: "muted" }, this.words.witnesses), element("dl", { class: "facts" }, ...report.witnesses.map(fact)));
	}

	figures(report) {
		const figure = ([name, value]) => element("div", {}, element("dt", {}, this.words[name]), element("dd", {}, value === null ? "–" : numbers.format(value)));
		const all = [["ballots", report.ballots], ["superseded", report.superseded], ["checkpoints", report.checkpoints], ["smallest-batch", report.smallest_batch]];
		return element("dl", { class: "figures" }, ...all.map(figure));
	}

	names(report) {
		const fact = name => element("div", {}, element("dt", {}, this.words[name]), element("dd", {}, element("code", {}, report[name])));
		return element("dl", { class: "facts" }, fact("origin"), fact("key"));
	}

	/** The findings of one verdict under their heading; nothing where there is none, or nothing to say. */
	group(report, verdict, outcome) {
		// Of a file that is none, that it is none says it all.
		const told = finding => finding.verdict === verdict && (outcome !== "nothing-read" || finding.verdict === "failed");
		const findings = report.findings.filter(told);
		if (findings.length === 0) {
			return null;
		}
		const title = this.heading(1, this.words[`group-${verdict}`], " ", element("span", { class: "muted num" }, numbers.format(findings.length)));
		const unread = findings.filter(({ why }) => why === "unread");
		const items = findings.filter(({ why }) => why !== "unread").map(one => this.finding(one));
		return element("section", { class: "section" }, title, element("ul", { class: "findings", "data-verdict": verdict }, ...this.unread(unread), ...items));
	}

	/** What was not checked because the file could not be read is said once. */
	unread(findings) {
		if (findings.length === 0) {
			return [];
		}
		const names = findings.map(({ check }) => this.words[`name-${check}`]).join(", ");
		return [element("li", {}, element("p", { class: "finding__name" }, element("strong", {}, names)), element("p", {}, this.words["why-unread"]))];
	}

	finding(finding) {
		const { check, verdict } = finding;
		const name = element("p", { class: "finding__name" }, element("strong", {}, this.words[`name-${check}`]), " ", element("code", {}, check));
		return element("li", { "data-check": check }, name, ...(verdict === "failed" ? this.fault(finding) : [this.claim(finding)]));
	}

	claim({ check, verdict, why }) {
		if (verdict === "proved") {
			return element("p", {}, this.words[`proved-${check}`] ?? this.words[`check-${check}`]);
		}
		return element("p", {}, `${this.words[`check-${check}`]} `, element("span", { class: "muted" }, this.words[`why-${why}`]));
	}

	fault({ fault, line, more }) {
		const where = line > 0 ? element("span", { class: "finding__line" }, `${this.words.line} ${numbers.format(line)}`) : undefined;
		const others = more > 0 ? ` (+ ${numbers.format(more)} ${this.words.more})` : "";
		// Of a definition the reason is one of a closed list; of a line it is what the program says.
		const unsound = fault.fault === "unsound" ? ` ${this.words[`unsound-${fault.why}`]}` : "";
		const detail = fault.fault === "unreadable" ? [" ", this.words.detail, " ", element("code", { lang: "en" }, fault.why)] : [];
		const file = fault.name ? [element("code", {}, fault.name), " "] : [];
		return [element("p", {}, where, where ? " " : "", ...file, this.words[`fault-${fault.fault}`] + unsound + others, ...detail)];
	}
}

document.querySelectorAll("[data-audit]").forEach(root => new Audit(root));
