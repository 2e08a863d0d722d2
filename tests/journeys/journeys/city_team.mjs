// A city team launches a poll, looks after it, publishes what came out and answers.

import assert from "node:assert/strict";
import { Client, inMinutes, paper } from "../support/client.mjs";
import { after } from "../support/server.mjs";

const LANGUAGES = ["en", "fr"];
const NAMES = { en: "English", fr: "français" };

/** The whole journey. */
export async function cityTeam(stage, cell) {
	const team = await stage.arrive(cell, stage.team);
	// Several teams are at work at once: each knows its own by this word.
	const word = `Tramway ${cell.tag}`;
	const consultation = await newConsultation(team, word);
	const poll = await newPoll(team, word, consultation);
	await preview(team, poll, word);
	await rehearse(team, poll);
	await publish(team, consultation, poll);
	const resident = await stage.arrive(cell);
	await vote(stage, resident, team, poll, word);
	await correct(team, resident, poll, word);
	await moreTime(team, poll);
	await closeEarly(team, poll);
	await results(team, resident, poll, word);
	await answer(team, resident, consultation, word);
	await resident.leave();
	await team.leave();
}

async function newConsultation(team, word) {
	const { page } = team;
	await team.go("/team");
	await team.follow(`main a[href="${team.url("/team/cities/leuven")}"]`);
	await team.follow(`main a[href$="/consultations/new"]`);
	// Leuven speaks other languages too; this consultation speaks two.
	for (const box of await page.locator(`input[name="languages"]`).all()) {
		if ((await box.isChecked()) !== LANGUAGES.includes(await box.getAttribute("value"))) {
			await team.tickId(await box.getAttribute("id"));
		}
	}
	await team.follow(`button[name="action"][value="languages"]`);
	await team.type("title[en]", `${word} in English`);
	await team.follow(`button.button--primary[name="action"][value="save"]`, 422);
	for (const field of ["level", "phase", "field"]) {
		assert.equal(await team.count(`.error-summary a[href="#${field}"]`), 1, `${field} is asked for`);
		assert.equal(await team.count(`#${field}-error`), 1, `the error stands beside ${field}`);
	}
	assert.equal(await page.locator(`[name="title[en]"]`).inputValue(), `${word} in English`, "what was typed is kept");
	for (const [name, value] of [["level", "involve"], ["phase", "implementation"]]) {
		await team.tick(name, value);
	}
	await page.locator(`select[name="field"]`).selectOption("mobility-and-transport");
	// Half of it: the list of what is missing leads to the rest.
	await team.follow(`button.button--primary[name="action"][value="save"]`);
	const overview = team.path;
	assert.equal(await team.count(".checklist [data-missing]"), 5, "five texts are missing");
	assert.equal(await team.count(`form[action$="/publish"]`), 0, "it cannot be published");
	await team.follow(".checklist [data-missing] a");
	for (const code of LANGUAGES) {
		await team.type(`title[${code}]`, `${word} (${NAMES[code]})`);
		await team.type(`summary[${code}]`, `Where the next line goes (${NAMES[code]}).`);
		await team.type(`body[${code}]`, `## Why now\n\nThe *second* line is paid for (${NAMES[code]}).\n\n- in one year\n- in two years`);
	}
	await team.follow(`button.button--primary[name="action"][value="save"]`);
	assert.equal(await team.count(".checklist [data-missing]"), 0, "nothing is missing");
	await team.follow(`form[action$="/publish"] button`);
	assert.equal(await team.count(`form[action$="/publish"]`), 0, "it is public");
	return overview;
}

async function newPoll(team, word, consultation) {
	const { page } = team;
	const add = action => team.follow(`button[name="action"][value="${action}"]`);
	await team.open(consultation);
	await team.follow(`form[action$="/polls"] button`);
	const poll = team.path.replace(/\/edit$/, "");
	await team.open(poll);
	const missing = await team.count(".checklist [data-missing]");
	assert.ok(missing >= 3, "title, question and dates are missing");
	await team.follow(".checklist [data-missing] a");
	await team.open(`${poll}/edit`);
	for (const code of LANGUAGES) {
		await team.type(`title[${code}]`, `${word}: which line? (${NAMES[code]})`);
		await team.type(`intro[${code}]`, `#### Before you start\n\nTwo questions (${NAMES[code]}).`);
	}
	await add("add-question");
	await add("add-question");
	await add("add-option:1");
	await add("add-option:1");
	assert.equal(await page.locator(`[name="title[fr]"]`).inputValue(), `${word}: which line? (français)`, "what was typed is kept");
	await write(team, 0, ["North", "South"]);
	await write(team, 1, ["Trees", "Benches", "Lights", "Too much"]);
	await add("remove-option:1:3");
	assert.equal(await page.locator(`[name="q[1][o][2][label][en]"]`).inputValue(), "Lights (English)");
	assert.equal(await team.count(`[name="q[1][o][3][label][en]"]`), 0, "the option is gone");
	await add("option-up:1:2");
	assert.equal(await page.locator(`[name="q[1][o][1][label][fr]"]`).inputValue(), "Lights (français)", "the option has moved");
	await team.tick("q[1][method]", "approval");
	await team.type("q[1][min]", "many");
	await team.type("q[1][max]", "2");
	await team.follow(`button.button--primary[name="action"][value="save"]`, 422);
	assert.equal(await page.locator(`[name="q[1][min]"]`).inputValue(), "many", "nonsense is kept");
	assert.equal(await team.count(`.error-summary a[href="#q-1-min"]`), 1, "and the problem leads to it");
	assert.equal(await team.count("#q-1-min-error"), 1);
	await team.type("q[1][min]", "1");
	await team.follow(`button.button--primary[name="action"][value="save"]`);
	assert.equal(team.path, poll);
	assert.equal(await team.count(".checklist [data-missing]"), 2, "only the dates are missing");
	await dates(team, poll);
	return poll;
}

