const panel = document.getElementById("components-reconnect-modal");
const prefix = "components-reconnect-";
const held = new Set();
let last = "hide";

function update() {
  const state = [...panel.classList].find(c => c.startsWith(prefix))?.substring(prefix.length) ?? "hide";
  if (state === last) return;
  const was = last;
  last = state;
  for (const e of panel.querySelectorAll("[data-show]"))
    e.classList.toggle("now", e.dataset.show.split(" ").includes(state));
  if (state === "rejected" || state === "resume-failed") reload();
  else if (state === "hide") release();
  else if (was === "hide") hold();
}

// What needs the server waits: a click would be lost without a sign. Fields that save themselves keep their draft in the
// browser and send it afterwards, so in them typing goes on; and a card is scored without the circuit as ever.
function hold() {
  document.documentElement.dataset.connection = "down";
  for (const e of document.querySelectorAll("main :is(input, select, textarea, button, [contenteditable], summary)")) {
    if (e.closest("live-field, score-card") || e.inert) continue;
    e.inert = true;
    held.add(e);
  }
  document.dispatchEvent(new CustomEvent("circuit", { detail: "down" }));
}

function release() {
  delete document.documentElement.dataset.connection;
  for (const e of held) e.inert = false;
  held.clear();
  document.dispatchEvent(new CustomEvent("circuit", { detail: "up" }));
}

// The server must be there before the page is given up, or the browser shows its own error page. A card works meanwhile, so whoever is
// writing at one is not interrupted.
async function reload() {
  while (!await fetch(location.href, { cache: "no-store" }).then(r => r.status < 500, () => false) || await busy()) await new Promise(r => setTimeout(r, 1000));
  location.reload();
}

const busy = async () => document.querySelector("score-card") && (await import("/scoring/writing.js").catch(() => null))?.writing() !== false;

async function retry() {
  try {
    if (await Blazor.reconnect() === false && !(await Blazor.resumeCircuit?.())) reload();
  } catch { /* the server is still out of reach: stay on "failed" */ }
}

const point = () => panel.animate?.([{ opacity: 1 }, { opacity: .3 }, { opacity: 1 }], 400);

// A link would lead to the browser's error page; point at the banner instead. Not so the way back to the sign-in, which is offered only
// where the server has answered, and the way out of a card where the worker has the list.
addEventListener("click", e => {
  const link = e.target.closest?.("a[href]");
  if (last === "hide" || !link) return;
  e.preventDefault();
  e.stopImmediatePropagation();
  if (link.closest(navigator.serviceWorker?.controller ? ".unsent, score-card" : ".unsent")) location.assign(link.href);   // Blazor would ask the circuit
  else point();
}, true);
// A card goes on without the circuit. What it tells the page would only be an error now; where somebody is, it tells again afterwards.
for (const type of ["here", "act"]) addEventListener(type, e => {
  if (last === "hide") return;
  e.stopImmediatePropagation();
  if (type === "act") point();
}, true);
new MutationObserver(update).observe(panel, { attributeFilter: ["class"] });
panel.querySelector("button").addEventListener("click", retry);
document.addEventListener("visibilitychange", () => { if (last === "failed" && document.visibilityState === "visible") retry(); });
