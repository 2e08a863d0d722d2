// A trustee opens the sum of a closed poll on their page: gives the words, has the browser read every ballot, compares, opens.

import assert from "node:assert/strict";
import { after } from "../support/server.mjs";

const part = (person, name) => person.page.locator(`[data-part="${name}"]`);

async function press(person, name, shows) {
	await person.page.locator(`[data-do="${name}"]:visible`).click();
	await part(person, shows).waitFor({ state: "visible" });
	await person.look();
}

/**
 * Opens the sum of this poll as whoever has this address and these words; `ballots` count. The page of the team, at `desk`,
 * then says who has.
 */
export async function opensOnThePage(stage, cell, { number, email, words, name, ballots, desk }) {
	const person = await stage.arrive(cell);
	await person.go(`/trustee/${number}`);
	await person.signInByLink(email);
	// What is to be opened is written a moment after the close.
	const deadline = Date.now() + 30_000;
	while (!(await part(person, "enter").isVisible())) {
		assert.ok(Date.now() < deadline, await person.text());
		await after(500);
		await person.page.reload();
		await person.page.locator("[data-trustee] section:visible").waitFor();
	}
	await person.look();
	await person.type("words", words);
	await press(person, "enter", "closed");
	// A checkpoint of something else fits nothing; the right one does.
	await person.page.locator(`[data-part="closed"] summary`).click();
	await person.page.locator("#checkpoint").fill("parvis.example/polls/0\n1\nAAAA\n");
	await press(person, "read", "problem");
	const checkpoint = await (await fetch(`${stage.server.origin}/polls/${number}/checkpoint`)).text();
	await person.page.locator("#checkpoint").fill(checkpoint);
	await press(person, "read", "sum");
	assert.equal(await part(person, "ballots").innerText(), String(ballots));
	const code = await part(person, "sum-code").innerText();
	assert.match(code, /^([A-Z2-7]{4} ){3}[A-Z2-7]{4}$/);
	await press(person, "open", "problem");
	await person.tickId("sum-compared");
	// Whoever opened another sum before opens no second one.
	await person.page.evaluate(place => localStorage.setItem(place, "another"), `parvis-trustee-${number}`);
	await press(person, "open", "problem");
	assert.ok(await person.page.locator(`[data-problem="other-sum"]`).isVisible());
	await person.page.evaluate(place => localStorage.removeItem(place), `parvis-trustee-${number}`);
	await press(person, "open", "opened");
	assert.equal(await person.page.evaluate(place => localStorage.getItem(place), `parvis-trustee-${number}`), code);
	const team = await stage.arrive(cell, stage.team);
	await team.go(`${desk}/trustees`);
	const line = await team.page.locator("#trustees ~ tbody tr", { hasText: name }).innerText();
	assert.match(line, /(yes|oui)\s*$/);
	await team.leave();
	await person.go(`/trustee/${number}`);
	await part(person, "opened").waitFor({ state: "visible" });
	await person.look();
	await person.leave();
}
