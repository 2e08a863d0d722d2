// Somebody who means harm has got into every text field and every query parameter. Nothing of theirs runs, under the
// policy that is in force for everybody; and it is all there to be read, as the text that it is.
// Seen to fail: with a text area that does not escape its text.

import assert from "node:assert/strict";
import { inMinutes, openPoll, paper } from "../support/client.mjs";
import { after } from "../support/server.mjs";

/** Ways out of text, attributes, comments, titles, text areas, JSON, Markdown; each short enough for every field. */
const ATTACKS = [
	`</textarea></title></script><script>__xss=1</script><!-- "><img src=x onerror=__xss=1>`,
	`'" autofocus onfocus=__xss=1 x="'><svg/onload=__xss=1><details open ontoggle=__xss=1>`,
	`[y](javascript:__xss=1) <a href="javascript:__xss=1">x</a> <math><mtext><style><img src onerror=__xss=1>`,
	`<iframe srcdoc="<script>parent.__xss=1</script>"></iframe>\\u003cscript>{{7*7}}\${7*7}<base href=//x>`,
];

/** The whole journey. */
export async function hostile(stage, cell) {
	for (const [number, attack] of ATTACKS.entries()) {
		await everywhere(stage, cell, attack, number);
	}
	await inAddresses(stage, cell);
}

async function everywhere(stage, cell, attack, number) {
	const team = await stage.arrive(cell, stage.team);
	const resident = await stage.arrive(cell);
	const see = async (person, path, status = 200) => {
		await person.open(path, status);
		await harmless(person);
	};
	const questions = [{ method: "single-choice", options: 2 }, { method: "approval", min: "1", max: "2", options: 3 }];
	// Two fields of the same kind must differ.
	const poll = await openPoll(stage.team, questions, what => `${/option|title|question/.test(what) ? what : ""}${attack}`);
	const [open, desk] = [`/en${poll.path}`, `/en${poll.desk}`];
	for (const path of [`/en${poll.consultation}`, open, "/en/consultations", "/en/cities/leuven"]) {
		await see(resident, path);
		assert.ok((await resident.text()).includes("xss=1"), `it can be read at ${path}`);
	}
	for (const path of [`/en${poll.consultationDesk}`, `/en${poll.consultationDesk}/edit`, `/en${poll.consultationDesk}/answer`, desk, `${desk}/preview`, `${desk}/correct`]) {
		await see(team, path);
	}

	await see(resident, open);
	await resident.follow(`main a[href*="/sign-in?next="]`);
	await resident.signInByLink(`hostile-${number}@journeys.example`);
	for (const { name, values } of paper(await resident.page.content())) {
		await resident.tick(name, values[0]);
	}
	await resident.page.locator(`button[value="review"]`).click();
	await resident.page.locator(".review").waitFor({ state: "visible" });
	await resident.look();
	await resident.follow(`button[value="cast"]`);
	await harmless(resident);
	await see(resident, "/en/me");

	await see(team, `${desk}/correct`);
	await team.follow(`main a[href*="/correct?text=poll-intro"]`);
	await team.type("after", `${attack} corrected`);
	await team.type("reason", attack);
	await team.follow("main form button.button--primary");
	await stage.team.post(`${desk}/extend`, { closes: inMinutes(60 * 24 * 30), reason: attack });
	await stage.team.post(`${desk}/close`, { reason: attack });
	await see(resident, open);
	await sealed(team, desk);
	await stage.team.post(`${desk}/results`, { reason: attack });
	await stage.team.post(`/en${poll.consultationDesk}/answer`, { "answer[en]": attack, "answer[fr]": attack, action: "publish" });
	for (const path of [open, `${open}/ballots`, `/en${poll.consultation}`]) {
		await see(resident, path);
	}
	await see(team, desk);

	await stage.team.post("/en/me/tokens", { name: attack, days: "9" }).catch(() => {});
	await see(team, "/en/me/tokens");
	await mails(team);
	await resident.leave();
	await team.leave();
}

async function sealed(team, desk) {
	for (let tries = 0; tries < 100; tries += 1) {
		await team.page.goto(desk);
		if ((await team.count(`main a[href$="/results"]`)) > 0) {
			return;
		}
		await after(100);
	}
	assert.fail("it was not sealed");
}

/** Subjects and texts of mails, as the mailbox of the demonstration shows them. */
async function mails(team) {
	await team.go("/mailbox");
	await harmless(team);
	const link = team.page.locator(`main a[href*="/mailbox/"]`, { hasText: "xss=1" }).first();
	if ((await link.count()) > 0) {
		await team.follow(link);
		await harmless(team);
	}
}

/** In what pages take from their address, and in what comes back from a form that was refused. */
async function inAddresses(stage, cell) {
	const team = await stage.arrive(cell, stage.team);
	const visitor = await stage.arrive(cell);
	const poll = stage.poll;
	for (const attack of ATTACKS) {
		const value = encodeURIComponent(attack);
		const all = (...names) => names.map(name => `${name}=${value}`).join("&");
		const public_ = [
			`/cities?${all("q", "country", "phase", "page", "per_page")}`,
			`/consultations?${all("q", "country", "state", "field", "phase", "page")}`,
			`/indicators?${all("period", "phase", "preparedness", "country", "size", "sort", "show", "order")}`,
			`/sign-in?${all("next", "email")}`,
			`/sign-in/sent?${all("next", "email")}`,
			`${poll.path}?${all("step", "key", "language")}`,
			`/cities/${value}`,
			`/${value}`,
			`/polls/${value}`,
			`/unsubscribe/${value}`,
		];
		for (const path of public_) {
			await visitor.page.goto(visitor.url(path));
			await visitor.look();
			await harmless(visitor);
		}
		for (const path of [`${poll.desk}/preview?${all("language", "width")}`, `${poll.desk}/correct?${all("text", "language")}`]) {
			await team.page.goto(team.url(path));
			await team.look();
			await harmless(team);
		}
		await visitor.go("/sign-in");
		await visitor.type("email", attack);
		await visitor.follow(`form:has([name="email"]:not([type=hidden])) button`, 422);
		assert.equal(await visitor.page.locator("#email").inputValue(), attack, "what was typed is kept");
		await harmless(visitor);
	}
	await visitor.leave();
	await team.leave();
}

/** Nothing has run; that nothing was refused by the policy either was looked at with the page. */
async function harmless(person) {
	assert.equal(await person.page.evaluate(() => window.__xss), undefined, `something ran at ${person.path}`);
	const planted = await person.page.evaluate(() => document.querySelectorAll("iframe, base, math, svg[onload], img[onerror], [autofocus][onfocus], [ontoggle], a[href^='javascript:']").length);
	assert.equal(planted, 0, `something was planted at ${person.path}`);
}

