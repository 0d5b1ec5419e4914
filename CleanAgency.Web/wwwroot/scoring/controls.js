// One control for each kind of part: it is built from the rule once and brought up to date with what was found.
// A control fires commands through desk.tap(kind, body) and never writes points.
import { button, h, icon, mark, put, show } from "./dom.js";
import { entryForm } from "./entry-form.js";
import { slip } from "./fields.js";
import { percent } from "./rules.js";
import { list, say } from "./texts.js";
import { by, level, names, price, split } from "./words.js";

const last = (state, field) => state.claims.findLast(claim => claim.field === field);
const set = (desk, field, value, more = {}) => desk.tap("set", { field, value, ...more });

export const controls = { occurrences, deduction: occurrences, ratio, ranks: ratio, levels, checks };

function occurrences(part, number, desk) {
  const own = part.kind === "occurrences";
  const clean = own && button("main clean", "check", null, () => set(desk, `none:${number}`, "true"));
  const cleanWords = h("span");
  clean && clean.append(cleanWords);
  const back = h("p", { class: "found" }, icon("ok"), h("span"), button("quiet", "undo", say("TakeBack"), () => set(desk, `none:${number}`, null)));
  const form = entryForm(part, number, desk), fed = part.rows.filter(one => one.fact).map(one => counting(one, desk));
  const node = h("div", { class: "control" }, clean, own && back, fed.map(one => one.node), form.node);
  return {
    node, pick: form.pick,
    refill: body => body.field === `none:${number}` && own ? (clean.focus(), true) : form.refill(body),
    update(state, item) {
      const mine = state.entries.filter(entry => !entry.withdrawn && part.rows.some(one => one.code === entry.code));
      const none = last(state, `none:${number}`)?.value === "true" && last(state, `none:${number}`);
      if (own) {
        const counts = fed.length > 0 && part.rows.some(one => one.fact && (last(state, `count:${one.code}`) || item.facts?.[one.fact]));
        show(clean, desk.open && !none && mine.length === 0 && !counts);
        put(cleanWords, say("NoneFound.Gives", { p: part.most }));
        show(back, none && mine.length === 0);
        if (none) put(back.children[1], say("Said", say("NoneFound"), by(none, desk.me)));
        show(back.lastElementChild, desk.open);
      }
      for (const one of fed) one.update(state, item);
      form.update(state, mine);
    },
  };
}

/** A case whose count a fact gives, or a condition that zeroes the item: entered with a source. */
export function counting(one, desk, zero = false) {
  const words = split(one.text), said = h("small"), does = button("", null, null, event => correct.toggle(event.currentTarget), { "aria-expanded": "false" });
  const doesWords = h("span");
  does.append(doesWords);
  const back = button("quiet", "undo", say("TakeBack"), () => set(desk, `count:${one.code}`, null));
  const correct = slip({
    title: words.name, act: say(zero ? "Zero.Act" : "Count.Act"),
    fields: [!zero && { key: "count", label: say("Count.Label", words.measure || say("Times")), kind: "number", required: true }, { key: "source", label: say("Source"), hint: say("Source.Hint"), required: true, most: 100 }].filter(Boolean),
    draft: desk.draft?.(`count:${one.code}`),
    done: ({ count, source }) => set(desk, `count:${one.code}`, zero ? "1" : count, { source }),
    takes: ({ kind, body }) => kind === "set" && body.field === `count:${one.code}` && body.value != null && { count: body.value, source: body.source },
  });
  return {
    node: h("div", { class: zero ? "case zero" : "case" }, h("div", { class: "case-row" }, h("div", { class: "case-words" }, h("b", {}, words.name), said), back, does), correct.form),
    update(state, item) {
      const claim = last(state, `count:${one.code}`), fact = one.fact && item.facts?.[one.fact], count = claim ? +claim.value : fact?.value;
      const told = claim?.value != null ? say("Claimed", claim.value, words.measure, claim.source ?? "", by(claim, desk.me)) : fact ? say("Fact.Count", fact.value, words.measure, fact.source, fact.asOf) : one.fact ? say("NoData") : "";
      put(said, [zero ? say("Zero.Says") : price(one), told].filter(Boolean).join("\u3000"));
      put(doesWords, say(zero && !one.fact ? "Zero.Established" : fact || claim ? "Count.Correct" : "Count.Enter"));
      mark(said.parentNode.parentNode, "data-s", zero && count > 0 && "bad");
      show(back, desk.open && claim?.value != null);
      show(does, desk.open && !(zero && claim?.value === "1"));
    },
  };
}

