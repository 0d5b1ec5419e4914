// What the server has refused of this person on this device, over all cards: also of one that he may not see any more.
import { button, h, icon, keyed, put, show } from "./dom.js";
import { file } from "./leave.js";
import { say, time } from "./texts.js";
import { entered, refusal } from "./words.js";

/** Opens the list; it ends by itself with the last row. */
export async function refused(q) {
  const id = "refused-title", title = h("h2", { id }), rows = h("ul", { class: "rows refused" }), kept = new Set(await q.cardIds().catch(() => []));
  const end = q.on(event => event.row && look());
  const box = h("dialog", { "aria-labelledby": id, onclose: () => { end(); box.remove(); } },
    h("header", { class: "row" }, title),
    h("div", { class: "body stack" }, h("p", { class: "note" }, say("Refused.All.Note")), rows),
    h("footer", { class: "row" }, button("", null, say("Leave.File"), () => file(q)), button("main push", null, say("Close"), () => box.close())));
  const row = command => h("li", {}, h("p", {}, h("b", {}, command.about?.said ?? entered(null, command))), h("p", { class: "reason" }, refusal(command.reason)),
    h("p", { class: "note" }, [command.about?.unit, time(command.at)].filter(Boolean).join("\u3000")),
    h("p", { class: "row" }, h("a", { class: "btn", href: `/scorecards/${command.card}`, hidden: !kept.has(command.card) || !!command.reason?.code?.startsWith("Access.") }, icon("list"), h("span", {}, say("Refused.Card"))), button("quiet", null, say("Refused.Drop"), () => q.dismiss(command.id))));

  async function look() {
    const all = await q.refused().catch(() => []);
    if (all.length === 0) { box.close(); return; }
    put(title, say("Refused.All", all.length));
    keyed(rows, all, one => one.id, row, () => {});
  }

  document.body.append(box);
  box.showModal();
  await look();
}
