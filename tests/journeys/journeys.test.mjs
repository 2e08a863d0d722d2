// Every journey, under every condition that matters, against one Parvis and one browser.

import { after, before, describe, test } from "node:test";
import { anonymous } from "./journeys/anonymous.mjs";
import { audit } from "./journeys/audit.mjs";
import { budget } from "./journeys/budget.mjs";
import { cityTeam } from "./journeys/city_team.mjs";
import { encrypted } from "./journeys/encrypted.mjs";
import { firstRun } from "./journeys/first_run.mjs";
import { hostile } from "./journeys/hostile.mjs";
import { marks } from "./journeys/marks.mjs";
import { missionStaff } from "./journeys/mission_staff.mjs";
import { names } from "./journeys/names.mjs";
import { paper } from "./journeys/paper.mjs";
import { resident } from "./journeys/resident.mjs";
import { roll } from "./journeys/roll.mjs";
import { trustees } from "./journeys/trustees.mjs";
import { lookingAround, visitor } from "./journeys/visitor.mjs";
import { launch } from "./support/browser.mjs";
import { Client, openPoll } from "./support/client.mjs";
import { DARK, EVERY, PAIRS, SCRIPTED } from "./support/matrix.mjs";
import { counts } from "./support/page_check.mjs";
import { Person } from "./support/person.mjs";
import { start } from "./support/server.mjs";

/** How many people are about at once. */
const AT_ONCE = Number(process.env.JOURNEYS_AT_ONCE ?? 3);

/** What all journeys share. */
const stage = {
	/** Somebody arrives, signed in as `who` (a `Client`) or as nobody. */
	arrive: (cell, who, server = stage.server) => Person.arrive(stage.browser, server, cell, who?.state()),
};

before(async () => {
	[stage.server, stage.browser] = await Promise.all([start("demo", "--residents", "300"), launch()]);
	[stage.team, stage.staff] = await Promise.all(["team@demo.example", "staff@demo.example"].map(email => Client.signIn(stage.server, email)));
	const questions = [
		{ method: "single-choice", options: 3 },
		{ method: "approval", min: "2", max: "3", options: 5 },
	];
	const words = (what, code) => (code === "fr" ? `Le texte « ${what} » en français` : `The text “${what}” in English`);
	stage.poll = await openPoll(stage.team, questions, words);
});

after(async () => {
	await stage.browser?.close();
	await stage.server?.stop();
	console.log(`${counts.pages} pages checked, axe looked at ${counts.axe} different ones`);
});

function journeys(name, journey, cells) {
	for (const cell of cells) {
		test(`${name}: ${cell.name}`, { timeout: 480_000 }, async () => {
			const people = [];
			const arrive = async (...who) => {
				people.push(await stage.arrive(...who));
				return people.at(-1);
			};
			try {
				await journey({ ...stage, arrive }, cell);
			} finally {
				await Promise.all(people.map(person => person.close()));
			}
		});
	}
}

describe("journeys", { concurrency: AT_ONCE }, () => {
	journeys("a visitor", visitor, EVERY);
	journeys("somebody checks a published vote", audit, EVERY);
	journeys("a resident votes", resident, EVERY);
	journeys("a resident votes anonymously", anonymous, PAIRS);
	journeys("a resident votes in an encrypted poll", encrypted, PAIRS);
	journeys("a resident puts options in order", marks, PAIRS);
	journeys("a resident votes under their name", names, PAIRS);
	journeys("a resident stays within a budget", budget, PAIRS);
	journeys("a city team launches a poll", cityTeam, PAIRS);
	journeys("a city takes votes on paper", paper, PAIRS);
	journeys("a city votes by an electoral roll", roll, PAIRS);
	journeys("trustees make a key", trustees, PAIRS);
	journeys("mission staff compare cities", missionStaff, PAIRS);
	journeys("somebody means harm", hostile, [SCRIPTED[0]]);
	journeys("the first run", firstRun, SCRIPTED);
	journeys("looking around", lookingAround, [...PAIRS, ...DARK]);
});
