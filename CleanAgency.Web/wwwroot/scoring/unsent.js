// On every page: what somebody entered on this tablet and the server does not have yet is sent and shown.
// On a device that nobody scores with, nothing of this happens.
import { button, h, icon, put, show } from "./dom.js";
import { prepare, renew } from "./device.js";
import "./leave.js"; // asked for by sign-out.js: here before it is needed, for then there may be no network
import { countAnybodys } from "./kept.js";
import { queue } from "./queue.js";
import { used } from "./store.js";
import { say, speak } from "./texts.js";

let begun;
const begin = () => begun ??= watch();

async function watch() {
  await speak(document.documentElement.lang);
  const person = document.documentElement.dataset.person;
  if (!person) return atTheDoor();
  const q = await queue(person), note = sheet();
  let due, no;
  const look = async () => {
    due = undefined;
    const said = await text(q);
    note.say(said);
    // What was refused waits for its person, whichever page he is on: the card it was for may not be his any more.
    const refused = (await q.refused().catch(() => [])).length;
    if (refused > 0) no ??= import("./refused.js").then(({ line }) => { const shown = line(q); place().append(shown.node); return shown; }).catch(() => { no = undefined; });
    (await no)?.say(refused);
    if (!said) renew(quiet);
  };
  // A tap makes four events, and beside a card nobody waits for this line.
  const soon = () => { due ??= setTimeout(look, 200); };
  q.on(soon);
  await look();
  prepare();
  // Photos too go on on every page, and not only where they were taken; a card brings what it needs for them by itself.
  const carry = () => import("./photo-lane.js").then(({ lane }) => { lane(q, soon).drain(); }, () => { /* no network */ });
  q.on(event => event.type === "photos" && carry());
  if ((await q.photosToSend()).length > 0) await carry();
}

// What has a way on, as signing in, is said on every page; what only waits is not said beside a card, which says it itself (base.css).
async function text(q) {
  const unsent = await q.unsent();
  if (unsent === 0) return null;
  if (q.state === "sign-in") return [say("Unsent.SignIn", unsent), `/sign-in?ReturnUrl=${encodeURIComponent(location.pathname)}`];
  if (q.state === "other-person") return [say("Unsent.OtherPerson", unsent), location.pathname];
  if (q.state === "outdated") return [say("Unsent.Outdated", unsent), location.pathname];
  return [say(q.state === "offline" ? "Unsent.Offline" : "Unsent.Here", unsent)];
}

// Nobody is signed in: only how many wait, not whose and not what.
async function atTheDoor() {
  const unsent = await countAnybodys().catch(() => 0);
  if (unsent > 0) document.querySelector("form[aria-labelledby=title]")?.querySelector("h2").after(banner(say("Unsent.Door", unsent)));
}

const quiet = () => !document.activeElement?.matches("input, textarea, select, [contenteditable]");
const banner = words => h("p", { class: "banner", "data-s": "warn", role: "status" }, icon("cloud"), h("span", {}, words));

const place = () => document.querySelector(".unsent") ?? document.body.appendChild(h("div", { class: "unsent", role: "status" }));

function sheet() {
  const words = h("span"), link = h("a", { class: "btn" }, say("Unsent.Go"));
  const line = h("p", { class: "banner", "data-s": "warn" }, icon("cloud"), words, link);
  show(line, false);
  place().append(line);
  return {
    say(what) {
      show(line, what);
      put(words, what?.[0] ?? "");
      show(link, what?.[1]);
      if (what?.[1]) link.href = what[1];
    },
  };
}

// Or it begins on this page: the first card that is opened on the device.
document.addEventListener("scoring", begin, { once: true });
if (await used().catch(() => false)) await begin();