async function write(team, q, options) {
	for (const code of LANGUAGES) {
		await team.type(`q[${q}][text][${code}]`, `Question ${q + 1} (${NAMES[code]})?`);
		for (const [o, option] of options.entries()) {
			await team.type(`q[${q}][o][${o}][label][${code}]`, `${option} (${NAMES[code]})`);
		}
	}
}

async function dates(team, poll) {
	await team.follow(`.checklist [data-missing] a[href*="/dates#"]`);
	await team.type("opens", inMinutes(60));
	await team.type("closes", inMinutes(0));
	await team.follow("main form button.button--primary", 422);
	assert.equal(await team.count("#closes-error"), 1, "the close comes before the opening");
	assert.equal(await team.page.locator("#opens").inputValue(), await team.page.locator("#opens").getAttribute("value"), "what was typed is kept");
	await team.type("opens", inMinutes(-60));
	await team.type("closes", inMinutes(60 * 24 * 3));
	await team.follow("main form button.button--primary");
	assert.equal(team.path, poll);
	assert.equal(await team.count(".checklist [data-missing]"), 0, "nothing is missing");
}

/** As residents will see it: in each language, on a phone and wide. */
async function preview(team, poll, word) {
	await team.follow(`main a[href$="/preview"]`);
	// Each link keeps the other choice, so this is the way round that follows links only.
	for (const [code, width] of [["en", ""], ["fr", ""], ["fr", "&width=wide"], ["en", "&width=wide"]]) {
		await team.follow(`.filters a[href$="/preview?language=${code}${width}"]`);
		const screen = await team.page.locator(".preview__screen").innerText();
		assert.ok(screen.includes(`${word}: which line? (${NAMES[code]})`) && screen.includes(`Trees (${NAMES[code]})`), `in ${code}`);
		assert.equal(await team.count(".preview__screen [inert] form"), 1, "nothing in it can be used");
	}
	for (const link of await team.page.locator("main a[href]").evaluateAll(links => links.map(link => link.getAttribute("href")))) {
		assert.equal((await team.page.request.get(link)).status(), 200, `no link leads nowhere: ${link}`);
	}
	await team.open(poll);
}

/** Results of invented voters: as many as asked for, and others at the next draw. */
async function rehearse(team, poll) {
	await team.follow(`main a[href$="/rehearsal"]`);
	await team.follow(`.filters a[href*="voters=20&"]`);
	const drawn = () => team.page.locator("table").allInnerTexts();
	const before = await drawn();
	assert.ok(before.length > 0, "there is a count to look at");
	await team.follow(`main .button-row a[href*="draw=2"]`);
	assert.notDeepEqual(await drawn(), before, "other voters, other results");
	await team.open(poll);
}

async function publish(team, consultation, poll) {
	await team.follow(`form[action$="/publish"] button`);
	assert.equal(await team.count(".checklist"), 0, "it is public");
	assert.equal(await team.count(`.chips [data-state="open"]`), 1, "and open");
	await team.open(consultation);
	assert.equal(await team.count(`main .link-list a[href="${poll}"]`), 1);
}

/** Two residents vote; the team sees that, and nowhere what. */
async function vote(stage, resident, team, poll, word) {
	const { page } = resident;
	const open = poll.replace("/team", "");
	await resident.open(open);
	await resident.follow(`main a[href*="/sign-in?next="]`);
	await resident.signInByLink(`tram-${resident.cell.tag}@journeys.example`);
	assert.equal(resident.path, open);
	const label = text => page.locator("main form .choice label", { hasText: `${text} (${NAMES[resident.cell.language]})` });
	for (const choice of ["North", "Trees", "Lights"]) {
		await label(choice).click();
	}
	if (resident.cell.scripts) {
		await page.locator(`button[value="review"]`).click();
		await page.locator(".review").waitFor({ state: "visible" });
	} else {
		await resident.follow(`button[value="review"]`);
	}
	await resident.follow(`button[value="cast"]`);
	assert.match(resident.path, /\/receipt$/);

	const second = await Client.signIn(stage.server, `second-${resident.cell.tag}@journeys.example`);
	const [one, several] = paper(await second.get(open));
	const key = "00000000-0000-4000-8000-000000000001";
	await second.post(open, { key, step: "cast", [one.name]: one.values[0], [several.name]: several.values.slice(0, 1) });

	await team.open(poll);
	assert.match(await team.text(".figures"), /\b2\b/, "two have voted");
	const words = await team.text();
	for (const choice of ["North", "South", "Trees", "Lights", "Benches"]) {
		assert.ok(!words.includes(choice), `nothing is said about ${choice}`);
	}
	await team.open(open);
	assert.equal(await team.count(".bars, .headline-result"), 0, "no result for the team");
	for (const hidden of [`${open}/ballots`]) {
		await team.open(hidden, 404);
	}
	await resident.open(`${poll}`, 404);
	await resident.open(`${poll}/results`, 404);
}