/** Share of a whole, or a rank: from a fact with its source, or counted here with one. The band reached is marked. */
function ratio(part, number, desk) {
  const rank = part.kind === "ranks";
  const head = h("b"), source = h("span", { class: "note" }), gap = h("p", { class: "nodata", hidden: true }, icon("info"), h("span"));
  const bands = part.rows.map(one => ({ one, tick: icon("check"), node: null }));
  for (const band of bands) band.node = h("li", {}, band.tick, h("span", {}, band.one.text), h("b", {}, say("Points", { p: band.one.gives })));
  const count = slip({
    title: say(rank ? "Rank.Title" : "Ratio.Title"), act: say("Count.Act"),
    fields: [...rank ? [{ key: "rank", label: say("Rank"), kind: "number", required: true, least: 1 }]
      : [{ key: "share", label: say("Share"), kind: "number", required: true }, { key: "whole", label: say("Whole"), kind: "number", required: true }],
      { key: "source", label: say("Source"), hint: say("Source.Hint"), required: true, most: 100 }],
    draft: desk.draft?.(`ratio:${number}`),
    takes: ({ kind, body }) => { const [what, at] = kind === "set" && body.value != null ? body.field.split(":") : []; return +at === number && ["rank", "share", "whole"].includes(what) && { [what]: body.value, source: body.source }; },
    done: ({ source: from, ...values }) => { for (const [what, value] of Object.entries(values)) set(desk, `${what}:${number}`, value, { source: from }); },
  });
  if (!rank) count.form.addEventListener("submit", event => {
    const [share, whole] = ["share", "whole"].map(key => +count.form.elements[key].value);
    if (share > whole) { event.preventDefault(); event.stopImmediatePropagation(); mark(count.form.elements.share, "aria-invalid", "true"); const error = count.form.querySelector(".error"); put(error, say("Ratio.Wrong")); show(error, true); }
  }, { capture: true });
  const opens = button("", "edit", null, event => count.toggle(event.currentTarget), { "aria-expanded": "false" }), opensWords = h("span");
  opens.append(opensWords);
  const back = button("quiet", "undo", say("BackToData"), () => { for (const what of rank ? ["rank"] : ["share", "whole"]) set(desk, `${what}:${number}`, null); });
  return {
    node: h("div", { class: "control" }, h("div", { class: "bands" }, h("p", {}, head, source), gap, h("ul", {}, bands.map(band => band.node))), h("div", { class: "row" }, opens, back), count.form),
    update(state, item) {
      const fact = part.fact && item.facts?.[part.fact], claims = (rank ? ["rank"] : ["share", "whole"]).map(what => last(state, `${what}:${number}`));
      const here = claims.some(claim => claim?.value != null);
      const [share, whole] = rank ? [claims[0]?.value ?? fact?.value] : [claims[0]?.value ?? fact?.value, claims[1]?.value ?? fact?.whole];
      const there = share != null && (rank || whole != null);
      put(head, rank ? there ? say("Rank.Is", share) : part.fact ?? say("Rank") : there ? say("Ratio.Is", part.fact ?? say("Ratio"), share, whole, whole > 0 ? percent(share, whole) : "\u2013") : part.fact ?? say("Ratio"));
      put(source, here ? say("Counted.Here", claims.findLast(Boolean).source ?? "", by(claims.findLast(Boolean), desk.me)) : fact ? say("Fact.From", fact.source, fact.asOf) : "");
      show(gap, !there);
      put(gap.lastElementChild, say("NoData.Enter"));
      const reached = there && bandOf(part, share, whole);
      for (const band of bands) { mark(band.node, "aria-current", band.one === reached && "true"); show(band.tick, band.one === reached); }
      put(opensWords, say(there && !here ? "Data.Wrong" : here ? "Data.Again" : "Data.Enter"));
      mark(opens, "class", there ? "btn" : "btn soft");
      show(opens, desk.open);
      show(back, desk.open && here);
    },
  };
}

const bandOf = (part, share, whole) => part.kind === "ranks"
  ? part.rows.toSorted((a, b) => a.upTo - b.upTo).find(band => +share <= band.upTo)
  : +whole > 0 && part.rows.toSorted((a, b) => b.atLeast - a.atLeast).find(band => BigInt(share) * 10000n >= BigInt(band.atLeast) * BigInt(whole));

