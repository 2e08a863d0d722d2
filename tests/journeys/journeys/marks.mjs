// A resident puts options in order and shares out points; the team closes the poll, and everybody sees how it came about.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { openPoll } from "../support/client.mjs";

const QUESTIONS = [
	{ method: "ranked", rule: "irv", options: 4 },
	{ method: "points", highest: "6", credits: "10", options: 3 },
	{ method: "single-choice", options: 2 },
	{ method: "quadratic", credits: "9", options: 2 },
];

/** The whole journey, with a poll of its own. */
export async function marks(stage, cell) {
	const words = (what, code) => (code === "fr" ? `Le texte « ${what} » en français` : `The text “${what}” in English`);
	const poll = await openPoll(stage.team, QUESTIONS, words);
	const person = await stage.arrive(cell);
	await person.go(poll.path);
	await person.follow(`main a[href*="/sign-in?next="]`);
	await person.signInByLink(`marks-${cell.tag}@journeys.example`);
	assert.equal(person.path, person.url(poll.path), "back at the very poll");

	const places = await byLabel(person, ".mark select");
	const points = await byLabel(person, `[data-spends="points"] .mark input`);
	const votes = await byLabel(person, `[data-spends="credits"] .mark input`);
	const radio = (await byLabel(person, "fieldset input[type=radio]"))[0];
	assert.deepEqual([places.length, points.length, votes.length], [4, 3, 2]);

	// What is left is said while it is typed: votes cost their square.
	await person.left("points", "Total: 0 of 10. 10 points left.", "Total : 0 sur 10. Il reste 10 points.");
	await number(person, points, ["6", "3", ""]);
	await person.left("points", "Total: 9 of 10. 1 point left.", "Total : 9 sur 10. Il reste 1 point.");
	await number(person, votes, ["3", "1"]);
	await person.left("credits", "Cost: 10 of 9. That is 1 credit too many.", "Coût : 10 sur 9. C’est 1 crédit de trop.");
	await person.look();
	await number(person, votes, ["2", "1"]);
	await person.left("credits", "Cost: 5 of 9. 4 credits left.", "Coût : 5 sur 9. Il reste 4 crédits.");

	// Two options in the same place, and more points than there are.
	await place(person, places, ["1", "1", "", ""]);
	await number(person, points, ["6", "5", ""]);
	await person.left("points", "Total: 11 of 10. That is 1 point too many.", "Total : 11 sur 10. C’est 1 point de trop.");
	await person.tick(radio.name, radio.value);
	await person.follow(`button[name="step"][value="review"]`, 422);
	assert.equal(await person.count(".error-summary li a"), 2);
	assert.equal(await person.count(".field__error"), 2, "what is wrong stands beside each question");
	assert.equal(await person.page.locator(`[name="${places[1].name}"]`).inputValue(), "1", "places are kept");
	assert.equal(await person.page.locator(`[name="${points[1].name}"]`).inputValue(), "5", "points are kept");
	await person.left("points", "That is 1 point too many.", "C’est 1 point de trop.");
	await person.page.locator(".error-summary li a").first().click();
	assert.match(new URL(person.page.url()).hash, /^#q\d+$/);

	// Nonsense that a browser lets through.
	await number(person, points, ["-3", "", ""]);
	await person.left("points", "Only whole numbers from 0 upwards", "Seuls des nombres entiers à partir de 0");
	await place(person, places, ["2", "", "1", ""]);
	await person.follow(`button[name="step"][value="review"]`, 422);
	assert.equal(await person.count(".field__error"), 1);

	await number(person, points, ["0", "4", "6"]);
	await person.left("points", "Total: 10 of 10. All points are given.", "Total : 10 sur 10. Tous les points sont donnés.");
	await person.follow(`button[name="step"][value="review"]`);
	const order = await person.page.locator(".review__order li").allTextContents();
	assert.deepEqual(order, [places[2].label, places[0].label], "the first choice first");
	const told = await person.page.locator(".review dd").allTextContents();
	assert.ok(told.some(line => line.includes(points[2].label) && line.includes("6")) && !told.some(line => line.includes(points[0].label)), "points in words");
	await person.follow(`button[name="step"][value="edit"]`);
	assert.equal(await person.page.locator(`[name="${places[2].name}"]`).inputValue(), "1", "changing keeps what was chosen");
	await person.follow(`button[name="step"][value="review"]`);
	await person.follow(`button[name="step"][value="cast"]`);
	assert.match(person.path, /\/polls\/\d+\/receipt$/);
	const code = await person.page.locator(".secret code").innerText();
	const receipt = await signedReceipt(person, code);
	await theLog(person, poll, code);

	await stage.team.post(`/en${poll.desk}/close`, { reason: "Everybody has voted." });
	await stage.team.post(`/en${poll.desk}/results`, { reason: "All ballots are counted." });
	await person.go(poll.path);
	const headlines = await person.page.locator(".headline-result").allTextContents();
	assert.ok(headlines[0].includes(places[2].label), "the first choice of the only ballot wins");
	assert.ok(headlines[1].includes(points[2].label), "most points win");
	assert.equal(await person.count(".rounds > li"), 1, "one round is enough");
	await person.page.locator("main details > summary").first().click();
	await person.look();
	await person.follow(`main a[href$="/ballots"]`);
	const orders = await person.page.request.get(await person.page.locator(`main a[href*="ballots.soi"]`).getAttribute("href"));
	assert.match(await orders.text(), /\n1: \d,\d\n$/, "the one order of preference, for other programs");
	const row = await person.page.locator(`tr:has(code:text-is("${code}"))`).innerText();
	assert.ok(row.includes(`1. ${places[2].label}, 2. ${places[0].label}`), row);
	await theWholeLog(person, poll, receipt);
	await person.leave();
}

/** The signed receipt is a file, and holds the ballot. */
async function signedReceipt(person, code) {
	const details = person.page.locator(".receipt details");
	await details.locator("summary").click();
	await person.look();
	const [download] = await Promise.all([person.page.waitForEvent("download"), details.locator("form button").click()]);
	assert.match(download.suggestedFilename(), /^receipt-poll-\d+\.json$/);
	const text = await readFile(await download.path(), "utf8");
	const receipt = JSON.parse(text);
	assert.equal(receipt.answers[0].marks.length, 2, "the two places that were given");
	assert.ok(!text.includes(code), "the code stands for it, and is not in it");
	return text;
}

/** The log while the poll is open: the ballot is promised, and nobody learns more. */
async function theLog(person, poll, code) {
	await person.go(poll.path);
	await person.follow(`.secrecy-note a`);
	assert.equal(person.path, person.url(`${poll.path}/secrecy`), "how secret this very vote is");
	await person.go(poll.path);
	await person.follow(`main a[href$="/log"]`);
	await person.follow(`main form[action$="/log"] button`, 422);
	assert.equal(await person.count(`.error-summary a[href="#code"]`), 1);
	await person.type("code", "no such code");
	await person.follow(`main form[action$="/log"] button`);
	assert.equal(await person.count("#found.panel--warm"), 1);
	assert.equal(await person.page.locator("#code").inputValue(), "no such code", "what was typed is kept");
	await person.type("code", code.toLowerCase());
	await person.follow(`main form[action$="/log"] button`);
	assert.equal(await person.count("#found.panel--accent"), 1, "it waits for others");
	assert.equal(await person.count(`main a[href*="/proof?"]`), 0);
	assert.equal(await person.count(`main a[href*="bundle"]`), 0);
}

/** The log when everything is public: the page checks its own file, with the receipt of somebody. */
async function theWholeLog(person, poll, receipt) {
	await person.go(`${poll.path}/log`);
	const file = await person.page.request.get(await person.page.locator(`main a[href$="bundle.jsonl.gz"]`).getAttribute("href"));
	assert.equal(file.status(), 200);
	if (!person.cell.scripts) {
		assert.ok(await person.page.locator("main noscript, main .notice").first().isVisible(), "other ways are told of");
		return;
	}
	await person.page.locator("main details > summary").first().click();
	await person.page.locator(`main input[type=file]`).last().setInputFiles({ name: "receipt.json", mimeType: "application/json", buffer: Buffer.from(receipt) });
	await person.page.locator(`[data-part="check"]`).click();
	await person.page.locator(`[data-part="report"] [tabindex="-1"]`).waitFor();
	assert.equal(await person.count(`[data-verdict="failed"] > li`), 0, await person.text(".audit__report"));
	assert.ok((await person.count(`[data-verdict="proved"] > li`)) >= 12, "the receipt is found, too");
	await person.look();
}

/** Fields with their labels, in the order of the labels: that of the page is another each time. */
async function byLabel(person, selector) {
	const fields = await person.page.locator(selector).evaluateAll(fields =>
		fields.map(field => {
			const words = [...document.querySelector(`label[for="${field.id}"]`).childNodes].filter(node => node.nodeType !== Node.COMMENT_NODE);
			return { name: field.name, value: field.value, label: words[0].textContent };
		}),
	);
	return fields.sort((a, b) => a.label.localeCompare(b.label));
}

async function place(person, fields, places) {
	for (const [index, { name }] of fields.entries()) {
		await person.page.locator(`[name="${name}"]`).selectOption(places[index]);
	}
}

async function number(person, fields, numbers) {
	for (const [index, { name }] of fields.entries()) {
		await person.page.locator(`[name="${name}"]`).fill(numbers[index]);
	}
}
