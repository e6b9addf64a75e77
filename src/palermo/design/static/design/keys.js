// Keys for those who triage all day. They work only while switched on, and never while something is typed; the switch is
// remembered in this browser. Nothing here is needed: each key presses or follows something that is on the page.
//
//   data-keys       the switch and the list of keys, hidden without this script
//   data-key-row    the link of a row: j and k (or the arrows) go from one to the next
//   data-key="a"    what the key a presses: the first button, link or summary inside
const box = document.querySelector("[data-keys]");
const toggle = box && box.querySelector("[data-keys-switch]");
const help = box && box.querySelector("[data-keys-help]");
const rows = [...document.querySelectorAll("[data-key-row]")];
const NAME = "palermo-keys";

function remembered() {
  try {
    return window.localStorage.getItem(NAME) === "on";
  } catch {
    return false;
  }
}

function show(on) {
  toggle.setAttribute("aria-pressed", String(on));
  help.hidden = !on;
}

function step(by) {
  const here = rows.indexOf(document.activeElement);
  const next = rows[Math.min(Math.max(here + by, 0), rows.length - 1)];
  if (next) next.focus();
}

function press(key) {
  const found = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  const inside = found && (found.matches("a, button") ? found : found.querySelector("summary, button, a"));
  if (!inside) return false;
  inside.click();
  if (inside.matches("summary")) {
    const field = inside.parentElement.querySelector("input:not([type=hidden]), select, textarea");
    if (inside.parentElement.open && field) field.focus();
  }
  return true;
}

function typing(target) {
  return target.closest("input:not([type=checkbox]):not([type=radio]), select, textarea, [contenteditable]");
}

if (box) {
  box.hidden = false;
  let on = remembered();
  show(on);
  if (on && rows.length && document.activeElement === document.body) rows[0].focus();
  toggle.addEventListener("click", () => {
    on = !on;
    show(on);
    try {
      window.localStorage.setItem(NAME, on ? "on" : "off");
    } catch {
      // A browser that keeps nothing asks again on the next page.
    }
  });
  document.addEventListener("keydown", (event) => {
    if (!on || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const down = event.key === "j" || (event.key === "ArrowDown" && rows.includes(document.activeElement));
    const up = event.key === "k" || (event.key === "ArrowUp" && rows.includes(document.activeElement));
    if (rows.length && (down || up)) step(down ? 1 : -1);
    else if (event.key === "Escape" || !press(event.key)) return;
    event.preventDefault();
  });
}
