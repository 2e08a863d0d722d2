// A city votes by an electoral roll: a file with a mistake, then a good one, letters, and residents without an account.

import assert from "node:assert/strict";
import { join } from "node:path";
import { openPoll } from "../support/client.mjs";

const PICTURES = process.env.JOURNEY_PICTURES;

/** The whole journey, with a poll of its own. */
export async function roll(stage, cell) {
	const words = (what, code) => (code === "fr" ? `Le texte « ${what} » en français` : `The text “${what}” in English`);
	const poll = await openPoll(stage.team, [{ method: "single-choice", options: 3 }], words, "electoral-roll");
	const team = await stage.arrive(cell, stage.team);

	await team.go(poll.desk);
	assert.equal(await team.count(`form[action$="/publish"]`), 0, "nobody is on the roll yet");
	await team.follow(`main a[href$="/roll"]`);
	await upload(team, "name;code\nAna;ABCD-EFGH-0001\nBen;short\nCleo;abcd efgh 0001\n", 422);
	const rows = await team.page.locator("#bad-rows ~ tbody tr").allTextContents();
	assert.equal(rows.length, 2);
	assert.match(rows[0], /^3/);
	assert.match(rows[1], /^4/);
	await upload(team, "name;code\nAna;ABCD-EFGH-0001\nBen;ABCD-EFGH-0002\n");
	const codes = await print(team);

	await team.follow(`.button-row a[href$="/roll"]`);
	assert.match(await team.text(".figures"), /4/);
	await team.go(poll.desk);
	await team.follow(`form[action$="/publish"] button`);
	await team.follow(`main a[href$="/roll"]`);
	assert.equal(await team.count("#file"), 0, "the poll is open: nobody is added");
	await team.leave();

	// Somebody with a letter, and no account. First the code is forgotten, then mistyped.
	const voter = await stage.arrive(cell);
	await voter.go(poll.path);
	assert.equal(await voter.count(`[name="code"]`), 1);
	await choose(voter, 1);
	await voter.follow(`button[value="review"]`, 422);
	assert.equal(await voter.count("#code-error"), 1);
	assert.ok(await voter.page.locator(`fieldset.choices--ballot input[type=radio]`).nth(1).isChecked(), "the choice is kept");
	await voter.type("code", "ABCD-EFGH-9999");
	await voter.follow(`button[value="review"]`);
	await voter.follow(`button[value="cast"]`, 422);
	assert.equal(await voter.count("#code-error"), 1, "nobody has this code");
	assert.equal(await voter.page.locator(`[name="code"]`).inputValue(), "ABCD-EFGH-9999", "what was typed is kept");
	await cast(voter, codes[0].toLowerCase());
	assert.match(voter.path, /\/receipt$/);
	assert.ok(!(await voter.page.content()).includes(codes[0]), "the code is not on the receipt");

	// The same code again changes the vote.
	await voter.go(poll.path);
	await choose(voter, 2);
	await cast(voter, codes[0].replaceAll("-", ""));
	await voter.go(poll.path);
	await choose(voter, 0);
	await cast(voter, "abcd-efgh-0002");
	await voter.go(`${poll.path}/secrecy`);
	await voter.go(poll.path);
	assert.match(await voter.text(), /2 (of|des) 4/);
	await voter.leave();

	await stage.team.post(`/en${poll.desk}/close`, { reason: "The hall closes." });
	await stage.team.post(`/en${poll.desk}/results`, { reason: "All ballots are counted." });
	const visitor = await stage.arrive(cell);
	await visitor.go(poll.path);
	assert.match(await visitor.text("main"), /2 (of|des) 4/, "turnout is a share of the roll");
	await visitor.leave();
}

async function upload(person, content, status = 200) {
	await person.page.setInputFiles("#file", { name: "roll.csv", mimeType: "text/csv", buffer: Buffer.from(content) });
	await person.follow(`button[name="take"]`, status);
}

/** Two letters; their codes. */
async function print(person) {
	await person.follow(`button[name="print"]`, 422);
	assert.equal(await person.count("#letters-error"), 1);
	await person.page.setInputFiles("#addresses", {
		name: "addresses.csv",
		mimeType: "text/csv",
		buffer: Buffer.from("name;street;town\nAna Peeters;1 Market Square;Leuven\nBen Janssens;2 Market Square;Leuven\n"),
	});
	await person.follow(`button[name="print"]`);
	const codes = await person.page.locator(".letter__code code").allTextContents();
	assert.equal(new Set(codes).size, 2);
	assert.ok(codes.every(code => /^([A-Z2-7]{4}-){2}[A-Z2-7]{4}$/.test(code)));
	assert.match(await person.text(".sheets"), /Ana Peeters/);
	await person.page.emulateMedia({ media: "print" });
	assert.ok(!(await person.page.locator(".no-print").first().isVisible()), "only the letters are printed");
	const pdf = await person.page.pdf({ format: "A4", path: PICTURES && join(PICTURES, `letters-${person.cell.tag}.pdf`) });
	const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g).length;
	assert.equal(pages, 2, "one letter a page");
	await person.page.emulateMedia({ media: "screen" });
	return codes;
}

async function choose(person, place) {
	const radio = person.page.locator(`fieldset.choices--ballot input[type=radio]`).nth(place);
	await person.tickId(await radio.getAttribute("id"));
}

async function cast(person, code) {
	await person.type("code", code);
	await person.follow(`button[value="review"]`);
	await person.follow(`button[value="cast"]`);
}
