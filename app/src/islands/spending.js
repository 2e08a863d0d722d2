// Says beside a question how much is given and how much is left, while somebody fills in the paper. What counts how much and
// how much there is stands in the page, as do the sentences; without this script they stay hidden, and the server says after
// the form was sent what is too much. It only tells: nothing is taken back, and the server decides.

/** How long after the last keystroke it is said, in milliseconds: what is said is read out. */
const TYPING = 500;

const language = document.documentElement.lang;
const plural = new Intl.PluralRules(language);
const count = new Intl.NumberFormat(language);

/** An amount of euro given in cents, which are written only where there are some. */
function euro(cents) {
	const digits = cents % 100 ? 2 : 0;
	const form = { style: "currency", currency: "EUR", minimumFractionDigits: digits, maximumFractionDigits: digits };
	return new Intl.NumberFormat(language, form).format(cents / 100);
}

/** What one field takes of what there is; not a number where something else than a whole number was typed. */
function takes(field, spends) {
	if (field.type !== "number") {
		return field.checked ? Number(field.dataset.cost ?? 1) : 0;
	}
	if (field.value === "" && !field.validity.badInput) {
		return 0;
	}
	const number = /^\d+$/u.test(field.value) ? Number(field.value) : Number.NaN;
	return spends === "credits" ? number * number : number;
}

function say(question) {
	const { spends, limit } = question.dataset;
	const status = question.querySelector("[data-left]");
	const fields = [...question.querySelectorAll("input")];
	const used = fields.reduce((sum, field) => sum + takes(field, spends), 0);
	const rest = Math.abs(limit - used);
	const form = `${used > limit ? "over" : "left"}-${rest === 0 ? "zero" : plural.select(rest) === "one" ? "one" : "other"}`;
	const written = spends === "money" ? euro : number => count.format(number);
	const sentence = status.querySelector(`[data-form="${Number.isNaN(used) ? "unclear" : form}"]`);
	const text = sentence.content.textContent.replace("{used}", written(used)).replace("{rest}", written(rest));
	const said = status.querySelector("[data-said]");
	// Said again, it would be read out again.
	if (said.textContent !== text) {
		said.textContent = text;
	}
	status.toggleAttribute("data-over", !(used <= limit));
	status.hidden = false;
}

function all() {
	document.querySelectorAll("[data-spends]").forEach(say);
}

const waiting = new WeakMap();

for (const kind of ["input", "change"]) {
	document.addEventListener(kind, event => {
		const question = event.target.closest?.("[data-spends]");
		if (question) {
			clearTimeout(waiting.get(question));
			const typed = kind === "input" && event.target.type === "number";
			waiting.set(question, setTimeout(() => say(question), typed ? TYPING : 0));
		}
	});
}
// After a step back browsers remember what the server never saw.
addEventListener("pageshow", all);
all();
