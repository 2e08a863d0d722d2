// A resident votes in an encrypted poll: seals a ballot, has another device check what was sealed, casts one, changes it; its
// trustees open the sum. Without scripts the page says why that cannot be.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { openPoll } from "../support/client.mjs";
import { after } from "../support/server.mjs";
import { Trustees } from "../support/trustees.mjs";
import { opensOnThePage } from "./trustees_open.mjs";

const QUESTIONS = [
	{ method: "single-choice", options: 3 },
	{ method: "approval", min: "0", max: "2", options: 3 },
];
const NAMES = ["Ada Lovelace", "Émilie du Châtelet", "Sophie Germain"];
const CODE = /^([A-Z2-7]{4} ){5}[A-Z2-7]{4}$/;

/** The whole journey, with a poll of its own. */
export async function encrypted(stage, cell) {
	const words = (what, code) => (code === "fr" ? `Le texte « ${what} » en français` : `The text “${what}” in English`);
	let trustees;
	const makeKey = async number => (trustees = await Trustees.make(stage.server, stage.team, number, NAMES, 2));
	const poll = await openPoll(stage.team, QUESTIONS, words, "any-account", "encrypted", makeKey);
	const person = await stage.arrive(cell);
	await person.go(poll.path);
	for (const name of NAMES) {
		assert.ok((await person.text()).includes(name), `${name} is named`);
	}
	await person.go(`${poll.path}/secrecy`);
	await person.follow(`main a[href="${person.url("/audit-ballot")}"]`);
	await person.go(poll.path);
	await person.follow(`main a[href*="/sign-in?next="]`);
	await person.signInByLink(`encrypted-${cell.tag}@journeys.example`);
	await (cell.scripts ? votes(stage, person, poll, trustees) : isToldWhy(person));
	await person.leave();
}

/** Without scripts nothing can be chosen or checked; what it is for can be read. */
async function isToldWhy(person) {
	assert.match(await person.text(), person.cell.language === "fr" ? /sceller votre bulletin/ : /seal your ballot/);
	assert.equal(await person.page.locator("main input:visible").count(), 0);
	await person.go("/audit-ballot");
	assert.equal(await person.page.locator("main form:visible").count(), 0);
	assert.match(await person.text(), person.cell.language === "fr" ? /300 personnes/ : /300 people/);
}

const part = (person, name) => person.page.locator(`[data-part="${name}"]`);

async function press(person, name, shows) {
	await person.page.locator(`[data-do="${name}"]:visible`).click();
	await part(person, shows).waitFor({ state: "visible" });
	await person.look();
}

