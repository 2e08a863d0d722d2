// A resident votes, votes again, and looks after their account.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

/** The whole journey. */
export async function resident(stage, cell) {
	const email = `resident-${cell.tag}@journeys.example`;
	const person = await stage.arrive(cell);
	await person.go(stage.poll.path);
	await person.follow(`main a[href*="/sign-in?next="]`);
	await person.type("email", "not an address");
	await person.follow(`form:has([name="email"]:not([type=hidden])) button`, 422);
	assert.equal(await person.page.locator("#email").inputValue(), "not an address", "what was typed is kept");
	assert.equal(await person.count(`.error-summary a[href="#email"]`), 1);
	await person.signInByLink(email);
	assert.equal(person.path, person.url(stage.poll.path), "back at the very poll");

	const ballot = await Paper.read(person);
	await incomplete(person, ballot);
	await tooMany(person, ballot);
	await fill(person, ballot, [0, [0, 1]]);
	await review(person, ballot, [0, [0, 1]]);
	await changeMind(person, ballot, [0, [0, 1]]);
	await fill(person, ballot, [1, [1, 2]]);
	await review(person, ballot, [1, [1, 2]]);
	const first = await cast(person);

	await person.go(stage.poll.path);
	await person.page.locator("main details > summary").first().click();
	await fill(person, ballot, [2, [3, 4]]);
	await review(person, ballot, [2, [3, 4]]);
	const second = await cast(person);
	assert.notEqual(second, first, "another ballot, another receipt");

	await ownPage(stage, person, ballot, email);
	await account(stage, person, email);
	await person.leave();
}

/** The ballot paper as the page shows it. */
class Paper {
	static async read(person) {
		const names = await person.page.locator("main form fieldset input").evaluateAll(inputs => [...new Set(inputs.map(input => input.name))]);
		const paper = new Paper();
		paper.questions = [];
		for (const name of names.filter(name => /^q\d+$/.test(name))) {
			const options = await person.page.locator(`input[name="${name}"]`).evaluateAll(inputs =>
				inputs.map(input => ({ value: input.value, label: document.querySelector(`label[for="${input.id}"] > span`).textContent })),
			);
			// The order on the page is another each time; by label it is always the same.
			paper.questions.push({ name, options: options.sort((a, b) => a.label.localeCompare(b.label)) });
		}
		return paper;
	}

	/** The labels of these choices. */
	labels(choices) {
		return choices.flatMap((chosen, q) => [chosen].flat().map(o => this.questions[q].options[o].label));
	}
}

/** Ticks exactly these options. */
async function fill(person, ballot, choices) {
	for (const [q, { name, options }] of ballot.questions.entries()) {
		const wanted = [choices[q]].flat().map(o => options[o].value);
		// First let go, then choose: one too many is taken back by the island.
		for (const ticking of [false, true]) {
			for (const { value } of options) {
				const input = person.page.locator(`input[name="${name}"][value="${value}"]`);
				const [radio, checked] = [(await input.getAttribute("type")) === "radio", await input.isChecked()];
				if (checked !== wanted.includes(value) && ticking === wanted.includes(value) && !(radio && !ticking)) {
					await person.tick(name, value);
				}
			}
		}
	}
}

/** One choice too few: the server says so, beside the question, and nothing is lost. */
async function incomplete(person, ballot) {
	const [one, several] = ballot.questions;
	await person.tick(one.name, one.options[0].value);
	await person.tick(several.name, several.options[0].value);
	await person.follow(`button[name="step"][value="review"]`, 422);
	const id = several.name;
	assert.equal(await person.count(`.error-summary a[href="#${id}"]`), 1, "the problem leads to the question");
	assert.equal(await person.count(`#${id}-error`), 1, "and stands beside it");
	assert.ok(await person.page.locator(`input[name="${one.name}"][value="${one.options[0].value}"]`).isChecked(), "the first choice is kept");
	assert.ok(await person.page.locator(`input[name="${several.name}"][value="${several.options[0].value}"]`).isChecked(), "the second choice is kept");
}

/** One choice too many: with scripts it is taken back and said, without them the server says it. */
async function tooMany(person, ballot) {
	const { name, options } = ballot.questions[1];
	const box = value => person.page.locator(`input[name="${name}"][value="${value}"]`);
	const status = () => person.page.locator(`fieldset:has(input[name="${name}"]) [role="status"]`).innerText();
	for (const { value } of options.slice(0, 3)) {
		if (!(await box(value).isChecked())) {
			await person.tick(name, value);
		}
	}
	if (person.cell.scripts) {
		const before = await status();
		assert.ok(before.length > 0, "remaining choices are said");
		await person.tick(name, options[3].value);
		assert.equal(await box(options[3].value).isChecked(), false, "one too many is taken back");
		assert.notEqual(await status(), before, "and said");
	} else {
		await person.tick(name, options[3].value);
		await person.follow(`button[name="step"][value="review"]`, 422);
		assert.equal(await person.count(`#${name}-error`), 1);
		assert.ok(await box(options[3].value).isChecked(), "nothing is taken back behind one's back");
	}
}

