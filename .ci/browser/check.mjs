// Holds that reports in HTML look and act as they should: node check.mjs PAGE…
// Prints what does not hold, and exits 1 if anything does not.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { chromium } from "playwright-core";

const axe = readFileSync(new URL("./node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const paper = Math.floor(((210 - 2 * 17) / 25.4) * 96); // what is between the margins of A4
const parts = ["scope", "summary", "controls", "checks", "waivers", "open", "limits", "record"];

let faults = 0;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox"] });

for (const file of process.argv.slice(2)) {
	const fault = text => {
		faults++;
		console.log(`${file}: ${text}`);
	};

	// A page as a reader opens it. Whatever it complains of or asks the network for is a fault.
	const open = async (options, read) => {
		const context = await browser.newContext(options);
		const page = await context.newPage();
		const address = "file://" + resolve(file);
		page.on("console", message => fault(`the console says: ${message.text()}`));
		page.on("pageerror", error => fault(`the script fails: ${error.message}`));
		page.on("request", request => request.url() === address || request.url().startsWith("data:") || fault(`it asks for ${request.url()}`));
		await page.goto(address);
		await read(page);
		await context.close();
	};

	const overflow = page => page.evaluate(() => {
		const width = document.documentElement.clientWidth;
		if (document.documentElement.scrollWidth <= width) return "";
		const wide = [...document.body.querySelectorAll("*")].filter(e => e.getBoundingClientRect().right > width + 1);
		return `${document.documentElement.scrollWidth} > ${width}: ${wide.slice(0, 3).map(e => e.outerHTML.slice(0, 80)).join(" … ")}`;
	});

	for (const colorScheme of ["light", "dark"]) {
		for (const width of [360, 768, 1280]) {
			await open({ colorScheme, viewport: { width, height: 800 } }, async page => {
				const wide = await overflow(page);
				if (wide) fault(`at ${width} pixels it is too wide: ${wide}`);
				for (const id of parts) if (!(await page.locator(`#${id} h2`).isVisible())) fault(`there is no part ${id}`);
				if (width === 1280 && !(await page.locator(".brief").evaluate(e => e.getBoundingClientRect().bottom <= innerHeight))) {
					fault("outcome and scope are not on the first screen");
				}
			});
		}
		await open({ colorScheme, bypassCSP: true, viewport: { width: 1280, height: 800 } }, async page => {
			await page.evaluate(() => document.querySelectorAll("details").forEach(d => { d.open = true; }));
			await page.evaluate(axe);
			const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ["violations"] }));
			for (const v of violations) fault(`${colorScheme}: ${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(" … ")} (${v.nodes.length})`);
		});
	}

	const numbers = text => (text.match(/\d+/g) || []).map(Number).sort((a, b) => a - b).join();
	await open({ viewport: { width: 1280, height: 800 } }, async page => {
		const all = await page.locator("#controls .control").count();
		const boxes = page.locator("#filter input");
		if (all < 2) return;
		const status = await boxes.first().getAttribute("value");
		const hidden = await page.locator(`#controls .control[data-status="${status}"]`).count();
		await boxes.first().uncheck();
		const visible = await page.locator("#controls .control:visible").count();
		if (visible !== all - hidden) fault(`of ${all} controls the filter leaves ${visible}, not ${all - hidden}`);
		if (numbers(await page.locator("#filter .shown").innerText()) !== numbers(`${visible} ${all}`)) fault("it does not say how many controls it shows");
		if (!(await page.locator(".filtered").isVisible())) fault("beside the controls it does not say that some are hidden");
		await page.emulateMedia({ media: "print" });
		if ((await page.locator("#controls .control:visible").count()) !== all) fault("a print lacks controls that the filter hides");
		await page.emulateMedia({ media: "screen" });
		await page.evaluate(s => { location.hash = document.querySelector(`#controls .control[data-status="${s}"]`).id; }, status);
		await page.waitForTimeout(100);
		if ((await page.locator("#controls .control:visible").count()) !== all) fault("a link to a hidden control does not show it");
		await boxes.first().uncheck();
		await page.locator(".filtered button").click();
		if ((await page.locator("#controls .control:visible").count()) !== all || (await page.locator(".filtered").isVisible())) fault("the filter cannot be undone");
	});

	await open({ javaScriptEnabled: false, viewport: { width: paper, height: 1000 } }, async page => {
		if (await page.locator("#filter").isVisible()) fault("without scripts there is a filter that does nothing");
		if ((await page.locator("#controls .control:visible").count()) !== (await page.locator("#controls .control").count())) fault("without scripts controls are hidden");
		await page.emulateMedia({ media: "print" });
		const unfolded = () => [...document.querySelectorAll("details > :not(summary)")].every(e => e.getBoundingClientRect().height && e.checkVisibility());
		await page.waitForFunction(unfolded, null, { timeout: 5000 }).catch(() => fault("in print something stays folded"));
		const wide = await overflow(page);
		if (wide) fault(`on A4 it is too wide: ${wide}`);
		if ((await page.pdf({ preferCSSPageSize: true })).length < 10000) fault("its print is empty");
	});
}
await browser.close();
console.log(faults ? `${faults} faults` : `${process.argv.length - 2} pages: all of it holds`);
process.exit(faults ? 1 : 0);
