// What is saved, what waits on this tablet, what was refused: the button in the header and the list it opens.
import { button, draw, fresh, h, icon, keyed, mark, put, show } from "./dom.js";
import { say, time } from "./texts.js";
import { refusal as reasonOf, told as line } from "./words.js";

export function syncSheet(card) {
  const id = fresh("sync"), picture = icon("check"), words = h("span", { class: "sync-word" }), count = h("b"), refusedTag = h("span", { class: "tag" });
  const opener = h("button", { type: "button", class: "btn sync", popovertarget: id }, picture, words, count, refusedTag);
  const title = h("b"), note = h("p", { class: "note" }), waiting = h("ul", { class: "rows" }), refused = h("ul", { class: "rows refused" }), acts = h("p", { class: "row pad", hidden: true }, button("", null, say("Sync.Retry"), () => card.dispatchEvent(new CustomEvent("retry", { bubbles: true }))));
  const head = h("div", { class: "sheet-head" }, title, note), refusedTitle = h("b"), late = h("p", { class: "note" }, say("Refused.Late")), refusedHead = h("div", { class: "sheet-head" }, refusedTitle, h("p", { class: "note" }, say("Refused.All.Note")), late);
  const device = h("p", { class: "note pad", hidden: true });
  const sheet = h("div", { class: "pop sheet", id, popover: "auto", role: "dialog", "aria-label": say("Sync.Title"), onbeforetoggle: () => sheet.style.setProperty("--under", `${opener.getBoundingClientRect().bottom}px`) }, head, acts, refusedHead, refused, waiting, device);

  const row = command => h("li", {}, icon(command.kind === "attach" ? "camera" : "cloud"), h("span", {}, h("b"), h("span", { class: "note" })));
  const refusal = command => h("li", {}, h("p", {}, h("span", { class: "chip", "data-s": "bad" }, icon("stop"), h("span", {}, say("Refused"))), " ", h("b")), h("p", { class: "reason" }), h("p", { class: "row" },
    button("", "edit", say("Refused.Again"), () => { sheet.hidePopover?.(); card.again(command); }),
    button("quiet", null, say("Refused.Drop"), () => card.dispatchEvent(new CustomEvent("drop", { bubbles: true, detail: { id: command.id } })))));
  const told = command => line(card.document, command);

  return {
    opener, sheet,
    update({ pending, sync }) {
      const waits = pending.filter(one => one.state === "pending"), no = pending.filter(one => one.state === "refused"), unsaved = pending.filter(one => one.state === "unsaved");
      const state = unsaved.length > 0 || sync.state === "unsaved" ? "unsaved" : waits.length > 0 ? "waits" : "saved";
      mark(opener, "data-s", state === "unsaved" ? "bad" : state === "waits" ? "warn" : no.length > 0 ? "bad" : null);
      mark(opener, "data-state", state);
      draw(picture, state === "unsaved" ? "warn" : sync.state === "offline" ? "offline" : state === "waits" ? "cloud" : no.length > 0 ? "stop" : "check");
      put(words, state === "unsaved" ? say("Unsaved") : state === "waits" ? say("Waiting") : sync.savedAt ? say("Saved.At", time(sync.savedAt)) : say("Saved"));
      show(words, state !== "saved" || no.length === 0);
      put(count, state === "waits" ? say("Waiting.Count", waits.length) : "");
      put(refusedTag, no.length > 0 ? say("Refused.Count", no.length) : "");
      show(refusedTag, no.length > 0);
      put(title, say(`Sync.${state === "unsaved" ? "Unsaved" : sync.state === "sign-in" ? "SignIn" : sync.state === "other-person" ? "OtherPerson" : sync.state === "outdated" ? "Outdated" : sync.state === "offline" ? "Offline" : state !== "waits" ? "AllSaved" : sync.photos === "offline" && waits.every(one => one.kind === "attach") ? "Photos" : "Sending"}`));
      put(note, state === "unsaved" ? say("Sync.Unsaved.Note", sync.reason ?? "") : waits.length > 0 ? say("Sync.Waits.Note", waits.length) : say("Sync.Saved.Note"));
      // Beside what was refused nothing says that all is saved.
      show(head, state !== "saved" || no.length === 0 || sync.state !== "online");
      show(refusedHead, no.length > 0);
      put(refusedTitle, say("Refused.All", no.length));
      // A photo that the server does not take never came to the card.
      show(late, no.some(one => one.kind !== "attach"));
      show(acts, state === "unsaved" || waits.length > 0);
      // As the list before signing names it.
      const name = card.desk?.shelf?.q.device.slice(0, 4).toUpperCase();
      show(device, name);
      put(device, say("Sync.Device", name));
      keyed(waiting, [...unsaved, ...waits], one => one.id, row, (node, one) => { put(node.lastChild.firstChild, told(one)); put(node.lastChild.lastChild, [time(one.at), card.document.me.name].join("\u3000")); });
      keyed(refused, no, one => one.id, refusal, (node, one) => { put(node.firstChild.lastChild, told(one)); put(node.children[1], reasonOf(one.reason)); show(node.lastChild.firstChild, card.document.open && card.document.me.scores); });
    },
  };
}
