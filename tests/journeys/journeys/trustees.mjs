// A city team makes a poll with encrypted ballots: it names three trustees, they make words, compare a code and make the
// key together, each with a browser of their own, and the poll is published with it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { consultation, inMinutes } from "../support/client.mjs";
import { mailTo } from "../support/mail.mjs";
import { PHONE, WIDE } from "../support/matrix.mjs";

/** The whole journey; `cell` is that of the team. */
export async function trustees(stage, cell) {
	const words = (what, code) => (code === "fr" ? `Le texte « ${what} » en français` : `The text “${what}” in English`);
	const team = await stage.arrive(cell, stage.team);
	const poll = await draft(stage, team, words);
	const people = await named(stage, team, poll, cell);
	if (!cell.scripts) {
		await isToldWhy(stage, people[0], poll, cell);
		await team.leave();
		return;
	}
	// One speaks French, one has a small screen.
	const cells = [cell, { ...cell, language: "fr", screen: WIDE }, { ...cell, screen: PHONE }];
	const all = [];
	for (const [place, { name, email }] of people.entries()) {
		all.push(await arrives(stage, { ...cells[place], tag: `${cell.tag}-trustee-${place}` }, name, email, poll));
	}
	for (const [place, trustee] of all.entries()) {
		await enrols(trustee, place === all.length - 1);
	}
	await sees(team, poll, people);
	await ceremony(all, people, stage);
	await keepsTheFile(all[0]);
	await team.go(`${poll}/trustees`);
	assert.equal(await team.count(".notice"), 0);
	await team.go(poll);
	assert.equal(await team.count(".checklist [data-missing]"), 0, "nothing is missing");
	await team.follow(`form[action$="/publish"] button`);
	await team.go(`${poll}/trustees`);
	assert.equal(await team.count(`[name="threshold"]`), 0, "nobody is named any more");
	for (const { person } of all) {
		await person.leave();
	}
	await team.leave();
}

/** A draft made in the editor, in a consultation of its own. */
async function draft(stage, team, words) {
	const overview = await stage.team.post("/en/team/cities/leuven/consultations/new", consultation(words));
	await stage.team.post(`${overview}/publish`, {});
	const edit = (await stage.team.post(`${overview}/polls`, {})).replace(/^\/en/, "");
	await team.go(edit);
	for (const code of ["en", "fr"]) {
		await team.type(`title[${code}]`, words("poll", code));
	}
	await team.tick("secrecy", "encrypted");
	await team.follow(`button[name="action"][value="add-question"]`);
	for (const code of ["en", "fr"]) {
		await team.type(`q[0][text][${code}]`, words("question", code));
		for (const o of [0, 1]) {
			await team.type(`q[0][o][${o}][label][${code}]`, words(`option ${o + 1}`, code));
		}
	}
	// What cannot be sealed is said at once.
	await team.tick("q[0][method]", "ranked");
	await team.follow(`button[name="action"][value="add-option:0"]`);
	assert.ok((await team.count(`.panel--warm a[href$="#secrecy"]`)) >= 1, "an order of options cannot be sealed");
	await team.tick("q[0][method]", "single-choice");
	await team.follow(`button[name="action"][value="remove-option:0:2"]`);
	await team.follow(`button.button--primary[name="action"][value="save"]`);
	const desk = edit.replace(/\/edit$/, "");
	await stage.team.post(`/en${desk}/dates`, { opens: inMinutes(-60), closes: inMinutes(60 * 24 * 7) });
	await team.go(desk);
	assert.equal(await team.count(`main a[href$="/paper"]`), 0, "paper cannot be sealed");
	assert.equal(await team.count(".checklist [data-missing]"), 1, "only the trustees are missing");
	assert.equal(await team.count(`form[action$="/publish"]`), 0);
	return desk;
}

/** Names three trustees; a mistake first. */
async function named(stage, team, poll, cell) {
	const people = ["Ana Peeters", "Benoît Lefèvre", "Cleo Janssens"].map((name, place) => ({ name, email: `trustee-${place}-${cell.tag}@journeys.example` }));
	await team.follow(".checklist [data-missing] a");
	assert.equal(team.path.split("#")[0], team.url(`${poll}/trustees`));
	await team.follow(`button.button--primary[value="save"]`, 422);
	assert.equal(await team.count(".field__error"), 4, "two are needed at least");
	await team.type("trustees[0].name", people[0].name);
	await team.type("trustees[0].email", people[0].email);
	await team.follow(`button[value="more"]`);
	assert.equal(await team.page.locator(`[name="trustees[0].email"]`).inputValue(), people[0].email, "what was typed is kept");
	for (const [place, row] of [1, 4].entries()) {
		await team.type(`trustees[${row}].name`, people[place + 1].name);
		await team.type(`trustees[${row}].email`, people[place + 1].email);
	}
	await team.type("trustees[4].email", "nowhere");
	await team.follow(`button.button--primary[value="save"]`, 422);
	assert.equal(await team.count("#trustees-4-email-error"), 1, "the error stands where the mistake is");
	await team.type("trustees[4].email", people[2].email);
	await team.follow(`button.button--primary[value="save"]`);
	assert.equal(await team.count("#trustees ~ tbody tr"), 3);
	for (const { email } of people) {
		const mail = await mailTo(stage.server, email, text => text.includes("/trustee/"));
		assert.match(mail, /(en|fr)\/trustee\/\d+/);
	}
	return people;
}

