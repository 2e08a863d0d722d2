// Somebody with a browser. Every page they look at is checked.

import assert from "node:assert/strict";
import { mailTo } from "./mail.mjs";
import { check } from "./page_check.mjs";

/** What browsers say about answers that journeys ask for on purpose. */
const ASKED_FOR = /Failed to load resource: the server responded with a status of (404|422)/;

/** Somebody with a browser of their own: cookies, language, screen. */
export class Person {
	/** `cell` is one of `matrix.mjs`; `state` the cookies of somebody who is signed in already. */
	static async arrive(browser, server, cell, state) {
		const context = await browser.newContext({
			viewport: cell.screen,
			javaScriptEnabled: cell.scripts,
			colorScheme: cell.scheme,
			locale: cell.language === "fr" ? "fr-FR" : "en-GB",
			reducedMotion: "reduce",
			storageState: state,
			baseURL: server.origin,
			acceptDownloads: true,
		});
		context.setDefaultTimeout(30_000);
		const person = new Person(server, cell, context);
		person.browser = browser;
		await context.addInitScript(() => {
			addEventListener("securitypolicyviolation", event => (window.__refused ??= []).push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
		});
		person.page = await context.newPage();
		person.page.on("console", message => {
			if (["error", "warning"].includes(message.type()) && !ASKED_FOR.test(message.text())) {
				person.complaints.push(`${person.page.url()}: ${message.text()}`);
			}
		});
		person.page.on("pageerror", error => person.complaints.push(`${person.page.url()}: ${error.message}`));
		person.page.on("dialog", dialog => {
			person.complaints.push(`${person.page.url()}: a dialog opened: ${dialog.message()}`);
			dialog.dismiss().catch(() => {});
		});
		return person;
	}

	constructor(server, cell, context) {
		this.server = server;
		this.cell = cell;
		this.context = context;
		this.complaints = [];
	}

	/** An address of the site in this person's language. */
	url(path) {
		return `/${this.cell.language}${path}`;
	}

	/** The path of the page, with its query. */
	get path() {
		const { pathname, search } = new URL(this.page.url());
		return pathname + search;
	}

	/** Opens an address (with its language) and checks the page. */
	async open(path, status = 200) {
		const answer = await this.page.goto(path, { waitUntil: "load" });
		// An address that differs only in its fragment loads nothing.
		if (answer) {
			assert.equal(answer.status(), status, `GET ${path}`);
		}
		await this.look();
	}

	/** Opens an address in this person's language. */
	async go(path, status = 200) {
		await this.open(this.url(path), status);
	}

	/** Clicks what leads to another page, and checks that page. */
	async follow(target, status = 200) {
		const where = typeof target === "string" ? this.page.locator(target).first() : target;
		const before = this.path;
		const [answer] = await Promise.all([this.page.waitForNavigation({ waitUntil: "load" }), where.click()]);
		if (answer) {
			assert.equal(answer.status(), status, `${before} → ${this.path}`);
		}
		await this.look();
	}

	/** Sends the form whose button has this name and value (`step=cast`), or the only button of this form. */
	async send(button, status = 200) {
		await this.follow(button, status);
	}

	/** Types into a field. */
	async type(name, text) {
		await this.page.locator(`[name="${name}"]:not([type=hidden])`).first().fill(text);
	}

	/** Ticks a box or presses a radio button, by its label: the label covers the input. */
	async tick(name, value) {
		const id = await this.page.locator(`input[name="${name}"][value="${value}"]`).first().getAttribute("id");
		await this.tickId(id);
	}

	/** The same, by the id. */
	async tickId(id) {
		await this.page.locator(`label[for="${id}"]`).first().click();
	}

	/** Everything that must be true of every page. */
	async look() {
		await this.awake();
		await check(this);
	}

	/** Waits until it is said of what there is to spend at a question (`points`, `money` …) what is left: in English or in French. Without scripts nothing is said. */
	async left(spends, english, french) {
		const status = this.page.locator(`fieldset[data-spends="${spends}"] [role=status]`).first();
		if (this.cell.scripts) {
			await status.filter({ hasText: this.cell.language === "fr" ? french : english }).waitFor();
		} else {
			assert.equal(await status.isVisible(), false, "nothing half is said");
		}
	}

	/** The words of the page, or of a part of it. */
	async text(selector = "main") {
		return (await this.page.locator(selector).first().innerText()).replace(/\s+/g, " ");
	}

	/** How many there are. */
	count(selector) {
		return this.page.locator(selector).count();
	}

	/** Waits until the islands are awake; nothing to wait for without scripts. */
	async awake() {
		if (this.cell.scripts && (await this.count("leptos-island")) > 0 && (await this.count("script[type=module]")) > 0) {
			await this.page.waitForFunction(() => performance.getEntriesByName("islands-awake").length > 0);
			await this.page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
		}
	}

	/** Asks for a sign-in mail on the page shown, and returns it. */
	async askForMail(email) {
		const before = new Set();
		await mailTo(this.server, email, text => (before.add(text), false), 0).catch(() => {});
		await this.type("email", email);
		await this.follow(`form:has([name="email"]:not([type=hidden])) button`);
		return mailTo(this.server, email, text => text.includes("/sign-in/link/") && !before.has(text));
	}

	/** Signs in from the page shown, by the link and its button. */
	async signInByLink(email) {
		const mail = await this.askForMail(email);
		const [link] = mail.match(/http\S+\/sign-in\/link\/\S+/);
		await this.open(new URL(link).pathname);
		await this.follow(`main form[action*="/sign-in/link/"] button`);
	}

	/** Signs in from the page shown, by the code. */
	async signInByCode(email) {
		const mail = await this.askForMail(email);
		const [, code] = mail.match(/^\s+([0-9A-Z]{4}-[0-9A-Z]{4})\s*$/m);
		await this.type("code", code.toLowerCase().replace("-", " "));
		await this.follow(`form:has([name="code"]) button`);
	}

	/** A page in which scripts run, of the same size and colours. */
	async mirror() {
		if (!this.mirrored) {
			this.mirrored = await this.browser.newContext({ viewport: this.cell.screen, colorScheme: this.cell.scheme, reducedMotion: "reduce" });
			this.mirrorPage = await this.mirrored.newPage();
		}
		return this.mirrorPage;
	}

	/** Nothing was complained about; the browser is put away. */
	async leave() {
		await this.close();
		assert.deepEqual(this.complaints, [], "errors in the console, exceptions, refusals of the content security policy");
	}

	/** Puts the browser away. */
	async close() {
		await Promise.all([this.context.close(), this.mirrored?.close()]);
	}
}
