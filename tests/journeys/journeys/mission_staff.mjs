// Mission staff compare cities on the board, take its figures along, and help a city to get a team.

import assert from "node:assert/strict";

const VIEW = "country=BE&sort=i02&dir=descending";
/** Where nobody votes meanwhile, as they do in Leuven. */
const QUIET = "country=FI&sort=i02&dir=descending";

/** The whole journey. */
export async function missionStaff(stage, cell) {
	const staff = await stage.arrive(cell, stage.staff);
	await board(staff);
	await sameFigures(staff);
	await invite(stage, staff);
	await staff.leave();
}

async function board(staff) {
	const { page } = staff;
	await staff.go("");
	await staff.follow(`header nav a[href="${staff.url("/indicators")}"]`);
	const all = await rows(staff);
	assert.equal(all.length, 112, "every city");
	assert.ok((await staff.count("#definitions, [id^=definition]")) > 0, "definitions");
	assert.ok((await staff.count("main svg")) >= 2, "a chart and a map");
	assert.ok((await staff.count("td .na .visually-hidden")) > 0, "what is not available says why");

	// Filters are links; each view has its address.
	await page.locator(`.filters a[href*="country=BE"]`).evaluate(link => (link.closest("details").open = true));
	await staff.follow(`.filters a[href*="country=BE"]`);
	const belgian = await rows(staff);
	assert.ok(belgian.length > 1 && belgian.length < 112 && belgian.includes("leuven"));
	await staff.follow(`.filters a[href*="preparedness=frontrunner"]`);
	assert.match(staff.path, /preparedness=frontrunner&country=BE/);
	await staff.go("/indicators?country=BE");

	// Headings sort: by a page without scripts, at once with them, and alike.
	const heading = page.locator(`a.table__sort[href*="sort=i02"]`);
	if (staff.cell.scripts) {
		await page.evaluate(() => (window.__same = true));
		await heading.click();
		await page.waitForFunction(() => location.search.includes("sort=i02"));
		assert.ok(await page.evaluate(() => window.__same), "no page was loaded");
		assert.ok((await page.locator(`main > [role="status"], main [role="status"].visually-hidden`).last().innerText()).length > 0, "the new order is said");
		await staff.look();
	} else {
		await staff.follow(heading);
	}
	assert.equal(await page.locator(`th[aria-sort="descending"] a[href*="sort=i02"]`).count(), 1);
	const now = await rows(staff);
	await staff.go(`/indicators?${VIEW}`);
	assert.deepEqual(await rows(staff), now, "the order is that of the server");
}

/** The cities, in the order shown. */
function rows(staff) {
	return staff.page.locator("tr[data-row] th a").evaluateAll(links => links.map(link => link.getAttribute("href").split("/").pop()));
}

/** Page, CSV and JSON hold the same figures. */
async function sameFigures(staff) {
	await staff.go(`/indicators?${QUIET}`);
	const fetched = async kind => (await staff.page.request.get(await staff.page.locator(`#downloads ~ * a[href^="/api/v1/indicators${kind}?"]`).getAttribute("href"))).text();
	const [head, ...lines] = (await fetched(".csv")).trim().split(/\r?\n/).map(line => line.split(","));
	const json = JSON.parse(await fetched(""));
	const slugs = await rows(staff);
	assert.deepEqual(lines.map(([slug]) => slug), slugs, "the CSV has the same cities in the same order");
	assert.deepEqual(json.rows.map(({ slug }) => slug), slugs, "so has the JSON");
	const shown = await staff.page.locator("tr[data-row]").evaluateAll(lines =>
		lines.map(line => [...line.querySelectorAll("td")].slice(3).map(cell => ({ na: cell.querySelector(".na") !== null, text: cell.textContent }))),
	);
	const column = name => head.indexOf(name);
	for (const [index, row] of json.rows.entries()) {
		for (const [place, [indicator, figure]] of row.figures.entries()) {
			const name = figure.part === "whole" ? indicator : `${indicator}-${figure.part}`;
			const [value, numerator, , reason] = lines[index].slice(column(name), column(name) + 4);
			const missing = figure.value.kind === "not-available";
			const where = `${row.slug} ${name}`;
			assert.equal(shown[index][place].na, missing, `available on the page: ${where}`);
			assert.equal(reason, missing ? figure.value.value : "", `the reason in the CSV: ${where}`);
			assert.equal(numerator, figure.numerator === null ? "" : String(figure.numerator), `the numerator in the CSV: ${where}`);
			if (figure.value.kind === "ratio") {
				const ratio = figure.value.value.numerator / figure.value.value.denominator;
				const scale = { percent: 100, "per-thousand": 1000 }[figure.unit] ?? 1;
				assert.ok(Math.abs(Number(value) - ratio * scale) < 1e-9, `the value in the CSV: ${where}`);
				const [, read] = shown[index][place].text.replace(",", ".").match(/^\s*([\d.\u202f\u00a0]+)/);
				assert.ok(Math.abs(Number(read.replace(/[^\d.]/g, "")) - ratio * scale) <= 0.051, `the value on the page: ${where}: ${read}`);
			}
			if (figure.value.kind === "count") {
				assert.equal(value, String(figure.value.value), `the count in the CSV: ${where}`);
				assert.equal(shown[index][place].text.replace(/\D/g, ""), value, `the count on the page: ${where}`);
			}
		}
	}
}

/** A city gets its administrator; who is not of the staff does not find the page. */
async function invite(stage, staff) {
	const email = `mayor-${staff.cell.tag}@journeys.example`;
	await staff.go("/staff");
	await staff.type("email", "nobody at all");
	await staff.page.locator(`select[name="city"]`).selectOption("ghent").catch(() => staff.page.locator(`select[name="city"]`).selectOption({ index: 5 }));
	await staff.follow("main form button.button--primary", 422);
	assert.ok((await staff.count(".error-summary a")) > 0);
	const city = await staff.page.locator(`select[name="city"]`).inputValue();
	assert.ok(city, "the city is kept");
	await staff.type("email", email);
	await staff.tick("role", "administrator");
	await staff.follow("main form button.button--primary");
	assert.equal(await staff.page.locator("#pending-table").locator("..").locator("td, th").filter({ hasText: email }).count(), 1, "the invitation waits");

	const mayor = await stage.arrive(staff.cell);
	await mayor.go("/invitations");
	assert.match(mayor.path, /\/sign-in\?next=/, "first sign in");
	await mayor.signInByLink(email);
	assert.equal(mayor.path, mayor.url("/invitations"));
	await mayor.open(mayor.url("/staff"), 404);
	await mayor.open(mayor.url(`/team/cities/${city}`), 404);
	await mayor.go("/invitations");
	await mayor.follow(`form[action*="/invitations/"] button[value="accept"]`);
	await mayor.go(`/team/cities/${city}`);
	await mayor.go(`/team/cities/${city}/members`);
	await mayor.go(`/team/cities/${city}/facts`);
	await mayor.open(mayor.url("/team/cities/leuven"), 404);
	await mayor.go("/me/tokens");
	await mayor.type("name", "Figures for the website");
	await mayor.type("days", "30");
	await mayor.follow(`form[action$="/me/tokens"] button`);
	assert.equal(await mayor.count(".secret code"), 1, "the token, once");
	await mayor.go("/me/tokens");
	assert.equal(await mayor.count(".secret code"), 0);
	await mayor.follow(`form[action$="/revoke"] button`);
	await mayor.leave();
}
