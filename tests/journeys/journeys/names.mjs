// A resident votes under their name, as under a petition; everybody reads it once the results are public.

import assert from "node:assert/strict";
import { openPoll } from "../support/client.mjs";

const NAME = "Zoë D’Hondt-Петрова";

/** The whole journey, with a poll of its own. */
export async function names(stage, cell) {
	const words = (what, code) => (code === "fr" ? `Le texte « ${what} » en français` : `The text “${what}” in English`);
	const poll = await openPoll(stage.team, [{ method: "single-choice", options: 2 }], words, "any-account", "named");
	const person = await stage.arrive(cell);
	await person.go(poll.path);
	await person.follow(`main a[href*="/sign-in?next="]`);
	await person.signInByLink(`names-${cell.tag}@journeys.example`);
	assert.equal(await person.page.locator("#name").getAttribute("autocomplete"), "name");

	const radio = person.page.locator("fieldset input[type=radio]").first();
	const [field, value] = [await radio.getAttribute("name"), await radio.getAttribute("value")];
	await person.tick(field, value);
	await person.follow(`button[name="step"][value="review"]`, 422);
	assert.equal(await person.count(`.error-summary a[href="#name"]`), 1, "the name is asked for");
	assert.ok(await person.page.locator(`[name="${field}"][value="${value}"]`).isChecked(), "the choice is kept");
	await person.type("name", `  ${NAME} `);
	await person.follow(`button[name="step"][value="review"]`);
	assert.ok((await person.text(".review")).includes(NAME));
	await person.follow(`button[name="step"][value="edit"]`);
	assert.ok((await person.page.locator("#name").inputValue()).includes(NAME), "changing keeps the name");
	await person.follow(`button[name="step"][value="review"]`);
	await person.follow(`button[name="step"][value="cast"]`);
	assert.match(person.path, /\/polls\/\d+\/receipt$/);
	const code = await person.page.locator(".secret code").innerText();
	await person.go(poll.path);
	assert.ok(!(await person.text("main")).includes(NAME), "nobody reads it yet");
	await person.follow(`.secrecy-note a`);
	assert.equal(person.path, person.url(`${poll.path}/secrecy`), "it says that this vote is public");

	await stage.team.post(`/en${poll.desk}/close`, { reason: "Everybody has voted." });
	await stage.team.post(`/en${poll.desk}/results`, { reason: "All ballots are counted." });
	await person.go(`${poll.path}/ballots`);
	const row = await person.page.locator(`tr:has(code:text-is("${code}"))`).innerText();
	assert.ok(row.includes(NAME), row);
	await person.leave();
}
