// Reads every sealed ballot of a closed poll beside the page, checks each and adds them up, so that the page stays lively.
// Words are given only to open the sum, and go nowhere from here. The server puts in both addresses.
import load, { Opening } from "__GLUE__";

const loaded = load({ module_or_path: "__WASM__" });

/** Milliseconds between two reports of progress. */
const PROGRESS_EVERY = 100;

/** Why there is no sum: by the name of its sentence on the page. */
class Problem extends Error {
	constructor(name, detail = "") {
		super(name);
		this.detail = detail;
	}
}

let opening = null;

addEventListener("message", async ({ data }) => {
	try {
		if (data.act === "read") {
			await loaded;
			postMessage({ sum: await read(data) });
		} else {
			postMessage({ shares: open(data) });
		}
	} catch (error) {
		const known = error instanceof Problem;
		postMessage({ problem: known ? error.message : "other", detail: known ? error.detail : String(error) });
	}
});

async function read({ poll, checkpoint }) {
	opening?.free();
	// The key of the log is that in the file; what counts is that its trustees are those of the ceremony, which `open` compares.
	opening = new Opening("", checkpoint);
	const reader = (await file(poll)).getReader();
	for (;;) {
		const { done, value } = await reader.read().catch(() => {
			throw new Problem("incomplete");
		});
		if (done) {
			break;
		}
		if (!opening.push(value)) {
			await reader.cancel().catch(() => {});
			break;
		}
	}
	const [ballots, code] = [opening.ballots(), opening.code()];
	if (code === undefined) {
		throw faulty();
	}
	return { ballots: Number(ballots), code };
}

/** The file of the poll, unpacked, while it is counted how much of it was read. */
async function file(poll) {
	const packed = "DecompressionStream" in globalThis;
	const answer = await fetch(`/polls/${poll}/closing.jsonl${packed ? ".gz" : ""}`, { credentials: "omit" }).catch(() => null);
	if (!answer?.ok) {
		throw new Problem("incomplete");
	}
	// What was packed for the way only is counted as it is unpacked, so its length says nothing.
	const total = answer.headers.has("content-encoding") ? 0 : Number(answer.headers.get("content-length"));
	let [read, told] = [0, 0];
	const counted = new TransformStream({
		transform(piece, to) {
			read += piece.length;
			const now = performance.now();
			if (now - told > PROGRESS_EVERY) {
				told = now;
				postMessage({ read, total });
			}
			to.enqueue(piece);
		},
	});
	const stream = answer.body.pipeThrough(counted);
	return packed ? stream.pipeThrough(new DecompressionStream("gzip")) : stream;
}

/** Why there is no sum, by the names of the checks. */
function faulty() {
	const report = JSON.parse(opening.report());
	opening = null;
	// That the file ends before its signature is as it should be.
	const failed = report.findings.filter(({ verdict, fault }) => verdict === "failed" && fault && fault.fault !== "cut-off");
	if (failed.length > 0 && failed.every(({ fault }) => fault.fault === "bad-checkpoint")) {
		return new Problem("checkpoint");
	}
	return new Problem("ballots", failed.map(({ check, line, fault }) => `${check}${line > 0 ? ` (line ${line})` : ""}: ${fault.fault}`).join(", "));
}

function open({ ceremony, words, messages }) {
	if (!opening) {
		throw new Problem("ballots");
	}
	try {
		return opening.open(ceremony, words, messages);
	} catch (error) {
		throw new Problem("ceremony", String(error));
	}
}
