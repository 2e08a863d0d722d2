// Parvis on its first day: a link in the log makes the first account of the mission staff, once.

import assert from "node:assert/strict";
import { start } from "../support/server.mjs";

/** The whole journey. */
export async function firstRun(stage, cell) {
	const server = await start("serve");
	try {
		const [link] = server.printed.match(/http\S+\/en\/first-run\/[\w-]+/);
		const path = new URL(link).pathname.replace("/en/", `/${cell.language}/`);
		const somebody = await stage.arrive(cell, undefined, server);
		await somebody.go("");
		await somebody.go("/cities");
		await somebody.go("/consultations");
		await somebody.go("/indicators");
		await somebody.go("/mailbox", 404);
		await somebody.open(path);
		await somebody.type("email", "me");
		await somebody.follow("main form button", 422);
		assert.equal(await somebody.page.locator("#email").inputValue(), "me", "what was typed is kept");
		await somebody.type("email", "first@journeys.example");
		await somebody.follow("main form button");
		await somebody.go("/staff");
		await somebody.open(path, 404);
		await somebody.leave();
	} finally {
		await server.stop();
	}
}
