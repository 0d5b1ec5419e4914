// What others have changed on a card: their items are tinted with the name for a moment, and it is announced; nothing is moved.
import { h, put } from "./dom.js";
import { say } from "./texts.js";
import { names } from "./words.js";

const MOMENT = 6000;      // how long a change stays tinted

export class News {
  #fresh = new Map();     // item id -> who changed it a moment ago
  #faded;
  node = h("p", { class: "sr", role: "status" });

  constructor(faded) { this.#faded = faded; }

  of(id) { return this.#fresh.get(id); }

  /** This person has changed it since: what it says now is not of that name. */
  own(id) { this.#fresh.delete(id); }

  /** The card came anew: what in it is younger, and not by this person. */
  heard(before, after, itemOf) {
    for (const [id, state] of Object.entries(after.items)) {
      const old = before.items[id]?.version ?? 0, item = itemOf(id);
      if (!(state.version > old) || !item) continue;
      const newest = [...state.claims ?? [], ...state.entries ?? []].filter(one => one.version > old && one.by !== after.me.id);
      if (newest.length === 0) continue;
      const [name] = names(newest), change = { name };
      this.#fresh.set(id, change);
      put(this.node, say("Changed.Said", name, item.code, item.name));
      setTimeout(() => { if (this.#fresh.get(id) === change) { this.#fresh.delete(id); this.#faded(); } }, MOMENT);
    }
  }
}
