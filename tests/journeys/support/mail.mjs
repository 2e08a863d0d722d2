// The mail Parvis has sent, as files in its folder.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after } from "./server.mjs";

/** The plain text of the newest mail to this address that `wanted` accepts; waits for it. */
export async function mailTo(server, address, wanted = () => true, patience = 20_000) {
	const folder = join(server.folder, "mail");
	const deadline = Date.now() + patience;
	do {
		const names = (await readdir(folder).catch(() => [])).filter(name => name.endsWith(".eml")).sort().reverse();
		for (const name of names) {
			const mail = await readFile(join(folder, name), "utf8").catch(() => "");
			const [head] = mail.split(/\r?\n\r?\n/, 1);
			const text = plainText(mail);
			if (head.toLowerCase().includes(`to: ${address.toLowerCase()}`) && wanted(text)) {
				return text;
			}
		}
		await after(50);
	} while (Date.now() < deadline);
	throw new Error(`no mail came for ${address}`);
}

/** The part that is plain text, decoded. */
function plainText(mail) {
	const start = mail.search(/content-type: text\/plain/i);
	if (start < 0) {
		return "";
	}
	const [head, ...rest] = mail.slice(start).split(/\r?\n\r?\n/);
	const body = rest.join("\n\n").split(/\r?\n--/)[0];
	if (/quoted-printable/i.test(head)) {
		const bytes = body.replace(/=\r?\n/g, "").replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
		return Buffer.from(bytes, "latin1").toString("utf8");
	}
	return /base64/i.test(head) ? Buffer.from(body, "base64").toString("utf8") : body;
}
