// Under which conditions a journey is made.

/** A wide screen and a phone. */
export const WIDE = { width: 1280, height: 900 };
export const PHONE = { width: 360, height: 780 };

const cell = (language, scripts, screen, scheme = "light") => ({
	language,
	scripts,
	screen,
	scheme,
	name: `${language}, ${scripts ? "with" : "without"} JavaScript, ${screen.width} px${scheme === "dark" ? ", dark" : ""}`,
	tag: `${language}-${scripts ? "js" : "nojs"}-${screen.width}${scheme === "dark" ? "-dark" : ""}`,
});

/** Every combination. */
export const EVERY = ["en", "fr"].flatMap(language => [true, false].flatMap(scripts => [WIDE, PHONE].map(screen => cell(language, scripts, screen))));

/** Four of them, in which every two conditions meet. */
export const PAIRS = [cell("en", true, WIDE), cell("en", false, PHONE), cell("fr", true, PHONE), cell("fr", false, WIDE)];

/** With scripts: where what matters is what scripts could do. */
export const SCRIPTED = [cell("en", true, WIDE), cell("fr", true, PHONE)];

/** In the dark. */
export const DARK = [cell("en", true, PHONE, "dark"), cell("fr", false, WIDE, "dark")];