/** The review shows exactly the choices: without loading a page where scripts run. */
async function review(person, ballot, choices) {
	const button = person.page.locator(`button[name="step"][value="review"]`);
	if (person.cell.scripts) {
		await person.page.evaluate(() => (window.__same = true));
		await button.click();
		await person.page.locator(".review").waitFor({ state: "visible" });
		assert.ok(await person.page.evaluate(() => window.__same), "no page was loaded");
		await person.page.waitForFunction(() => document.activeElement?.tagName === "H2");
		await person.look();
	} else {
		await person.follow(button);
	}
	const shown = await person.page.locator(".review dd").evaluateAll(lines => lines.filter(line => line.checkVisibility()).map(line => line.textContent));
	assert.deepEqual(shown.sort(), ballot.labels(choices).sort(), "the review shows what was chosen");
	assert.equal(await person.page.locator(".error-summary:visible, .field__error:visible").count(), 0, "what was wrong and is right now is not shown any more");
}

async function changeMind(person, ballot, choices) {
	if (person.cell.scripts) {
		await person.page.locator(".review ~ .button-row button[type=button]").click();
		await person.page.locator(`button[name="step"][value="review"]`).waitFor({ state: "visible" });
	} else {
		await person.follow(`button[name="step"][value="edit"]`);
	}
	const ticked = await person.page.locator("main form fieldset input:checked").evaluateAll(inputs => inputs.map(input => document.querySelector(`label[for="${input.id}"] > span`).textContent));
	assert.deepEqual(ticked.sort(), ballot.labels(choices).sort(), "the choices are still there");
}

/** Casts; the receipt has a code, shown once. */
async function cast(person) {
	await person.follow(`button[name="step"][value="cast"]`);
	assert.match(person.path, /\/polls\/\d+\/receipt$/);
	const code = await person.page.locator(".secret code").innerText();
	assert.ok(code.length >= 8, "a receipt");
	await person.open(person.path);
	assert.equal(await person.count(".secret"), 0, "shown once");
	return code;
}

/** The own page says where one took part, and nowhere what was voted. */
async function ownPage(stage, person, ballot, email) {
	await person.go("/me");
	assert.equal(await person.count(`main a[href="${person.url(stage.poll.path)}"]`), 1, "the poll is there");
	const labels = ballot.questions.flatMap(({ options }) => options.map(({ label }) => label));
	const silent = (text, where) => assert.deepEqual(labels.filter(label => text.includes(label)), [], `no choice in ${where}`);
	silent(await person.page.content(), "the own page");
	const [download] = await Promise.all([person.page.waitForEvent("download"), person.page.locator(`a[href$="/me/export"]`).click()]);
	assert.match(download.suggestedFilename(), /\.json$/);
	const file = await readFile(await download.path(), "utf8");
	assert.ok(JSON.stringify(JSON.parse(file)).includes(email), "the export holds the address");
	silent(file, "the export");
	const other = person.cell.language === "en" ? "fr" : "en";
	await person.page.locator(`select[name="language"]`).selectOption(other);
	await person.follow(`form[action$="/me/language"] button`);
	assert.equal(await person.page.locator(`select[name="language"]`).inputValue(), other, "the language of mails is kept");
}

async function account(stage, person, email) {
	const elsewhere = await stage.arrive(person.cell);
	await elsewhere.go("/sign-in");
	await elsewhere.signInByCode(email);
	await person.follow(`form[action$="/me/sign-out-everywhere"] button`);
	for (const browser of [person, elsewhere]) {
		await browser.go("/me");
		assert.match(browser.path, /\/sign-in\?next=/, "signed out everywhere");
	}
	await elsewhere.leave();
	await person.signInByLink(email);
	assert.equal(person.path, person.url("/me"));
	await person.follow(`main a[href$="/me/delete"]`);
	await person.follow(`form[action$="/me/delete"] button`, 422);
	assert.equal(await person.count(`.error-summary a[href="#confirm"]`), 1);
	await person.tickId("confirm");
	await person.follow(`form[action$="/me/delete"] button`);
	await person.go("/me");
	assert.match(person.path, /\/sign-in\?next=/, "the account is gone");
}
