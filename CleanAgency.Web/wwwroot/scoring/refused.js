// What the server has refused of this person on this device, over all cards: also of one that he may not see any more.
import { button, h, icon, keyed, put, show } from "./dom.js";
import { file } from "./leave.js";
import { refusedRow } from "./sync-sheet.js";
import { say } from "./texts.js";
import { entered } from "./words.js";

/** The line on a page while something is refused, which opens the list. */
export function line(q) {
  const words = h("span"), node = h("p", { class: "banner", "data-s": "bad", hidden: true }, icon("stop"), words, button("", null, say("Unsent.Look"), () => refused(q)));
  return { node, say(count) { show(node, count > 0); put(words, say("Refused.All", count)); } };
}

/** Opens the list; it ends by itself with the last row. */
export async function refused(q) {
  const id = "refused-title", title = h("h2", { id }), rows = h("ul", { class: "rows refused" }), kept = new Set(await q.cardIds().catch(() => []));
  const end = q.on(event => event.row && look());
  const box = h("dialog", { "aria-labelledby": id, onclose: () => { end(); box.remove(); } },
    h("header", { class: "row" }, title),
    h("div", { class: "body stack" }, h("p", { class: "note" }, say("Refused.All.Note")), rows),
    h("footer", { class: "row" }, button("", null, say("Leave.File"), () => file(q)), button("main push", null, say("Close"), () => box.close())));
  const row = ({ id, card, reason }) => refusedRow(h("a", { class: "btn", href: `/scorecards/${card}`, hidden: !kept.has(card) || !!reason?.code?.startsWith("Access.") }, icon("list"), h("span", {}, say("Refused.Card"))), () => q.dismiss(id));

  async function look() {
    const all = await q.refused().catch(() => []);
    if (all.length === 0) { box.close(); return; }
    put(title, say("Refused.All", all.length));
    keyed(rows, all, one => one.id, row, (node, one) => node.update(one, one.about?.said ?? entered(null, one), one.about?.unit));
  }

  document.body.append(box);
  box.showModal();
  await look();
}
