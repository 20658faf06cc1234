// The desk by keyboard: j/k to move, x to choose, a for all, t to write a tag, o to open.
"use strict";

const desk = document.querySelector("form[data-desk]");
const hits = desk ? [...desk.querySelectorAll(".hit")] : [];
const boxes = hits.map((hit) => hit.querySelector("input[type=checkbox]"));
const counter = desk && desk.querySelector("[data-chosen]");
const nothing = desk && desk.querySelector("[data-nothing]");
let current = -1;

function move(number) {
  if (!hits.length) return;
  if (current >= 0) hits[current].classList.remove("current");
  current = Math.min(Math.max(number, 0), hits.length - 1);
  hits[current].classList.add("current");
  boxes[current].focus();
  hits[current].scrollIntoView({ block: "nearest" });
}

function count() {
  const chosen = boxes.filter((box) => box.checked).length;
  if (chosen) nothing.hidden = true;
  counter.textContent = chosen ? counter.dataset.some.replace("{n}", chosen) : counter.dataset.none;
}

function toggle(box) {
  box.checked = !box.checked;
  count();
}

const KEYS = {
  j: () => move(current + 1),
  k: () => move(current - 1),
  x: () => { if (current < 0) move(0); if (hits.length) toggle(boxes[current]); },
  a: () => { const all = boxes.every((box) => box.checked); boxes.forEach((box) => { box.checked = !all; }); count(); },
  t: () => desk.querySelector("input[name=term]").focus(),
  o: () => { if (current >= 0) hits[current].querySelector("a").click(); },
};

if (desk) {
  desk.querySelector("[name=term]").addEventListener("keydown", (event) => {
    if (event.key === "Escape") move(Math.max(current, 0));
  });
  desk.addEventListener("change", count);
  desk.addEventListener("submit", (event) => {
    if (boxes.some((box) => box.checked)) return;
    event.preventDefault();
    move(Math.max(current, 0));
    nothing.hidden = false;
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input:not([type=checkbox]), textarea, select");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !KEYS[event.key]) return;
    event.preventDefault();
    KEYS[event.key]();
  });
  for (const hint of document.querySelectorAll("[data-keys]")) hint.hidden = false;
  count();
}
