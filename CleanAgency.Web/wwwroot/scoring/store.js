// What the tablet keeps, in IndexedDB: works in a page, in a service worker and on plain http. Everything lies under its person.
//   commands  one row a tap: pending -> done (known to the server, perhaps not yet in the kept card) -> kept (for a restore), or refused
//   cards     the card documents taken along          photos  pictures and thumbnails, by the hash of their bytes
//   drafts    what is being written at a card and not entered yet
//   meta      whose tablet this is at the moment, its own id. Not in localStorage: a killed browser loses that.
const name = "scoring", version = 2;
let opening;

export function open() { return opening ??= connect(version); }

// A newer build in another tab may have added to it: this one goes on with what is there.
function connect(wanted) {
  return new Promise((ok, no) => {
    const asked = indexedDB.open(name, wanted);
    // Later versions only add: a rebuilt store would be an emptied queue.
    asked.onupgradeneeded = e => {
      const db = asked.result;
      if (e.oldVersion < 1) {
        const commands = db.createObjectStore("commands", { keyPath: "seq", autoIncrement: true });
        commands.createIndex("state", ["person", "state"]);
        commands.createIndex("anybody", "state");
        commands.createIndex("id", "id", { unique: true });
        db.createObjectStore("cards", { keyPath: ["person", "card"] });
        db.createObjectStore("photos", { keyPath: ["person", "hash"] }).createIndex("sent", ["person", "sent"]);
        db.createObjectStore("meta");
      }
      if (e.oldVersion < 2) db.createObjectStore("drafts", { keyPath: ["person", "card", "item", "form"] });
    };
    asked.onsuccess = () => {
      asked.result.onversionchange = () => { asked.result.close(); opening = null; };
      asked.result.onclose = () => { opening = null; };   // iOS closes connections when memory is short
      ok(asked.result);
    };
    const failed = () => {
      if (wanted && asked.error?.name === "VersionError") { ok(connect()); return; }
      opening = null;
      no(asked.error ?? new Error("blocked"));
    };
    asked.onblocked = failed;
    asked.onerror = failed;
  });
}

/** Is there anything of ours on this device? Asking must not create it. */
export async function used() {
  if (indexedDB.databases) return (await indexedDB.databases()).some(d => d.name === name);
  return new Promise(ok => {
    const asked = indexedDB.open(name);
    asked.onupgradeneeded = () => asked.transaction.abort();
    asked.onsuccess = () => { asked.result.close(); ok(true); };
    asked.onerror = () => ok(false);
  });
}

// Strict, and "complete" instead of the request's "success": only then the row outlives a power cut. The default loses all of them.
// With `whole` nothing follows what `work` asks, and the commit goes out with it instead of a trip to the browser's process later.
async function transact(stores, mode, durability, work, whole = mode === "readonly") {
  for (let again = false; ; again = true) {
    try {
      const t = (await open()).transaction(stores, mode, { durability });
      const complete = new Promise((ok, no) => { t.oncomplete = ok; t.onabort = t.onerror = () => no(t.error ?? new Error("aborted")); });
      const request = work(t);
      if (whole) t.commit?.();
      await complete;
      return Array.isArray(request) ? request.map(one => one.result) : request?.result;
    } catch (e) {
      if (e.name !== "InvalidStateError" || again) throw e;   // a connection that died: open it once more
      opening = null;
    }
  }
}

export const read = (store, work) => transact(store, "readonly", "default", t => work(t.objectStore(store)));
/** Several questions, answered from one moment. */
export const look = (stores, work) => transact(stores, "readonly", "default", t => work(...stores.map(store => t.objectStore(store))));
/** Commands, and with them the drafts they were written in go: all of it or nothing. -> the numbers they got */
export const enter = (rows, drafts) => transact(drafts.length ? ["commands", "drafts"] : "commands", "readwrite", "strict", t => {
  for (const key of drafts) t.objectStore("drafts").delete(key);
  return rows.map(row => t.objectStore("commands").add(row));
}, true);
/** `whole`: nothing follows, so it is done even if the page goes in the next moment. */
export const write = (store, work, whole = false) => transact(store, "readwrite", "strict", t => work(t.objectStore(store)), whole);
/** For what may be lost without harm: a settled row that comes back is only sent once more. */
export const jot = (store, work) => transact(store, "readwrite", "relaxed", t => work(t.objectStore(store)));

export const getMeta = key => read("meta", s => s.get(key));
export const setMeta = (key, value) => write("meta", s => s.put(value, key));
export const dropMeta = key => write("meta", s => s.delete(key));

/** Changes each row that is still there; what another tab has taken away never comes back. */
export function change(store, range, index, alter) {
  const rows = index ? store.index(index) : store;
  rows.openCursor(range).onsuccess = e => {
    const cursor = e.target.result;
    if (!cursor) return;
    const altered = alter(cursor.value);
    if (altered === null) cursor.delete();
    else if (altered !== undefined) cursor.update(altered);
    cursor.continue();
  };
}

/** Ids with and without dashes are the same id. */
export const dashed = id => id.toLowerCase().replace(/^(\w{8})(\w{4})(\w{4})(\w{4})(\w{12})$/, "$1-$2-$3-$4-$5");

/** A random id; plain http has no randomUUID. */
export function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const b = crypto.getRandomValues(new Uint8Array(16));
  b[6] = b[6] & 15 | 64;
  b[8] = b[8] & 63 | 128;
  return dashed([...b].map(x => x.toString(16).padStart(2, "0")).join(""));
}

// Two tabs that start together must agree on one id.
export async function device() {
  await transact("meta", "readwrite", "strict", t => {
    const meta = t.objectStore("meta");
    meta.get("device").onsuccess = e => { if (!e.target.result) meta.put(newId(), "device"); };
  });
  return getMeta("device");
}
