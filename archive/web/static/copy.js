// A button that copies the citation. Without it, the citation can be selected.
"use strict";

async function copy(text, source) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text).then(() => true, () => false);
  document.getSelection().selectAllChildren(source); // no clipboard outside of HTTPS
  return document.execCommand("copy");
}

for (const button of document.querySelectorAll("[data-copy]")) {
  const source = document.getElementById(button.dataset.copy);
  const told = button.parentElement.querySelector("[role=status]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    if (await copy(source.textContent, source)) told.textContent = button.dataset.copied;
  });
}
