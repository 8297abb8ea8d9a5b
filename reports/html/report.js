"use strict";
// Chooses controls by status, and opens what is folded before it is printed. The
// page can be read without it.
(() => {
	const folded = () => document.querySelectorAll("details:not([open])");
	let opened = [];
	addEventListener("beforeprint", () => {
		opened = [...folded()];
		for (const part of opened) part.open = true;
	});
	addEventListener("afterprint", () => {
		for (const part of opened) part.open = false;
	});

	const filter = document.getElementById("filter");
	const boxes = [...filter.querySelectorAll("input")];
	const controls = [...document.querySelectorAll("#controls .control")];
	const rows = [...document.querySelectorAll("#summary [data-status]")];

	// What is hidden is always said to be.
	const apply = () => {
		const chosen = new Set(boxes.filter(box => box.checked).map(box => box.value));
		for (const part of [...controls, ...rows]) part.classList.toggle("off", !chosen.has(part.dataset.status));
		const shown = controls.filter(part => !part.classList.contains("off")).length;
		const text = filter.dataset.shown.replace("{shown}", shown).replace("{all}", controls.length);
		for (const place of document.querySelectorAll(".shown")) place.textContent = text;
		for (const note of document.querySelectorAll(".filtered")) note.hidden = shown === controls.length;
	};
	const reset = () => {
		for (const box of boxes) box.checked = true;
		apply();
	};

	// A link to a control that is hidden shows it.
	const follow = hash => {
		const target = document.getElementById(hash.slice(1));
		if (!target || !target.classList.contains("off")) return;
		reset();
		target.scrollIntoView();
	};
	addEventListener("hashchange", () => follow(location.hash));
	document.addEventListener("click", event => {
		const link = event.target.closest('a[href^="#"]');
		if (link) follow(link.getAttribute("href"));
	});

	filter.addEventListener("change", apply);
	for (const button of document.querySelectorAll(".reset")) button.addEventListener("click", reset);
	if (controls.length > 1) filter.hidden = false;
	apply();
})();
