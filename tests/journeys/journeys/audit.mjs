// Somebody checks the published file of a vote in their browser: a sound one, a changed one, and things that are none.

import assert from "node:assert/strict";
import { createHash, createPrivateKey, createPublicKey, sign } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const SAMPLE = readFileSync(join(import.meta.dirname, "../../verify/sample.jsonl"));
/** What the browser may load to check: files of the site, nothing else. */
const ASSETS = /^\/assets\/[a-z-]+\.[0-9a-f]{16}\.(js|json|wasm)$/;

/** The whole journey. */
export async function audit(stage, cell) {
	const person = await stage.arrive(cell);
	await person.go("/secrecy");
	await person.follow(`main a[href="${person.url("/audit")}"]`);
	assert.match(await person.text(), /parvis audit poll\.jsonl\.gz.*verify_bundle\.py/, "other ways are told");
	const form = person.page.locator(".audit form");
	if (!cell.scripts) {
		assert.equal(await form.isVisible(), false, "a form that could do nothing");
		assert.match(await person.text(), /JavaScript/);
		await person.follow(`.notice a[href$="/audit#without"]`);
	} else {
		await form.waitFor({ state: "visible" });
		await nothingChosen(person);
		await programMissing(person);
		await soundFiles(person);
		await comparedFiles(person);
		await witnessed(person);
		await badFiles(person);
		await publishedHere(person);
	}
	await person.leave();
}

async function nothingChosen(person) {
	await person.page.locator(`[data-part="check"]`).click();
	assert.equal(await person.page.locator("#audit-file-error").isVisible(), true);
	assert.equal(await person.page.evaluate(() => document.activeElement.id), "audit-file");
	await person.look();
}

/** The program cannot be had; a moment later it can. */
async function programMissing(person) {
	const { page } = person;
	await page.locator("#audit-file").setInputFiles({ name: "poll.jsonl", mimeType: "text/plain", buffer: SAMPLE });
	await person.context.route("**/assets/audit-worker.*", route => route.fulfill({ status: 404 }));
	await page.locator(`[data-part="check"]`).click();
	await page.locator(`[data-part="not-loaded"]`).waitFor({ state: "visible" });
	await person.look();
	await person.context.unrouteAll();
}

/** Checks a file; how it came out, and what failed. */
async function check(person, name, buffer) {
	const { page } = person;
	await page.locator("#audit-file").setInputFiles({ name, mimeType: "application/octet-stream", buffer });
	await page.locator(`[data-part="check"]`).click();
	await page.locator(`[data-part="report"] [tabindex="-1"]`).waitFor();
	assert.equal(await page.evaluate(() => document.activeElement.closest("[data-part]")?.dataset.part), "report", "the report has the focus");
	const failed = await page.locator(`[data-verdict="failed"] > li`).evaluateAll(items => items.map(item => item.dataset.check));
	return { failed, proved: await person.count(`[data-verdict="proved"] > li`), text: await person.text(".audit__report") };
}

/** Sound, packed or not; the second time nothing is asked of any server, and the third time there is none to ask. */
async function soundFiles(person) {
	const requests = [];
	const note = request => requests.push({ method: request.method(), url: new URL(request.url()), body: request.postData() });
	person.context.on("request", note);
	const first = await check(person, "poll.jsonl", SAMPLE);
	assert.deepEqual([first.failed, first.proved], [[], 13], first.text);
	for (const { method, url, body } of requests) {
		assert.ok(method === "GET" && url.origin === person.server.origin && ASSETS.test(url.pathname) && url.search === "" && body === null, `${method} ${url}`);
	}
	assert.ok(requests.some(({ url }) => url.pathname.endsWith(".wasm")), "requests of the worker are noticed, too");
	await person.look();
	requests.length = 0;
	const second = await check(person, "poll.jsonl.gz", gzipSync(SAMPLE));
	assert.equal(second.text, first.text, "packed or not, it is the same");
	await person.context.setOffline(true);
	const offline = await check(person, "poll.jsonl", SAMPLE);
	await person.context.setOffline(false);
	assert.equal(offline.text, first.text);
	assert.deepEqual(requests.map(({ url }) => url.href), [], "requests while a file was checked");
	person.context.off("request", note);
}

