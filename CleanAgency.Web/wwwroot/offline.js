// The shell: what the tablet shows when the server cannot be reached. It lists the cards taken along, opens one with the same element as
// the live page, and returns to the live page as soon as the server answers.
import { draw, h, icon, mark, put } from "./scoring/dom.js";
import { countUnsent } from "./scoring/kept.js";
import { me } from "./scoring/post.js";
import { queue } from "./scoring/queue.js";
import { line as refusals } from "./scoring/refused.js";
import { getMeta } from "./scoring/store.js";
import { say, speak } from "./scoring/texts.js";
import { writing } from "./scoring/writing.js";
import "./scoring/score-card.js";
// Now and not when they are needed: a newer worker may have taken the files away by then.
import "./scoring/desk.js";
import "./scoring/dispute.js";
import "./scoring/photo-lane.js";
import "./scoring/photo-strip.js";

const main = document.getElementById("main");
const person = await getMeta("person").catch(() => null);
document.documentElement.lang = await getMeta("language").catch(() => null) ?? "zh-CN";
await speak(document.documentElement.lang);
document.title = say("Shell.Title");
// Without a sign of life for twelve hours it may be in other hands: the queue waits, the cards are not shown.
const known = person && person.until > Date.now() ? person : null;
const q = known && await queue(known.id);
const picture = icon("offline"), words = h("span"), banner = h("p", { class: "banner", role: "status" }, picture, words);
let leaving = false;
line(false);
await show();
if (known) await refused();
setInterval(back, 2000);
addEventListener("online", back);
document.addEventListener("visibilitychange", back);
back();

function line(back) {
  mark(banner, "data-s", back ? "ok" : "warn");
  draw(picture, back ? "ok" : "offline");
  put(words, say(back ? "Shell.Back" : "Shell.Offline"));
}

async function show() {
  if (!known) return main.replaceChildren(banner, h("h1", {}, say("Shell.SignIn")), h("p", {}, say("Unsent.Waiting", person ? await countUnsent(person.id).catch(() => 0) : 0)));
  const cards = await q.cards(), id = location.pathname.match(/^\/scorecards\/([0-9a-f-]{36})$/i)?.[1];
  const card = cards.find(c => c.card === id?.toLowerCase());
  if (card) {
    document.title = card.unit.name;
    return document.body.replaceChildren(banner, h("score-card", { card: card.card, person: known.id, offline: true }));
  }
  main.replaceChildren(banner, h("h1", {}, say(id ? "Shell.NotKept" : "Shell.Cards", known.name)),
    cards.length ? h("ul", { class: "card rows" }, cards.map(row)) : h("p", {}, say("Shell.None")));
}

// As on every page.
async function refused() {
  const no = refusals(q), look = async () => no.say((await q.refused().catch(() => [])).length);
  document.body.append(h("div", { class: "unsent", role: "status" }, no.node));
  q.on(event => event.row && look());
  await look();
}

function row(card) {
  return h("li", {}, h("a", { class: "btn quiet", href: `/scorecards/${card.card}` }, card.unit.name), h("span", { class: "note push" }, say(`Stage.${card.stage}`)));
}

// Whoever is signed in now, the live page or the sign-in page is the right place; what is queued stays. While somebody writes it is sent from here.
async function back() {
  if (leaving) return;
  const said = await me();
  if (leaving) return;
  line(said.retry !== "offline");
  if (said.retry === "offline") return;
  if (writing()) { if (said.person === known?.id) q.drain(); return; }
  leaving = true;
  if (said.person === known?.id) await q.drain();
  if (writing()) { leaving = false; return; }
  navigator.serviceWorker?.controller?.postMessage("be-patient");
  location.reload();
}
