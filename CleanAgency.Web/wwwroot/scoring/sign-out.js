// Every sign-out is held until what this device has not sent is known. It listens before the page can be used (App.razor), because the rest
// of what lies in this folder comes when the network brings it, and a press may be sooner.
import { used } from "./store.js";

let held = false, scored = false;

// Where the disk takes nothing, what was entered lies in the queue of this page alone.
document.addEventListener("scoring", () => { scored = true; });
addEventListener("submit", async event => {
  const form = event.target, person = document.documentElement.dataset.person;
  if (!person || new URL(form.action).pathname !== "/sign-out") return;
  event.preventDefault();
  if (held) return;
  held = true;
  const go = await mayGo(person).catch(() => true);
  held = false;
  if (go) form.submit();
}, true);

const mayGo = async person => !scored && !await used() || (await import("./leave.js")).leave(person);