/** With the right key and a checkpoint two more checks pass; with the wrong key one fails. */
async function comparedFiles(person) {
	const { page } = person;
	const lines = SAMPLE.toString().split("\n").slice(0, 2).map(line => JSON.parse(line));
	await page.locator(".audit summary").click();
	await page.locator("#audit-key").fill(`${lines[0].definition.key} `);
	await page.locator("#audit-checkpoints").setInputFiles({ name: "witness.txt", mimeType: "text/plain", buffer: Buffer.from(lines[1].checkpoint) });
	const compared = await check(person, "poll.jsonl", SAMPLE);
	assert.deepEqual([compared.failed, compared.proved], [[], 15], compared.text);
	await person.look();
	await page.locator("#audit-key").fill("parvis.example/polls/12+00000000+AAAA");
	assert.deepEqual((await check(person, "poll.jsonl", SAMPLE)).failed, ["key"]);
	await page.locator("#audit-key").fill("");
	await page.locator("#audit-checkpoints").setInputFiles([]);
	await page.locator("#audit-receipts").setInputFiles({ name: "<b>holiday</b>.png", mimeType: "image/png", buffer: Buffer.from("no receipt") });
	const refused = await check(person, "poll.jsonl", SAMPLE);
	assert.ok(refused.text.includes("<b>holiday</b>.png"), refused.text);
	assert.equal(await person.count(`.audit__report .notice[data-tone="danger"]`), 1);
	await person.look();
	await page.locator("#audit-receipts").setInputFiles([]);
	await page.locator(".audit summary").click();
}

/** A witness of C2SP tlog-cosignature, made with Node alone. */
function witness(name, seed) {
	const secret = createPrivateKey({ key: Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), Buffer.alloc(32, seed)]), format: "der", type: "pkcs8" });
	const key = Buffer.concat([Buffer.from([4]), createPublicKey(secret).export({ format: "der", type: "spki" }).subarray(-32)]);
	const number = createHash("sha256").update(`${name}\n`).update(key).digest().subarray(0, 4);
	const cosign = (note, time) => {
		const at = Buffer.alloc(8);
		at.writeBigUInt64BE(BigInt(time));
		const text = note.slice(0, note.lastIndexOf("\n\n") + 1);
		const signature = sign(null, Buffer.from(`cosignature/v1\ntime ${time}\n${text}`), secret);
		return `— ${name} ${Buffer.concat([number, at, signature]).toString("base64")}\n`;
	};
	return { key: `${name}+${number.toString("hex")}+${key.toString("base64")}`, cosign };
}

/** What a witness has signed proves one log; its name alone, or a key that is none, does not. */
async function witnessed(person) {
	const { page } = person;
	const { key, cosign } = witness("other.example/witness", 7);
	const last = SAMPLE.toString().trim().split("\n").map(line => JSON.parse(line)).findLast(line => line.checkpoint).checkpoint;
	const keep = note => page.locator("#audit-checkpoints").setInputFiles({ name: "latest.txt", mimeType: "text/plain", buffer: Buffer.from(note) });
	const oneLog = () => page.locator(`[data-check="one-log"]`).evaluate(item => item.parentElement.dataset.verdict);
	await page.locator(".audit summary").click();
	await page.locator("#audit-witnesses").fill(` ${key} `);
	await keep(last);
	await check(person, "poll.jsonl", SAMPLE);
	assert.equal(await oneLog(), "not-provable");
	await keep(last + cosign(last, 1_800_000_000));
	const signed = await check(person, "poll.jsonl", SAMPLE);
	assert.equal(await oneLog(), "proved", signed.text);
	assert.match(await person.text(`[data-part="witnesses"]`), /other\.example\/witness.*2027/s);
	await person.look();
	await keep(last + cosign(last.replace(/\n\d+\n/, "\n1\n"), 1_800_000_000));
	assert.deepEqual((await check(person, "poll.jsonl", SAMPLE)).failed, ["one-log"]);
	await page.locator("#audit-witnesses").fill("other.example/witness+00000000+AAAA");
	const refused = await check(person, "poll.jsonl", SAMPLE);
	assert.ok(refused.text.includes("other.example/witness+00000000+AAAA"), refused.text);
	await page.locator("#audit-witnesses").fill("");
	await page.locator("#audit-checkpoints").setInputFiles([]);
	await page.locator(".audit summary").click();
}

