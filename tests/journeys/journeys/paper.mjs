// A city takes votes on paper: prints sheets, two people key them, they settle where they differ, and count.

import assert from "node:assert/strict";
import { join } from "node:path";
import { Client, openPoll } from "../support/client.mjs";

const QUESTIONS = [
	{ method: "single-choice", options: 3 },
	{ method: "ranked", rule: "irv", options: 3 },
	{ method: "points", highest: "6", credits: "6", options: 2 },
];
const PICTURES = process.env.JOURNEY_PICTURES;

/** The whole journey, with a poll and a colleague of its own. */
export async function paper(stage, cell) {
	const words = (what, code) => (code === "fr" ? `Le texte « ${what} » en français` : `The text “${what}” in English`);
	const poll = await openPoll(stage.team, QUESTIONS, words);
	const colleague = await joins(stage, `colleague-${cell.tag}@journeys.example`);
	const [first, second] = [await stage.arrive(cell, stage.team), await stage.arrive(cell, colleague)];

	await first.go(poll.desk);
	await first.follow(`main a[href$="/paper"]`);
	assert.equal(await first.count(`form [value="print"]`), 0, "nothing is printed before this way is open");
	await first.follow(`button[value="open"]`);
	const codes = await print(first);
	const pile = await begin(first);

	// The first person, with two slips at the beginning.
	await first.type("code", "ABCD");
	await first.follow(`button[value="key"]`, 422);
	assert.ok((await first.count(".error-summary li a")) >= 3, "the code and the questions");
	assert.equal(await first.page.locator(`[name="code"]`).inputValue(), "ABCD", "what was typed is kept");
	await key(first, codes[0].toLowerCase(), 0);
	await key(first, codes[1], 0);
	await first.type("code", codes[1]);
	await fill(first, 1);
	await first.follow(`button[value="key"]`, 422);
	assert.equal(await first.count("#code-error"), 1, "the same code twice");
	await key(first, codes[2], 1);
	await first.follow(`button[value="finish"]`);
	assert.equal(await first.count(`[name="code"]`), 0, "the same person does not key twice");

	// The second person sees nothing of it, and reads two sheets otherwise.
	await second.go(pile);
	const shown = await second.text();
	assert.ok(codes.every(code => !shown.includes(code)), "the second person sees no code of the first");
	await key(second, codes[0], 0);
	await key(second, codes[1], 2);
	await key(second, codes[2]);
	await second.follow(`button[name="action"][value="remove"]`);
	const left = await second.page.locator(`input[name="remove"]`).evaluateAll(inputs => inputs.map(input => input.value));
	const gone = codes.find(code => !left.includes(code));
	await key(second, gone, ...(gone === codes[2] ? [] : [gone === codes[1] ? 2 : 0]));
	await second.follow(`button[value="finish"]`);

	assert.equal(await second.count(".difference"), 2, "two sheets differ");
	await second.follow(`button[value="settle"]`, 422);
	assert.equal(await second.count(".error-summary li a"), 2, "each must be looked at");
	await second.tick(`settle[${codes[1]}]`, "second");
	await second.tick(`settle[${codes[2]}]`, "second");
	await second.follow(`button[value="settle"]`);
	assert.equal(await second.count(`button[value="count"]`), 1);
	await first.go(pile);
	await first.follow(`button[value="count"]`);
	assert.deepEqual(await first.page.locator("#came-to ~ tbody td").allTextContents(), ["2", "1", "0"], "two ballots, one spoiled");

	await first.go(`${poll.desk}/paper`);
	const sheets = await first.page.locator("#where-sheets-went ~ tbody td").allTextContents();
	assert.deepEqual(sheets, ["3", "3", "2", "1", "0", "0"], "every sheet is accounted for");
	await stage.team.post(`/en${poll.desk}/close`, { reason: "The hall closes." });
	await first.go(poll.desk);
	await first.go(poll.path);
	await first.go(`${poll.desk}/paper`);
	await first.follow(`button[value="close"]`);
	for (let tries = 0; (await first.count(`button[value="open"]`)) > 0 && tries < 20; tries += 1) {
		await first.page.waitForTimeout(500);
		await first.go(`${poll.desk}/paper`);
	}
	await stage.team.post(`/en${poll.desk}/results`, { reason: "All ballots are counted." });
	await first.go(poll.path);
	const channels = await first.page.locator("#turnout-by-channel ~ tbody td").allTextContents();
	assert.deepEqual(channels, ["2", "2"], "two voters on paper, two in all");
	await first.leave();
	await second.leave();
}

/** Somebody new in the team of Leuven. */
async function joins(stage, email) {
	await stage.staff.post("/en/team/cities/leuven/members", { email, role: "moderator" });
	const colleague = await Client.signIn(stage.server, email);
	const [, invitation] = (await colleague.get("/en/invitations")).match(/action="(\/en\/invitations\/\d+)"/);
	await colleague.post(invitation, { action: "accept" });
	return colleague;
}

/** Three sheets; their codes. */
async function print(person) {
	const button = `form:has([value="print"]) button`;
	await person.follow(button, 422);
	assert.equal(await person.count(".error-summary li a"), 2, "how many, and where to bring them");
	await person.type("sheets", "3");
	await person.type("place", "The letterbox of the town hall, 1 Market Square");
	await person.follow(button);
	const codes = await person.page.locator(".sheet__head code").allTextContents();
	assert.equal(new Set(codes).size, 3);
	assert.ok(codes.every(code => /^[A-Z2-7]{4}-[A-Z2-7]{4}$/.test(code)));
	await person.page.emulateMedia({ media: "print" });
	assert.ok(!(await person.page.locator(".no-print").first().isVisible()), "only the sheets are printed");
	assert.ok(!(await person.page.locator(".site-header").first().isVisible()));
	const pdf = await person.page.pdf({ format: "A4", path: PICTURES && join(PICTURES, `sheets-${person.cell.tag}.pdf`) });
	const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g).length;
	assert.equal(pages, 3, "one sheet a page");
	await person.page.emulateMedia({ media: "screen" });
	return codes;
}

/** A pile of three sheets; its address without the language. */
async function begin(person) {
	await person.follow(`.button-row a[href$="/paper"]`);
	const button = `form:has([name="action"][value="batch"]) button`;
	await person.follow(button, 422);
	assert.equal(await person.count(".error-summary li a"), 3);
	await person.tick("channel", "paper");
	await person.type("name", "Town hall, Monday");
	await person.type("pile", "3");
	await person.follow(button);
	return person.path.replace(/^\/(en|fr)/, "");
}

/** Keys a sheet; without a choice it is spoiled. */
async function key(person, code, choice) {
	await person.type("code", code);
	if (choice === undefined) {
		await person.tick("spoiled", "yes");
	} else {
		await fill(person, choice);
	}
	await person.follow(`button[value="key"]`);
}

async function fill(person, choice) {
	const radio = person.page.locator(`fieldset.choices--ballot input[type=radio]`).nth(choice);
	await person.tickId(await radio.getAttribute("id"));
	for (const [index, select] of (await person.page.locator(".mark select").all()).entries()) {
		await select.selectOption(String(((index + choice) % 3) + 1));
	}
	for (const [index, input] of (await person.page.locator(".mark input").all()).entries()) {
		await input.fill(index === 0 ? "4" : "2");
	}
}