const own = poll => poll.replace("/team/polls/", "/trustee/");
const part = (person, name) => person.page.locator(`[data-part="${name}"]`);

async function press(person, name, shows) {
	await person.page.locator(`[data-do="${name}"]:visible`).click();
	await part(person, shows).waitFor({ state: "visible" });
	await person.look();
}

async function isToldWhy(stage, { email }, poll, cell) {
	const person = await stage.arrive(cell);
	await person.go(own(poll));
	await person.signInByLink(email);
	assert.match(await person.text(), cell.language === "fr" ? /Cette page a besoin de scripts/ : /This page needs scripts/);
	assert.equal(await person.page.locator("main button:visible, main input:visible").count(), 0);
	await person.go("/me");
	assert.equal(await person.count(`main a[href="${person.url(own(poll))}"]`), 1, "the own page leads there");
	await person.leave();
}

async function arrives(stage, cell, name, email, poll) {
	const person = await stage.arrive(cell);
	await person.go(own(poll));
	await person.signInByLink(email);
	assert.equal(person.path, person.url(own(poll)), "back at the very page");
	const sent = [];
	person.context.on("request", request => sent.push(request.postData() ?? ""));
	await part(person, "make").waitFor({ state: "visible" });
	await person.look();
	return { person, name, sent, poll };
}

async function enrols(trustee, last) {
	const { person, sent } = trustee;
	await press(person, "make", "words");
	const words = await part(person, "list").locator("li").allTextContents();
	assert.equal(words.length, 24);
	const [download] = await Promise.all([person.page.waitForEvent("download"), person.page.locator(`[data-do="save"]:visible`).click()]);
	trustee.file = await readFile(await download.path(), "utf8");
	assert.ok(words.every((word, place) => trustee.file.includes(`${String(place + 1).padStart(2)}. ${word}`)));
	await press(person, "confirm", "confirm");
	assert.equal(await part(person, "list").locator("li").count(), 0, "they cannot be read from the page");
	await press(person, "enrol", "problem");
	for (const field of await person.page.locator("[data-confirm]").all()) {
		const id = await field.getAttribute("id");
		const label = await person.page.locator(`label[for="${id}"]`).innerText();
		await field.fill(` ${words[Number(label.match(/\d+/)[0]) - 1].toUpperCase()} `);
	}
	await press(person, "enrol", last ? "compare" : "waiting");
	trustee.words = words;
	// No three words in a row leave the browser, nor does any list of them.
	assert.ok(!sent.some(body => words.some((word, place) => place > 0 && body.includes(`${words[place - 1]} ${word}`))), "words are never sent");
}

async function sees(team, poll, people) {
	await team.go(`${poll}/trustees`);
	const text = await team.text();
	assert.ok(people.every(({ name }) => text.includes(name)));
	assert.match(text, /([A-Z2-7]{4} ){3}[A-Z2-7]{4}/, "the code of the ceremony");
}

async function ceremony(all, people, stage) {
	for (const { email } of people) {
		await mailTo(stage.server, email, text => /24 (words at hand|mots sous la main)/.test(text));
	}
	const codes = [];
	for (const { person } of all) {
		await part(person, "compare").waitFor({ state: "visible" });
		codes.push(await part(person, "code").innerText());
	}
	assert.equal(new Set(codes).size, 1, codes.join());
	// One closed the page meanwhile, and comes back with words.
	const { person, words, poll } = all[1];
	await person.go(own(poll));
	await part(person, "enter").waitFor({ state: "visible" });
	await person.look();
	await person.type("words", all[0].words.join(" "));
	await press(person, "enter", "problem");
	await person.type("words", "");
	await person.page.setInputFiles("#words-file", { name: "words.txt", mimeType: "text/plain", buffer: Buffer.from(all[1].file) });
	await press(person, "enter", "compare");
	assert.equal(words.length, 24);
	for (const { person: other } of all) {
		await press(other, "compare", "problem");
		await other.tickId("compared");
		await other.page.locator(`[data-do="compare"]:visible`).click();
		await part(other, "problem").waitFor({ state: "hidden" });
		await other.page.locator(`[data-part="rounds"]:visible, [data-part="done"]:visible`).first().waitFor();
		await other.look();
	}
	for (const { person: other } of all) {
		await part(other, "done").waitFor({ state: "visible", timeout: 90_000 });
		await other.look();
	}
}

/** The file holds what was said, too, and opens the page again. */
async function keepsTheFile({ person, poll }) {
	const [download] = await Promise.all([person.page.waitForEvent("download"), person.page.locator(`[data-do="save"]:visible`).click()]);
	const text = await readFile(await download.path(), "utf8");
	const kept = JSON.parse(text.split("\r\n").find(line => line.startsWith("{")));
	assert.equal(kept.messages.length, 12);
	await person.go(own(poll));
	await part(person, "done").waitFor({ state: "visible" });
	await press(person, "ask", "enter");
	await person.page.setInputFiles("#words-file", { name: "words.txt", mimeType: "text/plain", buffer: Buffer.from(text) });
	await press(person, "enter", "done");
}