async function badFiles(person) {
	// One byte: somebody chose another option.
	const choice = SAMPLE.indexOf(`"choices":[32]`);
	assert.ok(choice > 0, "the sample has such a ballot");
	const place = choice + `"choices":[3`.length;
	const changed = Buffer.from(SAMPLE);
	changed[place] = "0".charCodeAt(0);
	const found = await check(person, "poll.jsonl", changed);
	assert.deepEqual(found.failed, ["signature", "openings", "tally", "outcome"]);
	assert.match(found.text, person.cell.language === "fr" ? /ligne 3.*inscription engageait/ : /line 3.*entry committed/);
	await person.look();
	const packed = gzipSync(SAMPLE);
	assert.deepEqual((await check(person, "poll.jsonl.gz", packed.subarray(0, packed.length - 20))).failed, ["file"], "a packed file without its end");
	assert.deepEqual((await check(person, "poll.jsonl", SAMPLE.subarray(0, 2_000))).failed, ["file"], "a file without its end");
	await person.look();
	for (const [name, buffer] of [["holiday.png", Buffer.from("\x89PNG\r\n\x1a\n")], ["empty.jsonl", Buffer.alloc(0)], ["page.gz", gzipSync("<!DOCTYPE html>\n<p>hello\n")]]) {
		const none = await check(person, name, buffer);
		assert.deepEqual(none.failed, ["file"]);
		assert.match(none.text, person.cell.language === "fr" ? /Ce n’est pas le fichier publié d’un vote/ : /This is not the published file of a vote/);
	}
	await person.look();
}

/** What a page does that names a file of this site: it is fetched when asked for, and nothing need be chosen. */
async function publishedHere(person) {
	const { page } = person;
	const address = "/api/v1/polls/1/invented.jsonl.gz";
	const press = () => page.locator(`[data-part="check"]`).click();
	await page.locator("#audit-file").setInputFiles([]);
	await page.locator("[data-audit]").evaluate((root, address) => (root.dataset.bundle = address), address);
	let answer = () => {};
	await person.context.route(`**${address}`, route => answer(route));
	await press();
	const stop = page.locator(`[data-part="stop"]`);
	await stop.waitFor({ state: "visible" });
	assert.equal(await page.evaluate(() => document.activeElement.dataset.part), "stop", "the button that stops has the focus");
	await person.look();
	await stop.click();
	assert.equal(await stop.isVisible(), false);
	assert.equal(await page.evaluate(() => document.activeElement.dataset.part), "check", "and gives it back");
	answer = route => route.fulfill({ contentType: "application/gzip", body: gzipSync(SAMPLE) });
	await press();
	await page.locator(`[data-verdict="proved"]`).waitFor();
	assert.deepEqual([await person.count(`[data-verdict="failed"]`), await person.count(`[data-verdict="proved"] > li`)], [0, 13]);
	answer = route => route.fulfill({ status: 404, body: "" });
	await press();
	await page.locator(`.audit__report .notice[data-tone="danger"]`).waitFor();
	await person.look();
	await person.context.unrouteAll();
}