/** Presses what saves a file; its text. */
async function saved(person, name) {
	const [download] = await Promise.all([person.page.waitForEvent("download"), person.page.locator(`[data-do="${name}"]:visible`).click()]);
	return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

const kept = person => person.page.evaluate(() => Object.entries(localStorage).map(entry => entry.join(" ")).join("\n"));

async function chooses(person, single, several) {
	const places = person.page.locator("[data-question]");
	for (const [place, options] of [[0, [single]], [1, several]]) {
		for (const option of options) {
			await person.tickId(await places.nth(place).locator("input").nth(option).getAttribute("id"));
		}
	}
}

async function votes(stage, person, poll, trustees) {
	const requests = [];
	person.context.on("request", async request => requests.push({ path: new URL(request.url()).pathname, headers: await request.allHeaders(), body: request.postData() }));
	await person.page.reload();
	await part(person, "take").waitFor({ state: "visible" });
	await press(person, "take", "vote");
	await press(person, "review", "problem");
	await chooses(person, 1, [0, 2]);
	await press(person, "review", "review");
	await press(person, "seal", "sealed");
	const first = await part(person, "sealed-code").innerText();
	assert.match(first, CODE);

	// The device shows what it sealed; another device looks at it.
	const file = await saved(person, "check");
	await part(person, "checked").waitFor({ state: "visible" });
	await person.look();
	assert.equal(await part(person, "checked-code").innerText(), first);
	const second = await part(person, "sealed-code").innerText();
	assert.match(second, CODE);
	assert.notEqual(second, first, "sealed anew");
	await isChecked(stage, person, file, first);

	// Not yet, then no network: the very same is sent again, also after the tab was closed.
	await press(person, "cast", "waiting");
	await press(person, "stop", "sealed");
	await press(person, "cast", "waiting");
	let body;
	await person.page.route("**/anonymous-ballots", async route => {
		body = route.request().postData();
		await route.fetch();
		await route.abort();
	});
	await person.page.locator(`[data-do="now"]`).click();
	await part(person, "problem").waitFor({ state: "visible" });
	person.complaints.splice(0);
	await person.page.unroute("**/anonymous-ballots");
	await person.look();
	assert.ok(!/"(options|choices|seed)"/.test(await kept(person)), "what was chosen is kept nowhere");
	await person.go(poll.path);
	await part(person, "lost").waitFor({ state: "visible" });
	await person.look();
	assert.equal(await part(person, "sealed-code").innerText(), second);
	await press(person, "cast", "waiting");
	await press(person, "now", "done");
	const cast = requests.filter(({ path }) => path.endsWith("/anonymous-ballots"));
	assert.equal(cast.at(-1).body, body, "the very same");
	assert.equal(cast.at(-1).headers.cookie, undefined, "without the account");
	assert.ok(!/"(options|choices|seed)"/.test(body), "nothing in the clear");
	assert.equal(await part(person, "cast-code").innerText(), second);

	// The vote is changed.
	await press(person, "again", "vote");
	assert.equal(await person.count("[data-question] input:checked"), 0);
	await chooses(person, 2, []);
	await press(person, "review", "review");
	await press(person, "seal", "sealed");
	const third = await part(person, "sealed-code").innerText();
	await press(person, "cast", "waiting");
	await press(person, "now", "done");
	const receipt = await saved(person, "save-receipt");
	assert.ok(!/"(options|choices|seed)"/.test(receipt.text), "a receipt that does not show the vote");
	await isPromised(stage, person, receipt, third);

	await isOpened(stage, person, poll, trustees, receipt);
}

/** On another device, of somebody who is not signed in. */
async function isChecked(stage, person, file, code) {
	assert.match(file.name, /^ballot-check-poll-\d+\.json$/);
	const other = await stage.arrive(person.cell);
	await other.go("/audit-ballot");
	await other.page.locator("main form").waitFor({ state: "visible" });
	await other.look();
	await other.page.locator(`[data-part="check"]`).click();
	await other.page.locator(`[data-problem="missing"]`).waitFor({ state: "visible" });
	await other.look();
	await tries(other, file, "as-chosen");
	assert.equal(await part(other, "code").innerText(), code);
	const told = await part(other, "answers").locator("dd").allTextContents();
	assert.equal(told.length, 3, told.join());
	assert.match(told.join(), /1\.2.*2\.1.*2\.3/);
	// As a device would write it that seals something else than it shows.
	const [, chosen] = file.text.match(/"choices":\[(\d+)\]/);
	await tries(other, { ...file, text: file.text.replace(`"choices":[${chosen}]`, `"choices":[${Number(chosen) + 1}]`) }, "otherwise");
	await tries(other, { ...file, text: "{}" }, null, "file");
	await other.leave();
}

/** The receipt on another device: its code is that of the ballot that was to be cast. */
async function isPromised(stage, person, receipt, code) {
	const other = await stage.arrive(person.cell);
	await other.go("/audit-ballot");
	await tries(other, receipt, "cast");
	assert.equal(await part(other, "code").innerText(), code);
	const { key } = JSON.parse(receipt.text);
	await tries(other, { ...receipt, text: receipt.text.replace(key, Buffer.alloc(32).toString("base64")) }, null, "receipt");
	await other.leave();
}

async function tries(person, { name, text }, outcome, problem) {
	await person.page.locator("main input[type=file]").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
	await person.page.locator(`[data-part="check"]`).click();
	await person.page.locator(outcome ? `[data-outcome="${outcome}"]` : `[data-problem="${problem}"]`).waitFor({ state: "visible" });
	await person.look();
}

/** After the close two of three open the sum; the published file is checked with the receipt. */
async function isOpened(stage, person, poll, trustees, receipt) {
	await stage.team.post(`/en${poll.desk}/close`, { reason: "Everybody has voted." });
	await person.go(poll.path);
	assert.match(await person.text(), person.cell.language === "fr" ? /les dépositaires ouvrent la somme/ : /the trustees are opening the sum/);
	const [{ words, name }] = trustees.all;
	const email = `trustee-0-${trustees.poll}@journeys.example`;
	await opensOnThePage(stage, person.cell, { number: trustees.poll, email, words, name, ballots: 1, desk: poll.desk });
	assert.equal(await trustees.open(2), 1);
	const deadline = Date.now() + 30_000;
	for (;;) {
		const answer = await stage.team.ask(`/en${poll.desk}/results`, { method: "POST", body: new URLSearchParams({ reason: "The sum is opened." }) });
		if (answer.status === 303) {
			break;
		}
		assert.ok(Date.now() < deadline, `${answer.status}`);
		await after(500);
	}
	await person.go(poll.path);
	assert.match(await person.text("main"), /1\.3/);
	assert.equal(await person.count(`main a[href$="/ballots"]`), 0, "no list of ballots");
	await person.go(`${poll.path}/log`);
	await person.page.locator("main details > summary").first().click();
	await person.page.locator("main input[type=file]").last().setInputFiles({ name: "receipt.json", mimeType: "application/json", buffer: Buffer.from(receipt.text) });
	await person.page.locator(`[data-part="check"]`).click();
	await person.page.locator(`[data-part="report"] [tabindex="-1"]`).waitFor();
	const proved = await person.page.locator(`[data-verdict="proved"] > li`).evaluateAll(items => items.map(item => item.dataset.check));
	assert.equal(await person.count(`[data-verdict="failed"] > li`), 0, await person.text(".audit__report"));
	for (const check of ["tokens", "decryption", "tally", "receipts"]) {
		assert.ok(proved.includes(check), `${check}: ${proved.join()}`);
	}
	await person.look();
}