function levels(part, number, desk) {
  const field = `level:${number}`;
  const rows = part.rows.map((one, place) => {
    const words = level(one.text), who = h("span", { class: "push note" });
    const node = h("button", { type: "button", role: "radio", class: "pick", onclick: () => choose(one) },
      h("span", { class: "dot", "aria-hidden": "true" }),
      h("span", { class: "pick-words" }, h("b", {}, words.name ? say("Level", words.name, { p: one.gives }) : say("Points", { p: one.gives })), h("span", {}, words.means)), who,
      h("kbd", { "aria-hidden": "true" }, place + 1));
    return { one, node, who };
  });
  const choose = one => { if (!desk.open || rows.find(row => row.one === one).node.getAttribute("aria-checked") === "true") return; set(desk, field, one.code); };
  const back = button("quiet", "undo", say("TakeBack.Choice"), () => set(desk, field, null));
  let chosen, meant;
  const why = slip({ title: say("Level.Why"), act: say("Level.Why.Act"), fields: [{ key: "note", label: say("Reason"), kind: "long", required: true, most: 500 }], draft: desk.draft?.(`why:${number}`), beside: { read: () => meant, lay: value => { meant = value; } }, done: ({ note }) => set(desk, field, meant, { note }),
    takes: ({ kind, body }) => { if (kind === "set" && body.field === field && body.note) { meant = body.value; return body; } } });
  const explain = button("quiet", "edit", say("Level.Why"), event => { meant = chosen.value; why.toggle(event.currentTarget, { note: chosen.note ?? "" }); }, { "aria-expanded": "false" }), reason = h("p", { class: "note" });
  return {
    node: h("div", { class: "control" }, h("div", { class: "picks", role: "radiogroup", "aria-label": say("Kind.levels") }, rows.map(row => row.node)), reason, h("div", { class: "row" }, explain, back), why.form),
    pick: digit => rows[digit - 1]?.node.click(),
    refill: body => { if (body.field === field && !body.note) rows.find(row => row.one.code === body.value)?.node.focus({ focusVisible: true }); },
    update(state) {
      const claims = state.claims.filter(claim => claim.field === field && claim.value != null), settled = new Set(claims.map(claim => claim.value)).size < 2;
      for (const { one, node, who } of rows) {
        const those = claims.filter(claim => claim.value === one.code);
        mark(node, "aria-checked", String(settled && those.length > 0));
        mark(node, "aria-disabled", (!desk.open || !settled) && "true");
        put(who, list(names(those, desk.me)));
      }
      chosen = settled ? claims.at(-1) : undefined;
      put(reason, chosen?.note ? say("Quoted", chosen.note) : "");
      show(reason, chosen?.note);
      show(explain, desk.open && chosen);
      show(back, desk.open && chosen);
    },
  };
}

function checks(part, number, desk) {
  const answers = [["true", say("Has")], ["false", say("HasNot")]];
  const rows = part.rows.map(one => {
    const buttons = answers.map(([value, text]) => h("button", { type: "button", role: "radio", onclick: event => event.currentTarget.getAttribute("aria-checked") === "true" || desk.open && set(desk, `has:${one.code}`, value) }, text));
    return { one, buttons, node: h("li", {}, h("span", { class: "case-words" }, h("span", {}, one.text), h("small", {}, say("Gives", { p: one.gives }))), h("span", { class: "switch", role: "radiogroup", "aria-label": one.text }, buttons)) };
  });
  const all = button("main clean", "check", say("AllThere", { p: part.rows.reduce((sum, one) => sum + one.gives, 0) }), () => { for (const one of part.rows) set(desk, `has:${one.code}`, "true"); });
  return {
    node: h("div", { class: "control" }, all, h("ul", { class: "clauses" }, rows.map(row => row.node))),
    refill: body => { rows.find(row => body.field === `has:${row.one.code}`)?.buttons[body.value === "true" ? 0 : 1].focus({ focusVisible: true }); },
    pick: digit => rows[digit - 1]?.buttons.find(one => one.getAttribute("aria-checked") !== "true")?.click(),
    update(state) {
      for (const { one, buttons } of rows) {
        const claims = state.claims.filter(claim => claim.field === `has:${one.code}` && claim.value != null), settled = new Set(claims.map(claim => claim.value)).size < 2;
        buttons.forEach((node, place) => { mark(node, "aria-checked", String(settled && claims.some(claim => claim.value === answers[place][0]))); mark(node, "aria-disabled", !desk.open && "true"); });
      }
      show(all, desk.open && !part.rows.some(one => last(state, `has:${one.code}`)?.value != null));
    },
  };
}
