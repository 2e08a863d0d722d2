// The trustees of an encrypted poll, without browsers: their program, and the API.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { copyFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Client } from "./client.mjs";

const SITE = resolve(import.meta.dirname, "../../../target/site");
const WORDS = 24;

let loading;

/** The program that trustees load in their browsers. */
function program() {
	loading ??= load();
	return loading;
}

async function load() {
	// Under a name by which Node takes it for a module.
	const folder = await mkdtemp(join(tmpdir(), "parvis-trustee-"));
	try {
		const glue = join(folder, "trustee.mjs");
		await copyFile(join(SITE, "trustee.js"), glue);
		const loaded = await import(pathToFileURL(glue));
		loaded.initSync({ module: await readFile(join(SITE, "trustee_bg.wasm")) });
		return loaded;
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** People who made the key of a poll together. */
export class Trustees {
	/** Names these people, of whom `threshold` are needed, and makes the key of the draft with them. */
	static async make(server, team, poll, names, threshold) {
		const { words, enrol, next } = await program();
		const trustees = new Trustees(server, poll);
		const email = place => `trustee-${place}-${poll}@journeys.example`;
		await team.send("PUT", trustees.at(""), { threshold, trustees: names.map((name, place) => ({ name, email: email(place) })) });
		for (const [place, name] of names.entries()) {
			trustees.all.push({ client: await Client.signIn(server, email(place)), words: words(randomBytes(32), false), name });
			assert.equal(trustees.all[place].words.split(" ").length, WORDS);
		}
		for (const { client, words: kept, name } of trustees.all) {
			const { origin } = await trustees.council(client);
			await client.send("POST", trustees.at("/enrolments"), JSON.parse(enrol(kept, origin, name)));
		}
		for (let round = 0; round < 4; round += 1) {
			for (const { client, words: kept } of trustees.all) {
				const { ceremony, messages } = await trustees.council(client);
				const { send } = JSON.parse(next(JSON.stringify(ceremony), kept, JSON.stringify(messages)));
				await client.send("POST", trustees.at("/messages"), send);
			}
		}
		return trustees;
	}

	constructor(server, poll) {
		this.server = server;
		this.poll = poll;
		this.all = [];
	}

	at(part) {
		return `/api/v1/polls/${this.poll}/trustees${part}`;
	}

	/** What they and others did so far, as a trustee sees it. */
	async council(client) {
		return JSON.parse(await client.get(this.at("")));
	}

	/** The trustee of this place adds up the closed poll and opens their share; how many ballots they counted. */
	async open(place) {
		const { Opening } = await program();
		const { client, words } = this.all[place];
		const opening = new Opening("", "");
		opening.push(Buffer.from(await client.get(`/polls/${this.poll}/closing.jsonl`)));
		const { ceremony, messages } = await this.council(client);
		const shares = opening.open(JSON.stringify(ceremony), words, JSON.stringify(messages));
		await client.send("POST", this.at("/shares"), JSON.parse(shares));
		return Number(opening.ballots());
	}
}
