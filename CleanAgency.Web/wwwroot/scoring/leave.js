// Signing out with something unsent: it is sent first; if it cannot be, or was never entered, the person decides and is told where it stays.
import { button, h } from "./dom.js";
import { me } from "./post.js";
import { dropMeta } from "./store.js";
import { say } from "./texts.js";

const patience = 5000;
let going = false;

export async function leave(event, q) {
  const form = event.target;
  if (going || new URL(form.action).pathname !== "/sign-out") return;
  event.preventDefault();
  await Promise.race([q.drain(), new Promise(late => setTimeout(late, patience))]);
  const unsent = await q.unsent(), drafts = (await q.drafts().catch(() => [])).length;
  if (unsent + drafts === 0 || await ask(q, unsent, drafts, (await me()).retry === "offline")) await go(form, q);
}

async function go(form, q) {
  going = true;
  await q.clear().catch(() => {});
  await dropMeta("person").catch(() => {});
  form.submit();
}

/** true: sign out all the same. Without a network the server cannot end the session, so there is nothing to choose. */
function ask(q, unsent, drafts, offline) {
  return new Promise(answer => {
    const id = "leave-title";
    const box = h("dialog", { "aria-labelledby": id, onclose: () => { box.remove(); answer(box.returnValue === "go"); } },
      h("header", { class: "row" }, h("h2", { id }, say("Leave.Title", unsent + drafts))),
      h("div", { class: "body stack" }, 
        unsent > 0 && h("p", {}, say(offline ? "Leave.Offline" : "Leave.Why", unsent)),
        drafts > 0 && h("p", {}, say("Leave.Drafts", drafts)),
        unsent === 0 && offline && h("p", {}, say("Leave.NotNow"))),
      h("footer", { class: "row" },
        button("", null, say("Leave.File"), () => file(q)),
        !offline && button("push", null, say("Leave.Go", unsent + drafts), () => box.close("go")),
        button(offline ? "main push" : "main", null, say("Leave.Stay"), () => box.close())));
    document.body.append(box);
    box.showModal();
  });
}

/** What waits, as a file: for the case that the tablet has to be given away. */
async function file(q) {
  const bytes = new Blob([JSON.stringify(await q.unsentRows(), null, 2)], { type: "application/json" });
  const link = h("a", { href: URL.createObjectURL(bytes), download: `${say("Leave.FileName")}.json` });
  link.click();
  URL.revokeObjectURL(link.href);
}
