// Somebody comes by, finds their city and reads; to vote they are asked to sign in, and come back to the very poll.

import assert from "node:assert/strict";

/** The whole journey. */
export async function visitor(stage, cell) {
	const person = await stage.arrive(cell);
	await person.go("");
	await person.type("q", "Leuv");
	await person.follow(`form[role="search"] button`);
	assert.equal(person.path, person.url("/cities?q=Leuv"));
	assert.equal(await person.count(`main .link-list > li`), 1, "Leuven is found");
	await narrowDown(person);
	await person.follow(`main .link-list a[href="${person.url("/cities/leuven")}"]`);
	await person.follow(`main a[href="${person.url(stage.poll.consultation)}"]`);
	await person.follow(`main .card__title a[href="${person.url(stage.poll.path)}"]`);
	assert.equal(await person.count("main input"), 0, "a ballot paper for somebody who is not signed in");
	await person.follow(`main a[href*="/sign-in?next="]`);
	await person.signInByCode(`visitor-${cell.tag}@journeys.example`);
	assert.equal(person.path, person.url(stage.poll.path), "back at the very poll");
	assert.equal(await person.count(`main [role="status"]:not(:empty)`) > 0, true, "being signed in is said");
	assert.ok((await person.count("main form input[type=radio]")) > 0, "the ballot paper");
	await signOut(person);
	await person.leave();
}

/** Filters, and pages, are addresses. */
async function narrowDown(person) {
	const { page } = person;
	await person.go("/cities");
	const all = await shown(person);
	await page.locator(`select[name="country"]`).selectOption("BE");
	await person.follow(`.filter-bar button`);
	assert.match(person.path, /country=BE/);
	const belgian = await shown(person);
	assert.ok(belgian > 0 && belgian < all, `${belgian} of ${all} cities are in Belgium`);
	await page.locator(`select[name="phase"]`).selectOption("implementation");
	await person.follow(`.filter-bar button`);
	assert.match(person.path, /country=BE&phase=implementation/);
	assert.equal(await page.locator(`select[name="country"]`).inputValue(), "BE", "the filter is kept");
	assert.ok((await shown(person)) <= belgian);
	await person.go("/cities?q=nowhere-at-all");
	assert.equal(await shown(person), 0);
	await person.go("/cities?country=BE&phase=implementation");
}

function shown(person) {
	return person.count("main .link-list > li");
}

async function signOut(person) {
	await person.go("/me");
	await person.follow(`form[action$="/me/sign-out"] button`);
	assert.equal(await person.count(`header a[href*="/sign-in"]`), 1, "signed out");
}

/** Every page that is open to everyone and is not part of a journey; and addresses that lead nowhere. */
export async function lookingAround(stage, cell) {
	const person = await stage.arrive(cell);
	const paths = ["/consultations", "/consultations?state=open&country=BE", "/consultations?state=answered", "/secrecy", "/audit", "/witness", "/privacy", "/accessibility", "/about", "/api", "/sign-in", "/sign-in/sent", "/mailbox", "/indicators"];
	for (const path of paths) {
		await person.go(path);
	}
	for (const path of ["/nothing-here", "/cities/atlantis", "/polls/999999999", "/sign-in/link/not-a-token-at-all", "/first-run/not-a-token"]) {
		await person.go(path, path.includes("/sign-in/link") ? 200 : 404);
	}
	await answered(person);
	await person.leave();
}

/** A consultation that has been answered: results, and what the city does with them. */
async function answered(person) {
	await person.go("/consultations?state=answered");
	await person.follow("main .card__title a");
	assert.ok((await person.count(".answer")) === 1, "the official answer");
	if ((await person.count(`main .card__title a[href*="/polls/"]`)) > 0) {
		await person.follow(`main .card__title a[href*="/polls/"]`);
		await person.follow(`main a[href$="/ballots"]`);
	}
}
