// The few inputs a finding is written with, and the slip: a short form in its place that says what it wants before it acts.
import { button, fresh, h, mark, put, show } from "./dom.js";
import { drafted } from "./drafts.js";
import { say } from "./texts.js";

/** A labelled input. {key, label, kind: "long" | "line" | "number" | "date" | "choice", hint, required, value, most, options} */
export function field({ key, label, kind = "line", hint, required, value = "", most = 500, least = 0, options = [] }) {
  const id = fresh("f"), error = h("p", { class: "error", id: `${id}-e`, hidden: true });
  const input = kind === "choice" ? choice(id, key, options, value)
    : h(kind === "long" ? "textarea" : "input", {
        class: "input", id, name: key, autocomplete: "off", "aria-required": required && "true",
        ...(kind === "long" ? { rows: 2, maxlength: most } : kind === "number" ? { inputmode: "numeric", maxlength: 9 } : kind === "date" ? { type: "date" } : { maxlength: most }),
      });
  if (kind !== "choice") input.value = value;
  const node = h("div", { class: `field ${kind}` },
    h(kind === "choice" ? "span" : "label", kind === "choice" ? { class: "label", id: `${id}-l` } : { for: id }, label, hint && h("span", { class: "hint" }, hint)), input, error);
  if (kind === "choice") mark(input, "aria-labelledby", `${id}-l`);
  const target = () => kind === "choice" ? input.querySelector("input") : input;
  const judge = () => {
    const text = own.value.trim();
    const wrong = required && !text ? say("Field.Needed", label) : kind === "number" && text && !(/^\d+$/.test(text) && +text >= least) ? say("Field.Number", label, least) : "";
    put(error, wrong);
    show(error, wrong);
    mark(input, "aria-invalid", wrong && "true");
    mark(input, "aria-describedby", wrong && error.id);
    return !wrong;
  };
  const own = {
    node, key, judge, blank: value,
    get value() { return kind === "choice" ? input.querySelector(":checked")?.value ?? "" : input.value; },
    set value(text) { if (kind !== "choice") input.value = text ?? ""; else for (const one of input.querySelectorAll("input")) one.checked = one.value === text; },
    focus: () => target()?.focus(),
    input,
  };
  node.addEventListener("input", () => error.hidden || judge());
  return own;
}

function choice(id, key, options, value) {
  return h("div", { class: "choices", role: "radiogroup", id }, options.map(([one, text]) => {
    const radio = h("input", { type: "radio", name: id, value: one });
    radio.checked = one === value;
    return h("label", {}, radio, h("span", {}, text));
  }));
}

/** Minus, a number that may be typed, plus. */
export function stepper(label, changed, { least = 0, most = 9999, value = least } = {}) {
  const step = by => { own.value = Math.min(most, Math.max(least, own.value + by)); changed?.(own.value); };
  const less = h("button", { type: "button", "aria-label": say("Step.Less", label), onclick: () => step(-1) }, "\u2212");
  const more = h("button", { type: "button", "aria-label": say("Step.More", label), onclick: () => step(1) }, "+");
  const input = h("input", { inputmode: "numeric", "aria-label": label, maxlength: 4, onfocus: () => input.select(), onchange: () => { own.value = Math.min(most, Math.max(least, own.value)); changed?.(own.value); } });
  const own = {
    node: h("div", { class: "stepper", role: "group", "aria-label": label }, less, input, more),
    get value() { return /^\d+$/.test(input.value.trim()) ? +input.value : least; },
    set value(number) { input.value = number; less.disabled = number <= least; more.disabled = number >= most; },
  };
  own.value = value;
  return own;
}

/** Sentences of the office that a tap puts where the caret stands. */
export function phrases(all, target) {
  return all.length > 0 && h("div", { class: "phrases", role: "group", "aria-label": say("Phrases") }, all.map(text =>
    h("button", { type: "button", class: "phrase", onclick: () => {
      const into = target(), at = into.selectionStart ?? into.value.length;
      into.setRangeText(text, at, into.selectionEnd ?? at, "end");
      into.dispatchEvent(new Event("input", { bubbles: true }));
      into.focus();
    } }, text)));
}

/**
 * A short form in its place: opened by a button, closed by doing it or by leaving it; what was typed stays until it is done. With a draft it
 * stays on the device; `beside` is what the form does not show and its deed needs: { read, lay }. `takes` says of a command that was refused
 * what of it stood in which field here: form.takes(command) lays it back.
 */
export function slip({ title, note, fields, act, done, draft, beside, takes }) {
  const all = fields.map(field), does = button("main", null, typeof act === "string" ? act : act?.(), null, { type: "submit" });
  let opener;
  const close = () => { show(form, false); opener?.setAttribute("aria-expanded", "false"); opener?.focus(); };
  const form = h("form", { class: "slip", hidden: true, novalidate: true, "aria-label": title, onsubmit: event => {
    event.preventDefault();
    const wrong = all.filter(one => !one.judge());
    if (wrong.length > 0) { wrong[0].focus(); return; }
    const values = Object.fromEntries(all.map(one => [one.key, one.value.trim()]));
    kept.hand();
    for (const one of all) if (one.input.tagName !== "DIV") one.value = one.blank;
    close();
    done(values);
  } },
    h("p", { class: "slip-title" }, h("b", {}, title), note && h("span", { class: "note" }, note)),
    all.map(one => one.node),
    h("div", { class: "row end" }, button("quiet", null, say("Close"), close), does));
  const open = () => { show(form, true); all[0]?.focus(); form.scrollIntoView({ block: "nearest" }); };
  form.takes = command => {
    const values = takes?.(command);
    if (!values) return false;
    for (const one of all) if (one.key in values) one.value = `${values[one.key] ?? ""}`;
    kept.keep();
    open();
    return true;
  };
  form.addEventListener("keydown", event => { if (event.key === "Escape") { event.stopPropagation(); close(); } });
  const kept = drafted(form, draft, {
    read: () => all.every(one => one.input.tagName === "DIV" || one.value.trim() === one.blank) ? null : { ...Object.fromEntries(all.map(one => [one.key, one.value])), beside: beside?.read() },
    lay: values => { for (const one of all) one.value = values[one.key] ?? ""; beside?.lay(values.beside); show(form, true); },
    clear: () => { for (const one of all) one.value = one.blank; close(); },
  });
  return {
    form, does, close,
    get open() { return !form.hidden; },
    toggle(from, values = {}) {
      if (!form.hidden) { close(); return; }
      opener = from;
      from?.setAttribute("aria-expanded", "true");
      for (const one of all) if (one.key in values && !one.value) one.value = values[one.key];
      open();
    },
  };
}
