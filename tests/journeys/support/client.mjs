// Somebody who speaks to Parvis as a browser does, without one: to set the stage.

import assert from "node:assert/strict";
import { mailTo } from "./mail.mjs";

/** Somebody signed in. */
export class Client {
	/** Signs in, with a new account where there is none. */
	static async signIn(server, email) {
		const client = new Client(server);
		await client.post("/en/sign-in", { email });
		const mail = await mailTo(server, email, text => text.includes("/sign-in/link/"));
		const [link] = mail.match(/http\S+\/sign-in\/link\/\S+/);
		await client.post(new URL(link).pathname, {});
		return client;
	}

	constructor(server) {
		this.server = server;
		this.cookies = new Map();
	}

	async ask(path, options = {}) {
		const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
		const headers = { ...options.headers, cookie, origin: this.server.origin };
		const answer = await fetch(this.server.origin + path, { ...options, headers, redirect: "manual" });
		for (const line of answer.headers.getSetCookie()) {
			const [, name, value] = line.match(/^([^=]+)=([^;]*)/);
			value && !/max-age=0/i.test(line) ? this.cookies.set(name, value) : this.cookies.delete(name);
		}
		return answer;
	}

	/** The page, or the file, as text. */
	async get(path, status = 200) {
		const answer = await this.ask(path);
		assert.equal(answer.status, status, `GET ${path}`);
		return answer.text();
	}

	/** Sends a form; where it leads. A list sends a name several times. */
	async post(path, fields) {
		const body = new URLSearchParams();
		for (const [name, values] of Object.entries(fields)) {
			for (const value of [values].flat()) {
				body.append(name, value);
			}
		}
		const answer = await this.ask(path, { method: "POST", body });
		assert.equal(answer.status, 303, `POST ${path}: ${answer.status === 422 ? await answer.text() : ""}`);
		return answer.headers.get("location");
	}

	/** Sends JSON to the API; what comes back, parsed, or nothing. */
	async send(method, path, body) {
		const answer = await this.ask(path, { method, body: JSON.stringify(body), headers: { "content-type": "application/json" } });
		const text = await answer.text();
		assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${text}`);
		return text ? JSON.parse(text) : null;
	}

	/** The cookies as Playwright takes them. */
	state() {
		const { hostname } = new URL(this.server.origin);
		const cookie = ([name, value]) => ({ name, value, domain: hostname, path: "/", expires: -1, httpOnly: true, secure: false, sameSite: "Lax" });
		return { cookies: [...this.cookies].map(cookie), origins: [] };
	}
}

/** A moment so many minutes from now, as a form takes it: on the clocks of Brussels. */
export function inMinutes(minutes) {
	const format = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Brussels", dateStyle: "short", timeStyle: "short" });
	return format.format(new Date(Date.now() + minutes * 60_000)).replace(" ", "T");
}

/** The fields of a consultation, in English and French, by `words` (name of a text, language → text). */
export function consultation(words) {
	const texts = ["en", "fr"].flatMap(code => ["title", "summary", "body"].map(part => [`${part}[${code}]`, words(part, code)]));
	return { languages: ["en", "fr"], ...Object.fromEntries(texts), level: "involve", phase: "implementation", field: "mobility-and-transport", action: "save" };
}

/**
 * Opens a poll in Leuven, in a consultation of its own. `questions` are `{ method, …, options, costs }`, with the
 * limits and rules of the method, and the costs of the options where they have some; `words` names
 * every text: (what it is, language) → text. `before` is done with the number of the poll before it is published.
 * Gives the addresses, without language.
 */
export async function openPoll(team, questions, words, eligibility = "any-account", secrecy = "confidential", before = async () => {}) {
	const overview = await team.post("/en/team/cities/leuven/consultations/new", consultation(words));
	await team.post(`${overview}/publish`, {});
	const edit = await team.post(`${overview}/polls`, {});
	const fields = { eligibility, secrecy, action: "save" };
	for (const code of ["en", "fr"]) {
		fields[`title[${code}]`] = words("poll", code);
		fields[`intro[${code}]`] = words("intro", code);
	}
	for (const [q, { options, costs = [], ...rules }] of questions.entries()) {
		fields[`q[${q}][id]`] = "";
		for (const [name, value] of Object.entries(rules)) {
			fields[`q[${q}][${name}]`] = value;
		}
		for (const code of ["en", "fr"]) {
			fields[`q[${q}][text][${code}]`] = words(`question ${q + 1}`, code);
			fields[`q[${q}][help][${code}]`] = words(`help ${q + 1}`, code);
			for (let o = 0; o < options; o += 1) {
				fields[`q[${q}][o][${o}][id]`] = "";
				fields[`q[${q}][o][${o}][cost]`] = costs[o] ?? "";
				fields[`q[${q}][o][${o}][label][${code}]`] = words(`option ${q + 1}.${o + 1}`, code);
				fields[`q[${q}][o][${o}][description][${code}]`] = words(`description ${q + 1}.${o + 1}`, code);
			}
		}
	}
	await team.post(edit, fields);
	const desk = edit.replace(/\/edit$/, "");
	await team.post(`${desk}/dates`, { opens: inMinutes(-60), closes: inMinutes(60 * 24 * 7) });
	await before(Number(desk.split("/").at(-1)));
	await team.post(`${desk}/publish`, {});
	const path = desk.replace(/^\/en\/team/, "");
	const page = await team.get(`/en${path}`);
	const [, home] = page.match(/href="\/en(\/cities\/leuven\/consultations\/[^"]+)"/);
	return { path, consultation: home, desk: desk.replace(/^\/en/, ""), consultationDesk: overview.replace(/^\/en/, "") };
}

/** What the questions of a ballot paper are called, with the values of their options, as the page has them. */
export function paper(html) {
	const questions = new Map();
	for (const [input] of html.matchAll(/<input[^>]*type="(?:radio|checkbox)"[^>]*>/g)) {
		const name = input.match(/name="(q\d+)"/)?.[1];
		if (name) {
			questions.set(name, [...(questions.get(name) ?? []), input.match(/value="([^"]*)"/)[1]]);
		}
	}
	return [...questions].map(([name, values]) => ({ name, values }));
}
