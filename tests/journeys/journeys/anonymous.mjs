// A resident votes in an anonymous poll: takes a token, casts without the account, changes the vote, and checks it at the
// end. Without scripts the page says why that cannot be.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { openPoll } from "../support/client.mjs";

const QUESTIONS = [
	{ method: "single-choice", options: 3 },
	{ method: "ranked", rule: "irv", options: 3 },
];

/** The whole journey, with a poll of its own. */
export async function anonymous(stage, cell) {
	const words = (what, code) => (code === "fr" ? `Le texte « ${what} » en français` : `The text “${what}” in English`);
	const poll = await openPoll(stage.team, QUESTIONS, words, "any-account", "anonymous");
	const person = await stage.arrive(cell);
	await person.go(poll.path);
	await person.follow(`main a[href*="/sign-in?next="]`);
	await person.signInByLink(`anonymous-${cell.tag}@journeys.example`);
	assert.equal(person.path, person.url(poll.path), "back at the very poll");
	await (cell.scripts ? votes(stage, person, poll) : isToldWhy(person, poll));
	await person.leave();
}

/** Without scripts nothing can be chosen, and so nothing be sent that would say who chose it. */
async function isToldWhy(person, poll) {
	assert.match(await person.text(), person.cell.language === "fr" ? /demande un navigateur qui exécute des scripts/ : /needs a browser that runs scripts/);
	assert.equal(await person.page.locator("main input:visible, main select:visible").count(), 0);
	assert.match(await person.text(), /option 1\.1/, "the questions can be read");
	await person.go(`${poll.path}/secrecy`);
}

const part = (person, name) => person.page.locator(`[data-part="${name}"]`);

async function press(person, name, shows) {
	await person.page.locator(`[data-do="${name}"]:visible`).click();
	await part(person, shows).waitFor({ state: "visible" });
	await person.look();
}

async function votes(stage, person, poll) {
	const requests = [];
	person.context.on("request", async request => requests.push({ path: new URL(request.url()).pathname, headers: await request.allHeaders(), body: request.postData() }));
	await part(person, "take").waitFor({ state: "visible" });
	await person.look();
	await press(person, "take", "vote");
	const { input } = JSON.parse(await person.page.evaluate(() => localStorage.getItem(Object.keys(localStorage)[0])));
	const asked = requests.find(({ path }) => path.endsWith("/token"));
	assert.ok(asked.headers.cookie && !asked.body.includes(input), "with the account, and hidden");

	// A closed tab loses nothing.
	await person.go(poll.path);
	await part(person, "vote").waitFor({ state: "visible" });

	await press(person, "review", "problem");
	assert.equal(await person.page.locator("[data-wrong]:visible").count(), 2, "what is wrong stands beside each question");
	const radios = person.page.locator(`[data-marking="named"] input[type=radio]`);
	await person.tickId(await radios.nth(0).getAttribute("id"));
	const places = person.page.locator(`[data-marking="place"] select`);
	await places.nth(0).selectOption("2");
	await places.nth(2).selectOption("1");
	await press(person, "review", "review");
	const told = await part(person, "lines").locator("dd").allTextContents();
	assert.equal(told.length, 3, told.join());
	assert.match(told[1], /^1\. .*2\.3/);
	await press(person, "cast", "waiting");
	const left = Number(await part(person, "seconds").innerText());
	assert.ok(left >= 4 && left <= 30, `${left} seconds`);
	await press(person, "stop", "review");
	await press(person, "cast", "waiting");
	await press(person, "now", "done");
	const cast = requests.find(({ path }) => path.endsWith("/anonymous-ballots"));
	assert.equal(cast.headers.cookie, undefined, "without the account");
	const code = await part(person, "code").innerText();
	assert.match(code, /^([A-Z2-7]{4}-){3}[A-Z2-7]{4}$/);

	// Another tab, later: the vote is changed, and only now the key to it leaves the browser.
	await person.go(poll.path);
	await part(person, "done").waitFor({ state: "visible" });
	await press(person, "again", "vote");
	await person.tickId(await radios.nth(1).getAttribute("id"));
	await places.nth(1).selectOption("1");
	await press(person, "review", "review");
	await press(person, "cast", "waiting");
	await press(person, "now", "done");
	const changed = await part(person, "code").innerText();
	assert.notEqual(changed, code);
	const [download] = await Promise.all([person.page.waitForEvent("download"), person.page.locator(`[data-do="save-receipt"]`).click()]);
	const receipt = await readFile(await download.path(), "utf8");
	assert.ok(JSON.parse(receipt).by.token.output, "a receipt with its token");

	await stage.team.post(`/en${poll.desk}/close`, { reason: "Everybody has voted." });
	await stage.team.post(`/en${poll.desk}/results`, { reason: "All ballots are counted." });
	await person.go(`${poll.path}/ballots`);
	const listed = await person.text();
	assert.ok(listed.includes(changed) && !listed.includes(code), "the last one counts");
	await person.go(`${poll.path}/log`);
	await person.page.locator("main details > summary").first().click();
	await person.page.locator(`main input[type=file]`).last().setInputFiles({ name: "receipt.json", mimeType: "application/json", buffer: Buffer.from(receipt) });
	await person.page.locator(`[data-part="check"]`).click();
	await person.page.locator(`[data-part="report"] [tabindex="-1"]`).waitFor();
	const proved = await person.page.locator(`[data-verdict="proved"] > li`).evaluateAll(items => items.map(item => item.dataset.check));
	assert.equal(await person.count(`[data-verdict="failed"] > li`), 0, await person.text(".audit__report"));
	assert.ok(proved.includes("tokens") && proved.includes("receipts"), proved.join());
	await person.look();
	await person.go(`${poll.path}/secrecy`);
}
