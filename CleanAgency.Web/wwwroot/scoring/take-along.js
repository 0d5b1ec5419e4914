// <take-along cards="id id …" person="…">: one button takes the cards along with their thumbnails, and says what this device is good for.
import { check, prepare, ready } from "./device.js";
import { button, draw, h, icon, put, show } from "./dom.js";
import { take as pictures } from "./photo-lane.js";
import { queue } from "./queue.js";
import { used } from "./store.js";
import { say, speak, time } from "./texts.js";

const looks = { Offline: ["ok", "ok"], NoReload: ["warn", "warn"], OnlineOnly: ["bad", "offline"] };

/** Loads one card with its thumbnails onto this device; a picture that does not come is fetched when it is looked at. */
export async function take(q, id) {
  const answer = await fetch(`/api/cards/${id}`, { redirect: "manual", cache: "no-store" });
  if (!answer.ok) throw new Error(`${answer.status}`);
  const card = await answer.json();
  await q.saveCard(card);
  await pictures(q, card.card, Object.values(card.items).flatMap(item => item.files ?? []).flatMap(file => file.thumb ?? []));
}

class TakeAlong extends HTMLElement {
  #act; #said; #chip; #why;

  async connectedCallback() {
    await speak(document.documentElement.lang || "zh-CN");
    this.#act = button("main", "cloud", say("Take.Act", this.#ids.length), () => this.#take());
    this.#said = h("p", { class: "note", role: "status" });
    this.#chip = h("span", { class: "chip", hidden: true }, icon("ok"), h("span"));
    this.#why = h("ul", { class: "note" });
    this.replaceChildren(h("div", { class: "row" }, this.#act, this.#chip), this.#said, this.#why);
    await this.#look();
  }

  get #ids() { return this.getAttribute("cards").split(" ").filter(Boolean); }

  /** What of it lies here already. */
  async #look() {
    if (!await used().catch(() => false)) return;
    const q = await queue(this.getAttribute("person")), there = new Set(await q.cardIds().catch(() => [])), taken = this.#ids.filter(id => there.has(id)).length;
    q.close();
    if (taken > 0 && !this.#said.textContent) put(this.#said, say("Take.There", taken, this.#ids.length));
  }

  async #take() {
    this.#act.setAttribute("aria-busy", "true");
    const ids = this.#ids, q = await queue(this.getAttribute("person"));
    let taken = 0;
    await prepare();
    for (const id of ids) {
      put(this.#said, say("Take.Doing", taken + 1, ids.length));
      if (await take(q, id).then(() => true, () => false)) taken++;
    }
    await q.report();
    q.close();
    put(this.#said, taken === ids.length ? say("Take.Done", taken, time(new Date().toISOString())) : say("Take.Missing", ids.length - taken));
    this.#why.replaceChildren(h("li", {}, say("Take.Checking")));
    const first = await check();
    this.#judge(first);
    if (first.level === "NoReload") ready().then(async () => this.#judge(await check()));
    this.#act.removeAttribute("aria-busy");
  }

  #judge({ level, why }) {
    const [state, picture] = looks[level];
    this.#chip.dataset.s = state;
    draw(this.#chip.firstChild, picture);
    put(this.#chip.lastChild, say(`Device.${level}`));
    show(this.#chip, true);
    this.#why.replaceChildren(...why.map(reason => h("li", {}, say(`Device.Why.${reason}`))));
  }
}

customElements.define("take-along", TakeAlong);
