// <draw-name><input type="hidden"></draw-name>: a field to draw a name in. The strokes go into the input as the path of an SVG.
const wide = 600, high = 200, svg = "http://www.w3.org/2000/svg";

class DrawName extends HTMLElement {
  #strokes = []; #path; #field;

  connectedCallback() {
    if (this.#field) return;
    this.#field = document.createElementNS(svg, "svg");
    this.#field.setAttribute("viewBox", `0 0 ${wide} ${high}`);
    this.#field.setAttribute("role", "img");
    this.#field.setAttribute("aria-label", this.getAttribute("label") ?? "");
    this.#field.append(this.#path = document.createElementNS(svg, "path"));
    this.append(this.#field);
    for (const type of ["pointerdown", "pointermove", "pointerup", "pointercancel"]) this.#field.addEventListener(type, this);
    // The form's, for what stands after this may not be there yet.
    this.closest("form")?.addEventListener("click", event => { if (event.target.closest("[data-clear]")) this.#write(this.#strokes = []); });
  }

  handleEvent(event) {
    if (event.type === "pointerdown") { this.#field.setPointerCapture(event.pointerId); this.#strokes.push([this.#at(event)]); }
    else if (event.type === "pointermove" && this.#field.hasPointerCapture(event.pointerId)) this.#strokes.at(-1).push(this.#at(event));
    else if (event.type === "pointerup" || event.type === "pointercancel") { this.#strokes = this.#strokes.filter(stroke => stroke.length > 1); this.#write(); return; }
    this.#path.setAttribute("d", this.#said());
  }

  #at(event) {
    const box = this.#field.getBoundingClientRect(), within = (at, most) => Math.round(Math.min(1, Math.max(0, at)) * most);
    return [within((event.clientX - box.left) / box.width, wide), within((event.clientY - box.top) / box.height, high)];
  }

  #said() { return this.#strokes.filter(stroke => stroke.length > 1).map(([first, ...rest]) => `M${first.join(" ")}${rest.map(at => ` L${at.join(" ")}`).join("")}`).join(" "); }

  #write() {
    const input = this.querySelector("input");
    this.#path.setAttribute("d", this.#said());
    input.value = this.#said();
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

customElements.define("draw-name", DrawName);
