// Checks what a device sealed in an encrypted poll: seals the same again, from a file that the device wrote, and shows what
// has to be compared. A receipt is read too: its ballot was cast, so only its code is shown. A module of its own and not an
// island; the program comes when somebody presses the button. The server puts in the addresses. The file stays here.
import load, { Sealer } from "__GLUE__";

/** A file that somebody kept is small. */
const LARGEST_FILE = 1 << 20;

/** What went wrong, by the name of its sentence. */
class Problem extends Error {}

/** An element with children; text stays text. */
function element(name, ...children) {
	const made = document.createElement(name);
	made.append(...children);
	return made;
}

/** What this server answers, without saying who asks. */
async function get(address) {
	const answer = await fetch(address, { credentials: "omit" }).catch(() => {
		throw new Problem("network");
	});
	if (!answer.ok) {
		throw new Problem(answer.status === 404 ? "poll" : "network");
	}
	return answer;
}

class Check {
	constructor(root) {
		this.root = root;
		this.form = root.querySelector("form");
		this.form.addEventListener("submit", event => {
			event.preventDefault();
			this.begin();
		});
		this.form.hidden = false;
	}

	part(name) {
		return this.root.querySelector(`[data-part="${name}"]`);
	}

	async begin() {
		const button = this.part("check");
		button.disabled = true;
		this.part("working").hidden = false;
		this.part("problem").hidden = true;
		this.part("found").hidden = true;
		try {
			await this.check(await this.file());
		} catch (error) {
			this.complain(error instanceof Problem ? error.message : "other");
		} finally {
			button.disabled = false;
			this.part("working").hidden = true;
		}
	}

	/** The text of the file, and the number of its poll. */
	async file() {
		const [file] = this.form.elements.file.files;
		if (!file) {
			throw new Problem("missing");
		}
		const text = file.size <= LARGEST_FILE ? await file.text() : "";
		let read;
		try {
			read = JSON.parse(text);
		} catch {
			throw new Problem("file");
		}
		const cast = typeof read?.promise === "string";
		const poll = cast ? Number(read.promise.match(/\/polls\/(\d+)\/promise\n/u)?.[1]) : read?.poll;
		if (!Number.isSafeInteger(poll)) {
			throw new Problem("file");
		}
		return { text, poll, cast };
	}

	async check({ text, poll, cast }) {
		await load({ module_or_path: "__WASM__" }).catch(() => {
			throw new Problem("not-loaded");
		});
		const definition = await (await get(`/polls/${poll}/definition`)).text();
		const sealer = this.tried(() => new Sealer(definition.replace(/\n$/u, "")), "poll");
		const titles = await (await get(`/api/v1/polls/${poll}`)).json();
		if (cast) {
			const code = this.tried(() => sealer.code(text), "receipt");
			this.show("cast", titles, code, []);
			return;
		}
		const { found, code, answers } = JSON.parse(this.tried(() => sealer.audit(text), "file"));
		// What is shown may be false there: nothing of it is said.
		this.show(found, titles, found === "as-chosen" ? code : "", found === "as-chosen" ? answers : []);
	}

	/** Does something with the program; whatever it refuses is this problem. */
	tried(act, problem) {
		try {
			return act();
		} catch {
			throw new Problem(problem);
		}
	}

	/** Shows one outcome of all there are, and leads there. */
	show(outcome, titles, code, answers) {
		const found = this.part("found");
		for (const words of found.querySelectorAll("[data-outcome]")) {
			words.hidden = words.dataset.outcome !== outcome;
		}
		const place = this.part("title");
		[place.textContent, place.lang] = this.said(titles.title, titles);
		place.href = `/${document.documentElement.lang}/polls/${titles.id}`;
		this.part("coded").hidden = !code;
		this.part("code").textContent = code;
		this.part("answers").replaceChildren(...answers.map(answer => this.line(answer, titles)));
		found.hidden = false;
		const heading = found.querySelector("[data-outcome]:not([hidden]) h2");
		heading.focus({ preventScroll: true });
		found.scrollIntoView({ block: "start" });
	}

	/** A question, and what was sealed for it. */
	line({ question, options }, titles) {
		const of = titles.questions.find(({ id }) => id === question);
		const text = (name, texts) => {
			const [said, lang] = this.said(texts, titles);
			const made = element(name, said);
			made.lang = lang;
			return made;
		};
		const chosen = options.map(option => text("dd", of?.options.find(({ id }) => id === option)?.label ?? {}));
		return element("div", text("dt", of?.text ?? {}), ...(chosen.length > 0 ? chosen : [element("dd", this.root.dataset.blank)]));
	}

	/** A text in the language of the page, or else in one it is offered in; and which. */
	said(texts, { languages }) {
		const language = [document.documentElement.lang, ...languages].find(one => texts[one]) ?? "";
		return [texts[language] ?? "?", language];
	}

	complain(name) {
		const problem = this.part("problem");
		for (const sentence of problem.querySelectorAll("[data-problem]")) {
			sentence.hidden = sentence.dataset.problem !== name;
		}
		problem.hidden = false;
		problem.focus({ preventScroll: true });
		problem.scrollIntoView({ block: "nearest" });
	}
}

document.querySelectorAll("[data-ballot-check]").forEach(root => new Check(root));
