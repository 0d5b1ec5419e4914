// What somebody is writing at a card and has not entered yet: on the device while it is written, under its person. No reload, no dead battery
// and no other person's turn takes any of it away; it goes when it is entered or given up.
import { button, h, icon, mark, put, show } from "./dom.js";
import { say } from "./texts.js";

const PAUSE = 250;      // a sentence is not written to disk letter by letter
const AGAIN = 2000;

/** The drafts of one card: changed() is called whenever there may be more or fewer of them. */
export async function drafts(q, card, changed) {
  const there = new Map((await q.drafts(card).catch(() => [])).map(draft => [nameOf(draft), draft])), due = new Map();
  let handed = [], timer = 0;

  function soon(after) { timer ||= setTimeout(flush, after); }

  async function flush() {
    clearTimeout(timer);
    timer = 0;
    const all = [...due];
    due.clear();
    await Promise.all(all.map(async ([name, job]) => {
      try { await job.work(); job.told(there.has(name) ? "kept" : "none"); }
      catch {
        if (there.has(name)) job.told("unkept");
        if (!due.has(name)) due.set(name, job);
        soon(AGAIN);
      }
    }));
  }

  return {
    flush,
    /** The items that something is written at, the latest last. */
    get items() { return [...there.values()].sort((a, b) => a.at - b.at).map(draft => draft.item); },
    /** What was entered in this turn: it goes from the device together with the command that takes its place. */
    handed() { const keys = handed; handed = []; return keys; },
    /** One form: `told` hears whether what is in it is "kept", "unkept" or "none". */
    form(item, form, told) {
      const draft = { card, item, form }, name = nameOf(draft);
      return {
        flush,
        get kept() { return there.get(name)?.values; },
        write(values) {
          const before = there.get(name)?.values.files ?? [], gone = [...due.get(name)?.gone ?? [], ...before].filter(file => !values?.files?.some(one => one.hash === file.hash));
          if (values) there.set(name, { ...draft, values, at: Date.now() });
          else if (!there.delete(name)) return;
          const row = there.get(name);
          due.set(name, { told, gone, work: async () => { await (row ? q.saveDraft(row) : q.dropDraft(draft)); if (gone.length) await q.unname(gone); } });
          soon(PAUSE);
          changed();
        },
        hand() {
          due.delete(name);
          if (!there.delete(name)) return;
          handed.push([q.person, card, item, form]);
          told("none");
          changed();
        },
      };
    },
  };
}

const nameOf = ({ item, form }) => `${item} ${form}`;

/**
 * Ties a form to its draft and lays back into it what was written before; `of` makes the draft, or there is none. Beneath the form it says
 * where that is, with the way to give it up. read() -> values, or null with nothing in it; lay(values); clear().
 */
export function drafted(form, of, { read, lay, clear }) {
  const words = h("span", { role: "status" }), away = button("quiet push", null, say("Draft.Drop"), () => {
    // One press is soon done by mistake.
    if (!away.hasAttribute("data-sure")) { sure(true); return; }
    clear();
    draft.write(null);
    draft.flush();
    tell("none");
  }, { onblur: () => sure(false) });
  const line = h("p", { class: "row note draft", hidden: true }, icon("edit"), words, away);
  const sure = yes => { mark(away, "data-sure", yes); put(away.lastChild, say(yes ? "Draft.Drop.Sure" : "Draft.Drop")); };
  const tell = state => {
    mark(line, "data-s", state === "unkept" && "bad");
    show(line, state !== "none");
    put(words, state === "none" ? "" : say(state === "kept" ? "Draft.Kept" : "Draft.Unkept"));
    sure(false);
  };
  const draft = of?.(tell), keep = () => draft?.write(read());
  if (draft) {
    form.append(line);
    form.addEventListener("input", keep);
    form.addEventListener("change", () => draft.flush());
    if (draft.kept) { lay(draft.kept); tell("kept"); }
  }
  return { keep, get kept() { return draft?.kept; }, hand: () => draft?.hand() };
}
