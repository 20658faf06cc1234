// Selecting words of the text, or clicking a name that is marked in it, fills the form that corrects a name.
"use strict";

const correction = document.querySelector("[data-correct]");
const holders = "article[data-text] [data-start], h1[data-start]";

let filled = ""; // the full name that was filled in from a mention, which the next choice replaces

function countOf(text) {
  return [...text].length; // code points, as the archive counts
}

function offsetOf(node, offset) {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const holder = element && element.closest(holders);
  if (!holder) return null;
  const range = document.createRange();
  range.setStart(holder, 0);
  range.setEnd(node, offset);
  return Number(holder.dataset.start) + countOf(range.toString());
}

function fill() {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return;
  fillFrom(selection.getRangeAt(0));
}

function fillFrom(range) {
  const text = range.toString();
  const trimmed = text.trim();
  if (!trimmed || trimmed.length > 300) return;
  const start = offsetOf(range.startContainer, range.startOffset);
  const end = offsetOf(range.endContainer, range.endOffset);
  if (start === null || end === null) return;
  const { elements } = correction.querySelector("form");
  const [first, last] = [start + countOf(text.slice(0, text.length - text.trimStart().length)),
    end - countOf(text.slice(text.trimEnd().length))].map(String);
  if (elements.start.value === first && elements.end.value === last) return;
  [elements.quote.value, elements.start.value, elements.end.value] = [trimmed, first, last];
  if (elements.entity.value === filled) elements.entity.value = "";
  correction.open = true;
}

function fillFromName(name) {
  const form = correction.querySelector("form");
  const range = document.createRange();
  range.selectNodeContents(name);
  fillFrom(range);
  form.elements.label.value = ["PER", "ORG", "LOC"].find((label) => name.classList.contains(label));
  form.elements.entity.value = filled = new URL(name.dataset.href, location).searchParams.get("name");
}

function isDraggedOver(name) {
  const selection = document.getSelection();
  return !selection.isCollapsed && selection.getRangeAt(0).intersectsNode(name);
}

function choose(event) {
  const name = event.target.closest("[data-href]");
  if (!name || !correction.open) return;
  // A part of a name that was dragged over was filled in already; a double click means the whole name.
  if (event.detail > 1) document.getSelection().selectAllChildren(name);
  else if (isDraggedOver(name)) return;
  fillFromName(name);
}

function chooseByKey(event) {
  if (!event.target.matches("[data-href]") || !["Enter", " "].includes(event.key)) return;
  event.preventDefault();
  fillFromName(event.target);
  correction.querySelector("form").elements.label.focus();
}

// While the form is open, names are there to be chosen: in a link, no browser lets words be selected.
function arm() {
  for (const name of document.querySelectorAll("article[data-text] .name, h1[data-start] .name")) {
    if (correction.open && name.hasAttribute("href")) {
      name.dataset.href = name.getAttribute("href");
      name.removeAttribute("href");
      name.setAttribute("role", "button");
      name.tabIndex = 0;
    } else if (!correction.open && name.dataset.href) {
      name.setAttribute("href", name.dataset.href);
      for (const attribute of ["data-href", "role", "tabindex"]) name.removeAttribute(attribute);
    }
  }
}

// A person who has one role is asked about that one.
function chooseRole(form) {
  const known = [...document.querySelectorAll("#people option")]
    .find((option) => option.value === form.elements.name.value);
  if (known && known.dataset.roles) form.elements.role.value = known.dataset.roles.split(" ")[0];
}

for (const form of document.querySelectorAll("form[data-role]")) {
  form.elements.name.addEventListener("input", () => chooseRole(form));
}

if (correction) {
  const form = correction.querySelector("form");
  correction.querySelector("[data-hint]").hidden = false;
  document.addEventListener("selectionchange", fill);
  for (const text of document.querySelectorAll("article[data-text], h1[data-start]")) {
    text.addEventListener("click", choose);
    text.addEventListener("keydown", chooseByKey);
  }
  correction.addEventListener("toggle", arm);
  arm();
  form.elements.quote.addEventListener("input", () => { form.elements.start.value = form.elements.end.value = ""; });
}