/** A slip of the pen is corrected in public. */
async function correct(team, resident, poll, word) {
	await team.open(poll);
	await team.follow(`main a[href$="/correct"]`);
	await team.follow(`main a[href*="/correct?text=poll-intro"]`);
	await team.type("after", "");
	await team.type("reason", "");
	await team.follow("main form button.button--primary", 422);
	assert.equal(await team.count(`.error-summary a[href="#reason"]`), 1, "a reason is asked for");
	await team.type("after", "Two short questions.");
	await team.type("reason", "A word was missing.");
	await team.follow("main form button.button--primary");
	await resident.open(poll.replace("/team", ""));
	assert.equal(await resident.count(".correction del"), 1, "before");
	assert.equal(await resident.page.locator(".correction ins").innerText(), "Two short questions.");
	assert.match(await resident.text(".correction"), /A word was missing\./);
}

async function moreTime(team, poll) {
	await team.open(poll);
	await team.follow(`main a[href$="/extend"]`);
	await team.type("closes", inMinutes(60));
	await team.type("reason", "The holidays.");
	await team.follow("main form button.button--primary", 422);
	assert.equal(await team.count("#closes-error"), 1, "more time, not less");
	assert.equal(await team.page.locator("#reason").inputValue(), "The holidays.", "what was typed is kept");
	await team.type("closes", inMinutes(60 * 24 * 9));
	await team.follow("main form button.button--primary");
	assert.match(await team.text(".history"), /The holidays\./);
}

async function closeEarly(team, poll) {
	await team.follow(`main a[href$="/close"]`);
	await team.follow("main form button.button--danger", 422);
	assert.equal(await team.count(`.error-summary a[href="#reason"]`), 1, "a reason is asked for");
	await team.type("reason", "The decision is due sooner.");
	await team.follow("main form button.button--danger");
	assert.match(await team.text(".history"), /The decision is due sooner\./);
	await team.open(poll.replace("/team", ""));
	assert.equal(await team.count(".bars, .headline-result"), 0, "no result yet, not even for the team");
}

async function results(team, resident, poll, word) {
	const open = poll.replace("/team", "");
	await resident.open(open);
	assert.equal(await resident.count(".bars, .headline-result, main form"), 0, "no ballot any more, and no result yet");
	// The ballots are sealed first.
	for (let tries = 0; tries < 100; tries += 1) {
		await team.page.goto(poll);
		if ((await team.count(`main a[href$="/results"]`)) > 0) {
			break;
		}
		await after(200);
	}
	await team.look();
	await team.follow(`main a[href$="/results"]`);
	await team.type("reason", "Thank you all.");
	await team.follow("main form button.button--primary");
	assert.match(await team.text(".history"), /Thank you all\./);

	await resident.open(open);
	assert.equal(await resident.count(".bars"), 2, "a chart for each question");
	assert.equal(await resident.count("table[class]:has(caption[id^=count-])"), 2, "and its table");
	const text = await resident.text();
	assert.match(text, /Thank you all\./);
	assert.match(text, /100/, "percentages");
	const counts = await resident.page.locator("table:has(caption[id^=count-])").first().locator("td.num").allInnerTexts();
	assert.equal(counts.filter((_, index) => index % 2 === 0).reduce((sum, count) => sum + Number(count), 0), 2, "two ballots are counted");
	assert.match(await resident.text(".bars figcaption"), /2/, "the base");
	await resident.follow(`main a[href$="/ballots"]`);
	assert.equal(await resident.count("tbody tr"), 2, "every ballot, by its receipt");
}

async function answer(team, resident, consultation, word) {
	await team.open(consultation);
	await team.follow(`main a[href$="/answer"]`);
	await team.type("answer[en]", "We build **the northern line**.");
	await team.follow(`button[name="action"][value="publish"]`, 422);
	assert.equal(await team.count("#answer-fr-error"), 1, "the answer in French is asked for");
	assert.equal(await team.page.locator(`[name="answer[en]"]`).inputValue(), "We build **the northern line**.", "what was typed is kept");
	await team.type("answer[fr]", "Nous construisons **la ligne nord**.");
	await team.follow(`button[name="action"][value="publish"]`);
	await team.follow(`main .page-head a[href*="/cities/leuven/consultations/"]`);
	await resident.open(team.path);
	assert.equal(await resident.count(".answer strong"), 1);
	assert.match(await resident.text(".answer"), team.cell.language === "fr" ? /la ligne nord/ : /the northern line/);
}
