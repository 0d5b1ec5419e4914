// Signing out with something unsent: it is sent first; if it cannot be, was refused or was never entered, the person decides and is told where it stays.
import { button, h } from "./dom.js";
import { me } from "./post.js";
import { queue } from "./queue.js";
import { dropMeta } from "./store.js";
import { say, speak } from "./texts.js";

const patience = 5000;

/** true: nothing is left behind, or the person knows what and goes all the same. */
export async function leave(person) {
  await speak(document.documentElement.lang).catch(() => { /* better bare keys than nothing said */ });
  const q = await queue(person);
  try {
    await Promise.race([q.drain(), new Promise(late => setTimeout(late, patience))]);
    const [refused, drafts] = await Promise.all([q.refused(), q.drafts()].map(rows => rows.then(all => all.length, () => 0)));
    const unsent = await q.unsent();
    if (unsent + refused + drafts > 0 && !await ask(q, { unsent, refused, drafts, unsaved: q.unsaved }, (await me()).retry === "offline")) return false;
    await q.clear().catch(() => {});
    await dropMeta("person").catch(() => {});
    return true;
  } finally { q.close(); }
}

/** true: sign out all the same. Without a network the server cannot end the session, so there is nothing to choose. */
function ask(q, { unsent, refused, drafts, unsaved }, offline) {
  return new Promise(answer => {
    const id = "leave-title", stored = unsent - unsaved;
    const said = [offline && say("Leave.Offline"), stored > 0 && say(offline ? "Leave.Stored" : "Leave.Why", stored), unsaved > 0 && say("Leave.Unsaved", unsaved), refused > 0 && say("Leave.Refused", refused), drafts > 0 && say("Leave.Drafts", drafts)];
    const box = h("dialog", { "aria-labelledby": id, onclose: () => { box.remove(); answer(box.returnValue === "go"); } },
      h("header", { class: "row" }, h("h2", { id }, unsent + drafts > 0 ? say("Leave.Title", unsent + drafts) : say("Refused.All", refused))),
      h("div", { class: "body stack" }, said.filter(Boolean).map(words => h("p", {}, words))),
      h("footer", { class: "row" },
        button("", null, say("Leave.File"), () => file(q)),
        refused > 0 && button("", null, say("Unsent.Look"), async () => (await import("./refused.js")).refused(q)),
        !offline && button("push", null, stored + drafts > 0 && unsaved === 0 ? say("Leave.Go", stored + drafts) : say("Leave.GoOn"), () => box.close("go")),
        button(offline ? "main push" : "main", null, say("Leave.Stay"), () => box.close())));
    document.body.append(box);
    box.showModal();
  });
}

/** What waits, as a file: for the case that the tablet has to be given away. */
export async function file(q) {
  const bytes = new Blob([JSON.stringify(await q.unsentRows(), null, 2)], { type: "application/json" });
  const link = h("a", { href: URL.createObjectURL(bytes), download: `${say("Leave.FileName")}.json` });
  link.click();
  URL.revokeObjectURL(link.href);
}
