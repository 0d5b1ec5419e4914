// What is saved, what waits on this tablet, what was refused: the button in the header and the list it opens.
import { button, draw, fresh, h, icon, keyed, mark, put, show } from "./dom.js";
import { say, time } from "./texts.js";
import { refusal, told as line } from "./words.js";

/** One row of what was refused, on its card and in the list over all cards: what was entered, why not, where, and what can be done with it. */
export function refusedRow(act, drop) {
  const what = h("b"), why = h("p", { class: "reason" }), where = h("p", { class: "note" });
  const node = h("li", {}, h("p", {}, h("span", { class: "chip", "data-s": "bad" }, icon("stop"), h("span", {}, say("Refused"))), " ", what), why, where, h("p", { class: "row" }, act, button("quiet", null, say("Refused.Drop"), drop)));
  node.update = (command, said, place) => {
    put(what, said);
    put(why, refusal(command.reason));
    put(where, [place, time(command.at)].filter(Boolean).join("\u3000"));
  };
  return node;
}

export function syncSheet(card) {
  const id = fresh("sync"), picture = icon("check"), words = h("span", { class: "sync-word" }), count = h("b"), refusedTag = h("span", { class: "tag" });
  const opener = h("button", { type: "button", class: "btn sync", popovertarget: id }, picture, words, count, refusedTag);
  const title = h("b"), note = h("p", { class: "note" }), waiting = h("ul", { class: "rows" }), refused = h("ul", { class: "rows refused" }), acts = h("p", { class: "row pad", hidden: true }, button("", null, say("Sync.Retry"), () => card.dispatchEvent(new CustomEvent("retry", { bubbles: true }))));
  const head = h("div", { class: "sheet-head" }, title, note), refusedTitle = h("b"), late = h("p", { class: "note" }, say("Refused.Late")), refusedHead = h("div", { class: "sheet-head" }, refusedTitle, h("p", { class: "note" }, say("Refused.All.Note")), late);
  const device = h("p", { class: "note pad", hidden: true });
  const sheet = h("div", { class: "pop sheet", id, popover: "auto", role: "dialog", "aria-label": say("Sync.Title"), onbeforetoggle: () => sheet.style.setProperty("--under", `${opener.getBoundingClientRect().bottom}px`) }, head, acts, refusedHead, refused, waiting, device);

  const row = command => h("li", {}, icon(command.kind === "attach" ? "camera" : "cloud"), h("span", {}, h("b"), h("span", { class: "note" })));
  const no = command => {
    const again = button("", "edit", say("Refused.Again"), () => { sheet.hidePopover?.(); card.again(command); });
    const node = refusedRow(again, () => card.dispatchEvent(new CustomEvent("drop", { bubbles: true, detail: { id: command.id } })));
    node.again = again;
    return node;
  };
  const told = command => line(card.document, command);

  return {
    opener, sheet,
    update({ pending, sync }) {
      const waits = pending.filter(one => one.state === "pending"), turned = pending.filter(one => one.state === "refused"), unsaved = pending.filter(one => one.state === "unsaved");
      const state = unsaved.length > 0 || sync.state === "unsaved" ? "unsaved" : waits.length > 0 ? "waits" : "saved";
      mark(opener, "data-s", state === "unsaved" ? "bad" : state === "waits" ? "warn" : turned.length > 0 ? "bad" : null);
      mark(opener, "data-state", state);
      draw(picture, state === "unsaved" ? "warn" : sync.state === "offline" ? "offline" : state === "waits" ? "cloud" : turned.length > 0 ? "stop" : "check");
      put(words, state === "unsaved" ? say("Unsaved") : state === "waits" ? say("Waiting") : sync.savedAt ? say("Saved.At", time(sync.savedAt)) : say("Saved"));
      show(words, state !== "saved" || turned.length === 0);
      put(count, state === "waits" ? say("Waiting.Count", waits.length) : "");
      put(refusedTag, turned.length > 0 ? say("Refused.Count", turned.length) : "");
      show(refusedTag, turned.length > 0);
      put(title, say(`Sync.${state === "unsaved" ? "Unsaved" : sync.state === "sign-in" ? "SignIn" : sync.state === "other-person" ? "OtherPerson" : sync.state === "outdated" ? "Outdated" : sync.state === "offline" ? "Offline" : state !== "waits" ? "AllSaved" : sync.photos === "offline" && waits.every(one => one.kind === "attach") ? "Photos" : "Sending"}`));
      put(note, state === "unsaved" ? say("Sync.Unsaved.Note", sync.reason ?? "") : waits.length > 0 ? say("Sync.Waits.Note", waits.length) : say("Sync.Saved.Note"));
      // Beside what was refused nothing says that all is saved.
      show(head, state !== "saved" || turned.length === 0 || sync.state !== "online");
      show(refusedHead, turned.length > 0);
      put(refusedTitle, say("Refused.All", turned.length));
      // A photo that the server does not take never came to the card.
      show(late, turned.some(one => one.kind !== "attach"));
      show(acts, state === "unsaved" || waits.length > 0);
      // As the list before signing names it.
      const name = card.desk?.shelf?.q.device.slice(0, 4).toUpperCase();
      show(device, name);
      put(device, say("Sync.Device", name));
      keyed(waiting, [...unsaved, ...waits], one => one.id, row, (node, one) => { put(node.lastChild.firstChild, told(one)); put(node.lastChild.lastChild, [time(one.at), card.document.me.name].join("\u3000")); });
      keyed(refused, turned, one => one.id, no, (node, one) => { node.update(one, told(one)); show(node.again, card.document.open && card.document.me.scores); });
    },
  };
}
