// Selecting words of the text fills the form that corrects a name.
"use strict";

const correction = document.querySelector("[data-correct]");
const holders = "article[data-text] [data-start], h1[data-start]";

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
  const range = selection.getRangeAt(0);
  const text = range.toString();
  const trimmed = text.trim();
  if (!trimmed || trimmed.length > 300) return;
  const start = offsetOf(range.startContainer, range.startOffset);
  const end = offsetOf(range.endContainer, range.endOffset);
  if (start === null || end === null) return;
  const form = correction.querySelector("form");
  form.elements.quote.value = trimmed;
  form.elements.start.value = start + countOf(text.slice(0, text.length - text.trimStart().length));
  form.elements.end.value = end - countOf(text.slice(text.trimEnd().length));
  correction.open = true;
}

if (correction) {
  const form = correction.querySelector("form");
  correction.querySelector("[data-hint]").hidden = false;
  document.addEventListener("selectionchange", fill);
  form.elements.quote.addEventListener("input", () => { form.elements.start.value = form.elements.end.value = ""; });
}
