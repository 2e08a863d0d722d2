// Audits a published vote beside the page, so that the page stays lively. Reads a file of the device or a stream of this
// site piece by piece, unpacks it where it is packed, and hands every piece to the verifier. Sends nothing anywhere.
// The server puts in both addresses.

import load, { Verifier } from "__GLUE__";

const loaded = load({ module_or_path: "__WASM__" });

/** What was kept beside a bundle is small; a larger file is something else. */
const LARGEST_KEPT = 1 << 20;
/** The two bytes every gzip file begins with. */
const GZIP = [0x1f, 0x8b];
/** Milliseconds between two reports of progress. */
const PROGRESS_EVERY = 100;

/** Why there is no report: by its name in the words of the page, and the file meant. */
class Problem extends Error {
	constructor(name, file) {
		super(name);
		this.file = file;
	}
}

addEventListener("message", async ({ data }) => {
	try {
		postMessage({ report: await audit(data) });
	} catch (error) {
		// What is not a problem of what was given is one of the program: the page has words for that.
		postMessage({ problem: error instanceof Problem ? error.message : null, file: error.file });
	}
});

async function audit({ file, address, key, checkpoints, receipts, witnesses }) {
	await loaded;
	const given = { key, checkpoints: await texts(checkpoints, "problem-checkpoint"), receipts: await texts(receipts, "problem-receipt"), witnesses };
	const verifier = begin(given);
	const source = await Source.open(file, address);
	const reader = (await source.unpacked()).getReader();
	for (;;) {
		let piece;
		try {
			piece = await reader.read();
		} catch (error) {
			if (source.broken) {
				verifier.free();
				throw new Problem("problem-source");
			}
			// It was read, but cannot be unpacked: that is for the report.
			verifier.fail(String(error.message));
			break;
		}
		if (piece.done) {
			break;
		}
		if (!verifier.push(piece.value)) {
			await reader.cancel().catch(() => {});
			break;
		}
	}
	return JSON.parse(verifier.finish());
}

function begin(given) {
	try {
		return new Verifier(JSON.stringify(given));
	} catch (name) {
		const problem = String(name).startsWith(" ") ? "problem-witness" : "problem-receipt";
		throw new Problem(problem, String(name).trim());
	}
}

async function texts(files, problem) {
	const read = async file => {
		if (file.size > LARGEST_KEPT) {
			throw new Problem(problem, file.name);
		}
		return { name: file.name, text: await file.text().catch(() => { throw new Problem("problem-source"); }) };
	};
	return Promise.all(files.map(read));
}

/** Where the bundle comes from. Tells how much of it was read, and whether it broke off. */
class Source {
	static async open(file, address) {
		if (file) {
			return new Source(file.stream(), file.size);
		}
		const answer = await fetch(address).catch(() => null);
		if (!answer?.ok) {
			throw new Problem("problem-source");
		}
		// What was packed for the way only is counted as it is unpacked, so its length says nothing.
		const length = answer.headers.has("content-encoding") ? 0 : Number(answer.headers.get("content-length"));
		return new Source(answer.body, length);
	}

	constructor(stream, total) {
		this.reader = stream.getReader();
		this.total = total;
		this.read = 0;
		this.told = 0;
		this.broken = false;
	}

	/** The next piece; nothing at the end. */
	async next() {
		try {
			const { done, value } = await this.reader.read();
			this.read += value?.length ?? 0;
			this.tell();
			return done ? null : value;
		} catch (error) {
			this.broken = true;
			throw error;
		}
	}

	tell() {
		const now = performance.now();
		if (now - this.told > PROGRESS_EVERY) {
			this.told = now;
			postMessage({ read: this.read, total: this.total });
		}
	}

	/** The stream, unpacked if it begins as gzip does. */
	async unpacked() {
		const first = [];
		let head = [];
		while (head.length < GZIP.length) {
			const piece = await this.next().catch(() => { throw new Problem("problem-source"); });
			if (!piece) {
				break;
			}
			first.push(piece);
			head = [...head, ...piece.subarray(0, GZIP.length)];
		}
		const stream = new ReadableStream({
			pull: async to => {
				const piece = first.shift() ?? (await this.next());
				piece ? to.enqueue(piece) : to.close();
			},
			cancel: why => this.reader.cancel(why),
		}, { highWaterMark: 0 });
		if (!GZIP.every((byte, place) => head[place] === byte)) {
			return stream;
		}
		if (!("DecompressionStream" in globalThis)) {
			throw new Problem("problem-gzip");
		}
		return stream.pipeThrough(new DecompressionStream("gzip"));
	}
}
