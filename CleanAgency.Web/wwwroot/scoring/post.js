// The way to the server: what an answer, or none, means for the queue. Nothing is ever taken for done without the server's word.
export const protocol = 1;
const patience = 15000;   // longer than a slow answer, shorter than a person's patience

async function ask(address, options, limit = patience) {
  try { return await fetch(address, { credentials: "same-origin", redirect: "manual", cache: "no-store", signal: AbortSignal.timeout(limit), ...options }); }
  catch { return null; }
}

// A page of a captive portal is no answer, and half an answer is none either.
async function json(answer) {
  if (!answer?.headers.get("content-type")?.includes("json")) return null;
  try { return await answer.json(); } catch { return null; }
}

const signedOut = answer => answer.status === 401 || answer.type === "opaqueredirect";

/** Who is signed in here: { person, name, demo, server, protocol }, or { retry: "offline" | "sign-in" }. */
export async function me() {
  const answer = await ask("/api/me", {}, 4000);
  if (answer && signedOut(answer)) return { retry: "sign-in" };
  const said = answer?.ok && await json(answer);
  return said?.person ? said : { retry: "offline" };
}

/**
 * Sends a batch: { answers, server, now }, or { retry, suspect }. With suspect the batch itself may be what the server cannot bear.
 * retry: offline | sign-in | other-person | outdated | fault.
 */
export async function post(batch) {
  const answer = await ask("/api/commands", { method: "POST", headers: { "content-type": "application/json", "x-scoring": "1" }, body: JSON.stringify(batch) });
  if (!answer) return { retry: "offline" };
  if (signedOut(answer)) return { retry: "sign-in" };
  if (answer.status === 409) return { retry: "other-person" };
  if (answer.status === 426) return { retry: "outdated" };
  if ([400, 413, 500].includes(answer.status)) return { retry: "fault", suspect: true };
  const said = answer.ok && await json(answer);
  return Array.isArray(said?.answers) ? said : { retry: "offline" };
}

/** Whether the server has the file: 200 or 404; 0 without an answer. */
export const there = async hash => (await ask(`/api/files/${hash}`, { method: "HEAD" }))?.status ?? 0;
