// An occurrence is written here: which case, what happened, how many, and the photo taken on the spot. Its button says what it will cost
// before it costs.
import { button, fresh, h, icon, mark, put, show } from "./dom.js";
import { drafted } from "./drafts.js";
import { field, phrases, stepper } from "./fields.js";
import { say } from "./texts.js";
import { loss, price, split } from "./words.js";

export function entryForm(part, number, desk) {
  const group = fresh("case"), cases = part.rows.map((one, place) => {
    const words = split(one.text), radio = h("input", { type: "radio", name: group, value: one.code, onchange: () => { opened(); look(); } });
    return { one, radio, measure: words.measure, node: h("label", {}, radio, h("span", {}, words.name, h("small", {}, price(one))), part.rows.length > 1 && h("kbd", { "aria-hidden": "true" }, place + 1)) };
  });
  const fact = field({ key: "fact", label: say("Fact"), hint: say("Fact.Hint"), kind: "long", required: true, most: 1000 });
  const countWords = h("span", { class: "label" }), count = stepper(say("Count"), () => { look(); kept.keep(); }, { least: 1 });
  const person = field({ key: "person", label: say("Person"), most: 100 }), place = field({ key: "place", label: say("Place"), most: 100 }), on = field({ key: "on", label: say("On"), kind: "date" });
  const more = h("details", { class: "unfold" }, h("summary", {}, icon("down"), h("span", {}, say("PersonPlaceDate"))), h("div", { class: "three" }, person.node, place.node, on.node));
  const does = button("main", null, null, null, { type: "submit" }), doesWords = h("span");
  does.append(doesWords);
  const leave = button("quiet", null, say("Close"), () => close());
  let about = { files: [], entry: null };
  const shots = h("photo-strip", { hidden: true, onphoto: ({ detail: { kind, body, about: of } }) => {
    if (kind === "detach") about.files = about.files.filter(file => file.id !== body.file);
    // It was still being prepared when the entry was written.
    else if (of.entry) desk.tap("attach", { ...body, entry: of.entry });
    // Or given up meanwhile.
    else if (of !== about) desk.card.shelf?.q.unname([body]);
    else if (!of.files.some(file => file.hash === body.hash)) of.files.push({ ...body, id: body.hash });
    kept.keep();
    lay();
  } });
  const open = h("div", { class: "entry-open", hidden: true },
    h("div", { class: "factrow" }, fact.node, h("div", { class: "field" }, countWords, count.node)),
    phrases(desk.item.phrases ?? [], () => fact.input), more, shots,
    h("div", { class: "evid" }, h("span", { class: "row push" }, leave, does)));
  const title = h("legend", { class: "label" }, say("Cases"));
  const form = h("form", { class: "entry", novalidate: true, onsubmit: event => { event.preventDefault(); write(); } }, h("fieldset", {}, title, h("div", { class: "choices cases" }, cases.map(one => one.node))), open);
  let before = new Map(), left = part.most;

  const chosen = () => cases.find(one => one.radio.checked);
  const opened = () => { const wasShut = open.hidden; show(open, true); if (wasShut) { open.scrollIntoView({ block: "nearest" }); } };
  const close = () => { for (const one of cases) one.radio.checked = false; show(open, false); cases[0].radio.focus(); };

  function look() {
    const found = chosen();
    if (!found) { show(open, false); return; }
    const had = before.get(found.one.code) ?? 0, cost = Math.min(loss(found.one, had + count.value) - loss(found.one, had), part.kind === "occurrences" ? Math.max(0, left) : Infinity);
    put(countWords, say("Count.Of", found.measure || say("Times")));
    put(doesWords, cost > 0 ? say("Write.Costs", { p: cost }) : say("Write.Free"));
  }

  /** What has been photographed for the entry that is being written. */
  function lay() {
    if (!shots.isConnected || !shots.show || !desk.card.shelf) return;
    Object.assign(shots, { shelf: desk.card.shelf, about });
    shots.show(about.files, desk.open);
  }

  function write() {
    if (!fact.judge()) { fact.focus(); return; }
    kept.hand();
    const entry = about.entry = desk.tap("occurrence", { code: chosen().one.code, count: count.value, fact: fact.value.trim(), person: person.value.trim() || null, place: place.value.trim() || null, on: on.value || null });
    for (const { id, ...file } of about.files) desk.tap("attach", { ...file, entry });
    clear();
  }

  function clear() {
    about = { files: [], entry: null };
    lay();
    for (const one of lines) one.value = "";
    count.value = 1;
    more.open = false;
    close();
  }

  function fill(body) {
    for (const one of lines) one.value = body[one.key] ?? "";
    count.value = body.count ?? 1;
    more.open = !!(body.person || body.place || body.on);
    const found = cases.find(one => one.one.code === body.code);
    if (!found) return false;
    found.radio.checked = true;
    opened();
    look();
    return true;
  }

  const lines = [fact, person, place, on], kept = drafted(form, desk.draft?.(`entry:${number}`), {
    read: () => about.files.length === 0 && lines.every(one => !one.value.trim()) ? null
      : { code: chosen()?.one.code ?? null, count: count.value, ...Object.fromEntries(lines.map(one => [one.key, one.value])), files: about.files },
    lay: values => { about.files = values.files; fill(values); },
    clear,
  });

  return {
    node: form,
    pick(digit) { const one = cases[digit - 1]; if (!one || !desk.open) return; one.radio.checked = true; opened(); look(); fact.focus(); },
    /** A refused entry comes back as it was written. */
    refill(body) {
      if (!cases.some(one => one.one.code === body.code)) return false;
      fill(body);
      kept.keep();
      fact.focus();
      return true;
    },
    update(state, mine) {
      before = new Map();
      for (const entry of mine) before.set(entry.code, (before.get(entry.code) ?? 0) + entry.count);
      left = (part.most ?? 0) - part.rows.reduce((sum, one) => sum + loss(one, before.get(one.code) ?? 0), 0);
      // What is written is never out of sight, also at a card that was signed meanwhile.
      show(form, desk.open || kept.kept);
      // The strip is there only once it stands in the page, and its module may come after the card.
      import("./photo-strip.js").then(lay, () => {});
      mark(form, "aria-label", say("Entry.Form"));
      look();
    },
  };
}
