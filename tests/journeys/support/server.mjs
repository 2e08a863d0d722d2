// Parvis itself, started for a run of the journeys and stopped after it.

import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const BINARY = process.env.PARVIS_BIN ?? resolve(import.meta.dirname, "../../../target/debug/parvis");

/** A running Parvis: its address, its folder, what it has printed. */
export class Server {
	constructor(origin, folder, child) {
		this.origin = origin;
		this.folder = folder;
		this.child = child;
		this.printed = "";
		for (const stream of [child.stdout, child.stderr]) {
			stream.setEncoding("utf8").on("data", text => (this.printed += text));
		}
	}

	/** Stops it and removes its folder. */
	async stop() {
		if (this.child.exitCode === null && this.child.signalCode === null) {
			const gone = new Promise(done => this.child.once("exit", done));
			this.child.kill("SIGTERM");
			await Promise.race([gone, after(5_000)]);
			if (this.child.exitCode === null && this.child.signalCode === null) {
				this.child.kill("SIGKILL");
				await gone;
			}
		}
		await rm(this.folder, { recursive: true, force: true });
	}
}

/**
 * Starts `parvis` with these arguments on a free port, in a folder of its own, and waits until it is ready.
 * The limits are off: a whole town comes from one address here.
 */
export async function start(...args) {
	const folder = await mkdtemp(join(tmpdir(), "parvis-journeys-"));
	const origin = `http://127.0.0.1:${await freePort()}`;
	const environment = {
		PATH: process.env.PATH,
		PARVIS_LISTEN: origin.slice("http://".length),
		PARVIS_DATA_DIR: folder,
		PARVIS_LIMITS__SIGN_IN_PER_ADDRESS: "off",
		PARVIS_LIMITS__SIGN_IN_PER_EMAIL: "off",
		PARVIS_LIMITS__WRITE_PER_ACCOUNT: "off",
		PARVIS_LIMITS__BALLOT_PER_ADDRESS: "off",
	};
	const child = spawn(BINARY, args, { env: environment, stdio: ["ignore", "pipe", "pipe"] });
	const failed = new Promise((_, reject) => child.once("error", reject));
	const server = new Server(origin, folder, child);
	process.once("exit", () => child.kill("SIGKILL"));
	await Promise.race([ready(server), failed]);
	return server;
}

async function ready(server) {
	const deadline = Date.now() + 180_000;
	// A demonstration answers only once it is loaded.
	while (Date.now() < deadline) {
		if (server.child.exitCode !== null) {
			break;
		}
		const answer = await fetch(`${server.origin}/health/ready`).catch(() => null);
		if (answer?.ok) {
			return;
		}
		await after(100);
	}
	throw new Error(`Parvis did not start:\n${server.printed}`);
}

function freePort() {
	return new Promise((found, failed) => {
		const probe = createServer();
		probe.once("error", failed);
		probe.listen(0, "127.0.0.1", () => {
			const { port } = probe.address();
			probe.close(() => found(port));
		});
	});
}

/** Waits this many milliseconds. */
export const after = milliseconds => new Promise(done => setTimeout(done, milliseconds));
