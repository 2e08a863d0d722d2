// A resident puts projects together within a budget, first too many; the team closes the poll, and everybody sees what is
// funded and why.

import assert from "node:assert/strict";
import { openPoll } from "../support/client.mjs";

const QUESTIONS = [
	{ method: "knapsack", budget: "50000", budget_rule: "equal-shares", satisfaction: "cost", options: 4, costs: ["30000", "25000", "12500.50", "80000"] },
	{ method: "approval", shared: "yes", budget: "9000", budget_rule: "greedy", satisfaction: "cost", min: "1", max: "2", options: 3, costs: ["5000", "4000", "3000"] },
];

/** The whole journey, with a poll of its own. */
export async function budget(stage, cell) {
	const words = (what, code) => (code === "fr" ? `Le texte « ${what} » en français` : `The text “${what}” in English`);
	const poll = await openPoll(stage.team, QUESTIONS, words);
	const person = await stage.arrive(cell);
	await person.go(poll.path);
	const amounts = await person.page.locator("main .cost").allTextContents();
	assert.equal(amounts.length, 7, "every project says what it costs, before anybody signs in");
	await person.follow(`main a[href*="/sign-in?next="]`);
	await person.signInByLink(`budget-${cell.tag}@journeys.example`);
	assert.equal(person.path, person.url(poll.path), "back at the very poll");

	// Two projects that together cost more than there is.
	const first = await boxes(person, 0);
	const second = await boxes(person, 1);
	assert.deepEqual([first.length, second.length], [4, 3]);
	await person.left("money", "Together: €0 of €50,000. €50,000 left.", "Ensemble : 0 € sur 50 000 €. Il reste 50 000 €.");
	await person.tick(first[0].name, first[0].value);
	await person.left("money", "Together: €30,000 of €50,000. €20,000 left.", "Ensemble : 30 000 € sur 50 000 €. Il reste 20 000 €.");
	await person.tick(first[1].name, first[1].value);
	await person.left("money", "Together: €55,000 of €50,000. That is €5,000 too much.", "Ensemble : 55 000 € sur 50 000 €. C’est 5 000 € de trop.");
	await person.left("choices", "Chosen: 0 of 2. 2 choices left.", "Choix : 0 sur 2. Il reste 2 choix.");
	await person.tick(second[1].name, second[1].value);
	await person.follow(`button[name="step"][value="review"]`, 422);
	const wrong = await person.page.locator(".field__error").allTextContents();
	assert.equal(wrong.length, 1);
	assert.match(plain(wrong[0]), cell.language === "fr" ? /55 000 € sur 50 000 €/ : /€55,000 of €50,000/);
	assert.deepEqual(await checked(person), [first[0].value, first[1].value, second[1].value].sort(), "what was ticked is kept");
	await person.left("money", "That is €5,000 too much.", "C’est 5 000 € de trop.");
	await person.left("choices", "Chosen: 1 of 2. 1 choice left.", "Choix : 1 sur 2. Il reste 1 choix.");
	await person.page.locator(".error-summary li a").first().click();
	assert.match(new URL(person.page.url()).hash, /^#q\d+$/);

	await person.tick(first[1].name, first[1].value); // once more: it is let go
	await person.tick(first[2].name, first[2].value);
	await person.left("money", "Together: €42,500.50 of €50,000. €7,499.50 left.", "Ensemble : 42 500,50 € sur 50 000 €. Il reste 7 499,50 €.");
	await person.follow(`button[name="step"][value="review"]`);
	const told = plain((await person.page.locator(".review dd").allTextContents()).join(" "));
	assert.ok(told.includes(cell.language === "fr" ? "42 500,50 € sur 50 000 €" : "€42,500.50 of €50,000"), told);
	await person.follow(`button[name="step"][value="edit"]`);
	assert.deepEqual(await checked(person), [first[0].value, first[2].value, second[1].value].sort(), "changing keeps what was chosen");
	await person.follow(`button[name="step"][value="review"]`);
	await person.follow(`button[name="step"][value="cast"]`);
	assert.match(person.path, /\/polls\/\d+\/receipt$/);
	const code = await person.page.locator(".secret code").innerText();

	await stage.team.post(`/en${poll.desk}/close`, { reason: "Everybody has voted." });
	await stage.team.post(`/en${poll.desk}/results`, { reason: "All ballots are counted." });
	await person.go(poll.path);
	const headlines = await person.page.locator(".headline-result").allTextContents();
	assert.ok(headlines[0].includes(first[0].label) && headlines[0].includes(first[2].label) && !headlines[0].includes(first[1].label), headlines[0]);
	assert.equal(await person.page.locator("meter").first().getAttribute("value"), "4250050");
	assert.equal(await person.page.locator("table:has(caption[id^=projects]) tbody tr").count(), 7);
	const rows = (await person.page.locator(".rounds > li").allTextContents()).map(plain);
	assert.ok(rows.some(row => row.includes(cell.language === "fr" ? "son soutien a payé" : "its supporter paid")), rows.join("\n"));
	await person.page.locator("main details > summary").first().click();
	await person.look();
	await person.follow(`main a[href$="/ballots"]`);
	const file = await person.page.request.get(await person.page.locator(`main a[href*="ballots.pb"]`).first().getAttribute("href"));
	assert.match(await file.text(), /budget;50000\n/, "the ballots with the costs, for other programs");
	assert.ok((await file.text()).includes(code), "every ballot by its receipt code");
	await person.leave();
}

/** The boxes of a question with their labels, in the order of their numbers: that of the page is another each time. */
async function boxes(person, question) {
	const fieldset = person.page.locator("form fieldset.choices--ballot").nth(question);
	const found = await fieldset.locator("input[type=checkbox]").evaluateAll(inputs =>
		inputs.map(input => {
			const words = [...document.querySelector(`label[for="${input.id}"]`).childNodes].filter(node => node.nodeType !== Node.COMMENT_NODE);
			return { name: input.name, value: input.value, label: words[0].textContent };
		}),
	);
	return found.sort((a, b) => a.label.localeCompare(b.label));
}

async function checked(person) {
	return (await person.page.locator("form input[type=checkbox]:checked").evaluateAll(inputs => inputs.map(input => input.value))).sort();
}

/** With ordinary spaces. */
function plain(text) {
	return text.replace(/[\u00a0\u202f]/g, " ");
}
