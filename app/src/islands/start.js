// Wakes the islands of a page once the browser has time for it. The same as Leptos' own islands script (its 0.8.23,
// src/hydration/island_script.js), as a file: no script may stand in a page here. The server puts in both addresses.

const parents = [];

function idle(work) {
	if ("requestIdleCallback" in window) {
		window.requestIdleCallback(work);
	} else {
		work();
	}
}

async function wake(element, id, glue) {
	const island = glue[id];
	if (!island) {
		console.warn(`There is no island called ${id}.`);
		return;
	}
	const ready = parents[parents.length - 1];
	if (ready) {
		ready();
	}
	await island(element);
}

async function visit(element, glue) {
	const tag = element.tagName.toLowerCase();
	if (tag === "leptos-island") {
		await wake(element, element.dataset.component || null, glue);
	}
	if (tag === "leptos-children") {
		parents.push(element.$$on_hydrate);
	}
	for (const child of element.children) {
		await visit(child, glue);
	}
	if (tag === "leptos-children") {
		// The islands within these children are awake.
		parents.pop();
	}
}

idle(async () => {
	const wasm = fetch("__WASM__");
	const glue = await import("__GLUE__");
	window.__hydrateIsland = (element, id) => wake(element, id, glue);
	await glue.default({ module_or_path: wasm });
	glue.hydrate();
	await visit(document.body, glue);
	// For whoever measures how long it takes until a page is lively.
	performance.mark("islands-awake");
});
