// The photos of an item or of one of its entries: thumbnails, and the ways to add one. It knows no server: what is added is kept by
// photo-lane.js and announced as a tap "attach"; what the card says of its files is shown.
//   strip.shelf = { q, card }     the queue of the person, the card's id
//   strip.show(files, open)       files as the card document has them, own pending ones among them
//   strip.about                   what a photo that is added now belongs to; said back with it, however long it takes to be prepared
// Out: "photo" { kind: "attach" | "detach", body, about }: whoever hears it makes the command.
import { button, h, icon, keyed, mark, put, show } from "./dom.js";
import { roomForPhotos } from "./device.js";
import { keep, picture } from "./photo-lane.js";
import { prepare } from "./photos.js";
import { say } from "./texts.js";
import { called } from "./words.js";

const taken = "image/*,.pdf,.docx,.xlsx";

class PhotoStrip extends HTMLElement {
  #list; #status; #add; #full; #taking = false; #shots = []; #urls = new Map(); #progress = new Map(); #built = false; #view;

  connectedCallback() {
    if (this.#built) return;
    this.#built = true;
    const input = (attributes, words, look) => {
      const box = h("input", { type: "file", class: "sr", ...attributes, onchange: () => { const files = [...box.files]; box.value = ""; this.add(files); } });
      return h("label", { class: "btn quiet" }, icon(look), h("span", {}, words), box);
    };
    this.#list = h("ul", { class: "shots" });
    this.#status = h("p", { class: "note", role: "status" });
    this.#add = h("div", { class: "shot-add" }, input({ accept: "image/*", capture: "environment" }, say("Photo.Take"), "camera"), input({ accept: taken, multiple: true }, say("Photo.Choose"), "add"));
    this.#full = h("p", { class: "nodata", hidden: true }, icon("warn"), h("span", {}, say("Photo.NoRoom")));
    this.#view = h("dialog", { class: "shot-view", "aria-label": say("Photo.View") });
    this.append(this.#list, this.#status, this.#full, this.#add, this.#view);
  }

  disconnectedCallback() {
    for (const url of this.#urls.values()) URL.revokeObjectURL(url);
    this.#urls.clear();
  }

  show(files, open) {
    this.#shots = files;
    const opens = open && !this.#taking;
    this.#taking = open;
    if (opens) this.#look();
    if (!open) for (const one of [this.#add, this.#full]) show(one, false);
    keyed(this.#list, files, file => file.hash, file => this.#shot(file), (node, file) => this.#update(node, file, open));
    show(this, open || files.length > 0);
  }

  /** A photo that finds no room would close the storage for points too. */
  async #look() {
    const room = await roomForPhotos();
    show(this.#add, this.#taking && room);
    show(this.#full, this.#taking && !room);
  }

  /** From the lane: how far a file of ours has come. */
  heard(event) {
    if (event.type === "progress") this.#progress.set(event.hash, event.share);
    if (event.type === "sent" || event.type === "refused") this.#progress.delete(event.hash);
    // What names it is among the refused ones by now; here it says why it is gone.
    const refused = event.type === "refused" && this.#shots.find(file => [file.hash, file.thumb].includes(event.hash));
    if (refused) put(this.#status, `${called(refused)}\uff1a${event.reason.text}`);
    this.#list.kept?.get(event.hash)?.progress(this.#progress.get(event.hash), event.reason);
  }

  /** One after the other: a tablet decodes one photo at a time. A file that cannot be taken does not keep the others away. */
  async add(files, note = {}) {
    const failed = [], { about } = this;
    mark(this, "aria-busy", "true");
    for (const [number, file] of files.entries()) {
      put(this.#status, say("Photo.Preparing", number + 1, files.length));
      try { await this.keep(await prepare(file), { ...note, about }); } catch (e) { failed.push(`${file.name}\uff1a${e.code ? say(e.code) : say("Photo.NotKept")}`); }
    }
    mark(this, "aria-busy", null);
    put(this.#status, failed.join(" "));
    await this.#look();
  }

  /** On the device first, then the command: an attach never names what could be lost. */
  async keep(made, { original = null, about = this.about } = {}) {
    const { q, card } = this.shelf;
    await keep(q, made, card);
    this.#tell("attach", { hash: made.file.hash, name: made.name, type: made.file.type, size: made.file.size, thumb: made.thumb?.hash ?? null, original }, about);
  }

  #tell(kind, body, about) { this.dispatchEvent(new CustomEvent("photo", { bubbles: true, detail: { kind, body, about } })); }

  #shot(file) {
    const image = h("img", { alt: "" }), words = h("span", { class: "shot-name" }, called(file)), state = h("progress", { max: "1", hidden: true, "aria-label": say("Photo.Sending", file.name) }), problem = h("span", { class: "error", hidden: true });
    const open = h("button", { type: "button", class: "shot-open", "aria-label": say("Photo.Open", called(file)), onclick: () => this.#open(file) }, file.thumb ? image : icon("list"), words);
    const pen = file.thumb && button("quiet", "edit", say("Photo.Mark"), () => this.#draw(file)), away = button("quiet", "close", say("Photo.Remove"), () => this.#tell("detach", { file: file.id }));
    const node = h("li", {}, open, state, problem, h("span", { class: "shot-acts" }, pen, away));
    node.progress = (share, reason) => { show(state, share != null); if (share != null) state.value = share; show(problem, Boolean(reason)); put(problem, reason?.text ?? ""); };
    node.acts = node.lastElementChild;
    if (file.thumb) this.#load(file.thumb, image);
    return node;
  }

  #update(node, file, open) {
    show(node.acts, open && Boolean(file.id));
    mark(node, "data-pending", file.pending);
  }

  async #load(hash, image) {
    const blob = await picture(this.shelf.q, hash);
    if (!blob || !this.isConnected) return;
    const url = URL.createObjectURL(blob);
    this.#urls.set(hash, url);
    image.src = url;
  }

  // A document is left to the browser, which has a reader for it or stores it.
  async #open(file) {
    if (!file.thumb) { window.open(`/api/files/${file.hash}?name=${encodeURIComponent(file.name)}`, "_blank", "noopener"); return; }
    const image = h("img", { alt: file.name }), close = button("", "close", say("Photo.Close"), () => this.#view.close());
    this.#view.replaceChildren(image, close);
    // Not modal: a modal one would make the card behind it deaf.
    this.#view.show();
    close.focus();
    const blob = await picture(this.shelf.q, file.hash);
    if (!blob) { this.#view.close(); put(this.#status, say("Photo.NotHere")); return; }
    image.src = URL.createObjectURL(blob);
    image.decode().finally(() => URL.revokeObjectURL(image.src)).catch(() => {});
  }

  async #draw(file) {
    await import("./photo-pen.js");
    const blob = await picture(this.shelf.q, file.hash);
    if (!blob) { put(this.#status, say("Photo.NotHere")); return; }
    const { about } = this, pen = document.body.appendChild(h("photo-pen"));
    const made = await pen.draw(blob, file.name);
    pen.remove();
    if (!made) return;
    try { await this.keep(made, { original: file.hash, about }); } catch (e) { put(this.#status, say(e.code ?? "Photo.NotKept")); }
  }
}

if (!customElements.get("photo-strip")) customElements.define("photo-strip", PhotoStrip);
