// For people on slow phones: makes SVG bodies as small as they go without looking different.
// stdin: {"name": "<svg body>"}; stdout: the same names, smaller bodies. Called by build_pictures.py.
import { readFileSync } from "node:fs";
import { optimize } from "svgo";

const settings = {
	multipass: true,
	floatPrecision: 1,
	plugins: ["preset-default", "convertStyleToAttrs", "removeStyleElement", "removeScripts"],
};

// Everything is drawn on a 72 by 72 grid; the page writes the <svg> tag itself.
const OPEN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 72">';

function shrink(body) {
	const { data } = optimize(`${OPEN}${body}</svg>`, settings);
	// How long the tip of a corner may be says nothing where corners are round.
	const round = data.replace(/(stroke-linejoin="round") stroke-miterlimit="10"/g, "$1");
	return round.replace(/^<svg[^>]*>/, "").replace(/<\/svg>$/, "");
}

const bodies = JSON.parse(readFileSync(0, "utf8"));
const small = Object.fromEntries(Object.entries(bodies).map(([name, body]) => [name, shrink(body)]));
process.stdout.write(JSON.stringify(small));
