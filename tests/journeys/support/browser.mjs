// Chromium as Debian has it; nothing is downloaded.

import { chromium } from "playwright-core";

/** A browser, with a new profile. */
export function launch() {
	return chromium.launch({
		executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
		args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-gpu"],
	});
}
