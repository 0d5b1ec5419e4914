// Draws on a picture: arrow, box, words. The picture itself stays as it is; what is made is a new file beside it.
//   const made = await pen.draw(blob, name)   -> as photos.js makes it, or null when it was given up
import { button, h, mark, put } from "./dom.js";
import { taken } from "./photos.js";
import { say } from "./texts.js";

const tools = ["arrow", "box", "text"];

class PhotoPen extends HTMLElement {
  #marks = [];         // { tool, from, to, text } in pixels of the picture
  #drawing = null;
  #tool = "arrow";
  #picture = null;
  #name = "";
  #end = null;
  #built = false;
  #buttons = {};

  connectedCallback() {
    if (this.#built) return;
    this.#built = true;
    this.hidden = true;
    this.setAttribute("role", "dialog");
    this.setAttribute("aria-label", say("Pen.Title"));
    for (const tool of tools) this.#buttons[tool] = button("", tool, say(`Pen.${tool}`), () => this.#choose(tool), { "data-tool": tool });
    this.#undo = button("quiet", "undo", say("Pen.Undo"), () => { this.#marks.pop(); this.#show(); }, { "data-undo": true });
    this.#canvas = h("canvas", { tabindex: "0", "aria-label": say("Pen.Canvas") });
    this.#words = h("input", { type: "text", maxlength: "60", "aria-label": say("Pen.Words"), placeholder: say("Pen.Words"), oninput: () => this.#write() });
    this.#hint = h("p", { class: "note", role: "status" });
    this.append(
      h("div", { class: "pen-tools", role: "toolbar", "aria-label": say("Pen.Tools") }, ...Object.values(this.#buttons), this.#undo),
      this.#words, this.#hint,
      h("div", { class: "pen-sheet" }, this.#canvas),
      h("div", { class: "pen-end" }, button("quiet", null, say("Pen.Cancel"), () => this.#close(null), { "data-cancel": true }), button("main", "check", say("Pen.Done"), () => this.#finish(), { "data-done": true })));
    for (const type of ["pointerdown", "pointermove", "pointerup", "pointercancel"]) this.#canvas.addEventListener(type, this);
    this.addEventListener("keydown", this);
  }

  #undo; #canvas; #words; #hint;

  async draw(blob, name = "") {
    this.#close(null);
    this.#picture = await createImageBitmap(blob);
    this.#name = name;
    this.#marks = [];
    Object.assign(this.#canvas, { width: this.#picture.width, height: this.#picture.height });
    this.hidden = false;
    this.#choose("arrow");
    this.#buttons.arrow.focus();
    return new Promise(end => { this.#end = end; });
  }

  handleEvent(e) {
    if (e.type === "keydown") {
      if (e.key === "Escape") { e.stopPropagation(); this.#close(null); }
      else if (e.target === this.#canvas && (e.key === "Enter" || e.key === " ")) { e.preventDefault(); this.#inTheMiddle(); }
      return;
    }
    e.preventDefault();
    if (e.type === "pointerdown" && !this.#drawing) {
      this.#canvas.setPointerCapture(e.pointerId);
      const at = this.#at(e);
      this.#drawing = { tool: this.#tool, from: at, to: at, text: "", pointer: e.pointerId };
    } else if (this.#drawing?.pointer === e.pointerId) {
      this.#drawing.to = this.#at(e);
      if (e.type === "pointercancel") this.#drawing = null;
      else if (e.type === "pointerup") this.#put(this.#drawing);
    }
    this.#show();
  }

  // Where there is no pointer, a mark of middling size stands in the middle.
  #inTheMiddle() {
    const { width, height } = this.#canvas;
    this.#put({ tool: this.#tool, from: { x: width * .3, y: height * .3 }, to: { x: width * .6, y: height * .6 }, text: "" });
    this.#show();
  }

  #put(made) {
    this.#drawing = null;
    const far = Math.hypot(made.to.x - made.from.x, made.to.y - made.from.y) > this.#thick * 3;
    // A tap is no arrow; words stand where they were tapped.
    if (made.tool !== "text" && !far) return;
    this.#marks.push(made);
    if (made.tool !== "text") return;
    this.#show();
    this.#words.value = "";
    this.#words.focus();
  }

  #write() {
    const last = this.#marks.findLast(made => made.tool === "text");
    if (last) last.text = this.#words.value;
    this.#show();
  }

  #choose(tool) {
    this.#tool = tool;
    for (const [name, node] of Object.entries(this.#buttons)) mark(node, "aria-pressed", String(name === tool));
    this.#words.value = "";
    this.#show();
  }

  #at(e) {
    const box = this.#canvas.getBoundingClientRect();
    return { x: (e.clientX - box.left) * this.#canvas.width / box.width, y: (e.clientY - box.top) * this.#canvas.height / box.height };
  }

  get #thick() { return Math.max(3, Math.max(this.#canvas.width, this.#canvas.height) / 250); }

  #show() {
    const pen = this.#canvas.getContext("2d");
    pen.drawImage(this.#picture, 0, 0);
    for (const made of this.#drawing ? [...this.#marks, this.#drawing] : this.#marks) this.#paint(pen, made);
    // Its room is always there: the picture must not move under the finger.
    mark(this.#words, "disabled", this.#tool !== "text" || this.#marks.at(-1)?.tool !== "text");
    mark(this.#undo, "disabled", this.#marks.length === 0);
    put(this.#hint, say(`Pen.Hint.${this.#tool}`));
  }

  // Red on a white rim: seen on dark and on light.
  #paint(pen, { tool, from, to, text }) {
    pen.lineCap = pen.lineJoin = "round";
    for (const [colour, width] of [["#fff", this.#thick * 2], ["#c8102e", this.#thick]]) {
      pen.strokeStyle = pen.fillStyle = colour;
      pen.lineWidth = width;
      pen.beginPath();
      if (tool === "box") pen.rect(from.x, from.y, to.x - from.x, to.y - from.y);
      if (tool === "arrow") {
        const angle = Math.atan2(to.y - from.y, to.x - from.x), head = this.#thick * 6;
        pen.moveTo(from.x, from.y);
        pen.lineTo(to.x, to.y);
        for (const side of [-.5, .5]) {
          pen.moveTo(to.x, to.y);
          pen.lineTo(to.x - head * Math.cos(angle + side), to.y - head * Math.sin(angle + side));
        }
      }
      pen.stroke();
      if (tool === "text") {
        pen.font = `600 ${this.#thick * 9}px sans-serif`;
        const words = text || "\u2026";
        if (colour === "#fff") pen.strokeText(words, to.x, to.y); else pen.fillText(words, to.x, to.y);
      }
    }
  }

  async #finish() {
    // Words that were never written leave nothing behind.
    this.#marks = this.#marks.filter(made => made.tool !== "text" || made.text.trim());
    if (!this.#marks.length) { this.#close(null); return; }
    this.#show();
    this.#close(await taken(this.#canvas, this.#name));
  }

  #close(made) {
    this.hidden = true;
    this.#drawing = null;
    this.#picture?.close?.();
    this.#picture = null;
    this.#end?.(made);
    this.#end = null;
  }
}

if (!customElements.get("photo-pen")) customElements.define("photo-pen", PhotoPen);
