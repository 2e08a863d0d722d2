// What must be true of every page anybody looks at.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Pictures of every page, for whoever wants to look: the folder to put them in. */
const PICTURES = process.env.JOURNEY_PICTURES;

/** Pages that axe has seen: the same page, as wide, in the same colours, need not be seen twice. */
const seen = new Set();
let pictures = 0;

/** How many pages were checked, and how many of them axe looked at. */
export const counts = { pages: 0, axe: 0 };

/** Checks the page this person looks at. */
export async function check(person) {
	const { page, cell } = person;
	counts.pages += 1;
	const found = await page.evaluate(inspect);
	const where = `${person.path} (${cell.name})`;
	const [, language] = new URL(page.url()).pathname.split("/");
	assert.equal(found.language, language, `<html lang>: ${where}`);
	assert.ok(found.title.trim().length > "Parvis".length, `<title>: ${where}`);
	assert.equal(found.headings, 1, `one h1: ${where}`);
	for (const other of ["en", "fr"]) {
		const path = new URL(found.alternates[other] ?? "", person.server.origin).pathname;
		assert.match(path, new RegExp(`^/${other}(/|$)`), `hreflang ${other}: ${where}`);
	}
	assert.deepEqual(found.wider, [], `wider than the screen: ${where}`);
	assert.deepEqual(found.repeatedIds, [], `ids that are not unique: ${where}`);
	assert.deepEqual(found.brokenReferences, [], `ids that are referred to, but not there: ${where}`);
	assert.deepEqual(found.refused, [], `refused by the content security policy: ${where}`);
	assert.deepEqual(person.complaints, [], `said in the console: ${where}`);
	await picture(person);
	const digest = createHash("sha256").update(`${cell.screen.width} ${cell.scheme} ${found.html}`).digest("hex");
	if (!seen.has(digest)) {
		seen.add(digest);
		await look(person, where);
	}
}

async function look(person, where) {
	counts.axe += 1;
	// axe is a script: where scripts are off, it looks at a copy of the page.
	const page = person.cell.scripts ? person.page : await copy(person);
	await page.evaluate(AXE);
	const violations = await page.evaluate(async tags => {
		const result = await axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"], iframes: false });
		return result.violations.map(({ id, impact, help, nodes }) => `${id} (${impact}): ${help}: ${nodes.map(node => node.html.slice(0, 160)).slice(0, 3).join(" | ")}`);
	}, TAGS);
	assert.deepEqual(violations, [], `axe: ${where}`);
}

/** The page as it stands, without its scripts, in a browser that has them. */
async function copy(person) {
	const html = (await person.page.content()).replace(/<script[^>]*><\/script>/g, "");
	const page = await person.mirror();
	await page.unrouteAll();
	await page.route("**/*", route => (route.request().isNavigationRequest() ? route.fulfill({ contentType: "text/html; charset=utf-8", body: html }) : route.continue()));
	await page.goto(person.page.url().split("#")[0], { waitUntil: "load" });
	return page;
}

async function picture(person) {
	if (!PICTURES) {
		return;
	}
	const folder = join(PICTURES, person.cell.tag);
	await mkdir(folder, { recursive: true });
	pictures += 1;
	const name = `${String(pictures).padStart(4, "0")}${new URL(person.page.url()).pathname.replaceAll("/", "_").slice(0, 60)}.png`;
	await person.page.screenshot({ path: join(folder, name), fullPage: true });
}

/** Runs in the page. */
function inspect() {
	const all = [...document.querySelectorAll("[id]")].map(element => element.id);
	const references = [...document.querySelectorAll("[aria-labelledby], [aria-describedby], [for]")].flatMap(element =>
		["aria-labelledby", "aria-describedby", "for"].flatMap(name => (element.getAttribute(name) ?? "").split(" ").filter(Boolean)),
	);
	const fragments = [...document.querySelectorAll('main a[href^="#"]')].map(link => link.getAttribute("href").slice(1));
	const alternates = Object.fromEntries([...document.querySelectorAll("link[rel=alternate][hreflang]")].map(link => [link.hreflang, link.href]));
	const width = document.documentElement.clientWidth;
	const overflows = document.documentElement.scrollWidth > width;
	const culprits = [...document.querySelectorAll("body *")].filter(element => element.getBoundingClientRect().right > width + 1 && !element.closest(".table-scroll, svg, .visually-hidden"));
	return {
		language: document.documentElement.lang,
		title: document.title,
		headings: document.querySelectorAll("h1").length,
		alternates,
		wider: overflows ? [`${document.documentElement.scrollWidth} px`, ...culprits.slice(0, 5).map(element => element.outerHTML.slice(0, 120))] : [],
		repeatedIds: all.filter((id, index) => all.indexOf(id) !== index),
		brokenReferences: [...references, ...fragments].filter(id => !document.getElementById(id)),
		refused: window.__refused ?? [],
		// What differs each time (keys, tokens) does not make it another page.
		html: document.documentElement.outerHTML.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|value="[^"]*"/g, ""),
	};
}
