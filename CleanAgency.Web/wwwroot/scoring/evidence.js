// The proof of an item or of one of its entries: what is there, more from the camera, or what the card has already. Where a deduction
// must be proved and nothing proves it, it says so. What is taken away is taken away with a reason.
import { itemOf } from "./card.js";
import { button, h, icon, keyed, put, show } from "./dom.js";
import { slip } from "./fields.js";
import { say } from "./texts.js";
import { called } from "./words.js";

export function evidence(desk, entry = null) {
  const attach = body => desk.tap("attach", entry ? { ...body, entry } : body);
  let going;
  const away = slip({ title: say("Photo.Remove.Title"), act: say("Photo.Remove"), fields: [{ key: "reason", label: say("Reason"), required: true, most: 200 }], draft: desk.draft?.(entry ? `detach:${entry}` : "detach"), beside: { read: () => going, lay: file => { going = file; } }, done: ({ reason }) => desk.tap("detach", { file: going, reason }),
    takes: ({ kind, body }) => { if (kind === "detach" && desk.files(entry).some(file => file.id === body.file)) { going = body.file; return body; } } });
  const strip = h("photo-strip", { hidden: true, onphoto: ({ detail }) => {
    if (detail.kind === "attach") { attach(detail.body); return; }
    going = detail.body.file;
    if (!away.open) away.toggle(document.activeElement);
  } });
  const lacks = h("p", { class: "nodata", hidden: true }, icon("warn"), h("span", {}, say("Photo.Lacks")));
  const others = h("ul", { class: "links" }), link = h("details", { class: "unfold", hidden: true }, h("summary", {}, icon("list"), h("span", {}, say("Photo.Link"))), others);
  // The strip is there only once it stands in the page, and its module may come after the card.
  const update = state => {
    if (state) show(lacks, desk.item.evidenceRequired && state.state === "Scored" && state.points < desk.item.max && !state.files.some(file => proves(file, state)));
    import("./photo-strip.js").then(files, () => {});
  };

  function files() {
    if (!strip.isConnected || !desk.card.shelf) return;
    const own = desk.files(entry), ours = new Set(own.map(file => file.hash));
    strip.shelf = desk.card.shelf;
    strip.show(own, desk.open);
    const rest = filesOf(desk.card).filter(file => !ours.has(file.hash));
    show(link, desk.open && rest.length > 0);
    keyed(others, rest, file => file.hash, ({ code, file: { hash, name, type, size, thumb = null, original = null } }) =>
      h("li", {}, button("", null, say("Photo.Link.This", code, called({ name, original })), () => { attach({ hash, name, type, size, thumb, original }); link.open = false; })));
    if (link.open) pictures();
  }

  // Only a list that is opened fetches its pictures.
  function pictures() {
    for (const { hash, file } of filesOf(desk.card)) {
      const one = others.kept?.get(hash)?.firstChild;
      if (!one || !file.thumb || one.querySelector("img")) continue;
      const image = h("img", { alt: "", class: "thumb" });
      one.prepend(image);
      import("./photo-lane.js").then(({ picture }) => picture(desk.card.shelf.q, file.thumb)).then(blob => { if (blob) { image.src = URL.createObjectURL(blob); image.decode().finally(() => URL.revokeObjectURL(image.src)).catch(() => {}); } }, () => {});
    }
  }
  link.addEventListener("toggle", () => link.open && pictures());

  return { node: h("div", { class: "evidence" }, entry ? null : lacks, strip, link, away.form), update };
}

/** Every file of the card once, with the item that it was put to first. */
function filesOf(card) {
  const all = new Map();
  for (const [id, state] of Object.entries(card.items)) for (const file of state.files ?? []) if (!all.has(file.hash)) all.set(file.hash, { hash: file.hash, code: itemOf(card, id)?.code ?? "", file });
  return [...all.values()];
}

// What hung at a fact that was withdrawn proves nothing any more.
const proves = (file, state) => !state.entries.some(entry => entry.id === file.entry && entry.withdrawn);
