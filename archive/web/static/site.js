// Completion in the search box and ranges on the histogram. Without it, every page still works.
"use strict";

const WAIT = 120;

function completeOn(input) {
  const list = document.createElement("ul");
  list.className = "completions";
  list.id = `${input.id}-completions`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels[0] ? input.labels[0].textContent.trim() : "");
  list.hidden = true;
  input.closest("form").append(list);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");
  let chosen = -1;
  let asked = "";
  let timer = 0;

  function close() {
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function choose(number) {
    chosen = number;
    [...list.children].forEach((item, position) => item.setAttribute("aria-selected", String(position === chosen)));
    if (chosen >= 0) input.setAttribute("aria-activedescendant", list.children[chosen].id);
    else input.removeAttribute("aria-activedescendant");
  }

  function take(item) {
    input.value = item.dataset.text;
    close();
    input.focus();
  }

  function show(completions) {
    list.replaceChildren(...completions.map((one, number) => {
      const item = document.createElement("li");
      item.id = `${list.id}-${number}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.dataset.text = one.kind === "word" ? one.text : written(one);
      const text = document.createElement("bdi");
      text.textContent = one.text;
      const count = document.createElement("span");
      count.className = "quiet";
      count.textContent = [input.dataset[one.kind], one.statements].filter(Boolean).join(" · ");
      item.append(text, count);
      item.addEventListener("mousedown", (event) => { event.preventDefault(); take(item); });
      return item;
    }));
    list.hidden = completions.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    choose(-1);
  }

  function written(one) {
    return one.kind === "tag" ? `tag:"${one.text}"` : one.text;
  }

  async function ask() {
    const text = input.value;
    if (text.trim().length < 2) { close(); return; }
    asked = text;
    const answer = await fetch(`/complete?q=${encodeURIComponent(text)}`).catch(() => null);
    if (!answer || !answer.ok || asked !== text || document.activeElement !== input) return;
    const [, , , completions] = await answer.json();
    show(completions);
  }

  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, WAIT); });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const size = list.children.length;
    if (event.key === "ArrowDown") choose((chosen + 1) % size);
    else if (event.key === "ArrowUp") choose(chosen <= 0 ? size - 1 : chosen - 1);
    else if (event.key === "Escape") close();
    else if ((event.key === "Enter" || event.key === "Tab") && chosen >= 0) take(list.children[chosen]);
    else return;
    if (event.key !== "Tab") event.preventDefault();
  });
}

function rangeOn(svg) {
  const slots = [...svg.querySelectorAll("[data-since]")];
  let from = null;
  let to = null;

  function slotAt(event) {
    const box = svg.getBoundingClientRect();
    const share = Math.min(Math.max((event.clientX - box.left) / box.width, 0), 0.9999);
    return Math.floor(share * slots.length);
  }

  function draw() {
    const [low, high] = [Math.min(from, to), Math.max(from, to)];
    slots.forEach((slot, number) => slot.classList.toggle("within", from !== null && number >= low && number <= high));
  }

  svg.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    from = to = slotAt(event);
    svg.setPointerCapture(event.pointerId);
    draw();
  });
  svg.addEventListener("pointermove", (event) => { if (from !== null) { to = slotAt(event); draw(); } });
  svg.addEventListener("pointercancel", () => { from = null; draw(); });
  svg.addEventListener("pointerup", () => {
    if (from === null) return;
    const [low, high] = [Math.min(from, to), Math.max(from, to)];
    from = null;
    const address = new URL(location.href);
    address.searchParams.set("from", slots[low].dataset.since);
    address.searchParams.set("to", slots[high].dataset.until);
    address.searchParams.delete("page");
    location.assign(address);
  });
}

for (const input of document.querySelectorAll("input[data-complete]")) completeOn(input);
for (const svg of document.querySelectorAll("svg[data-histogram]")) rangeOn(svg);
