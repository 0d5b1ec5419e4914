// Makes files of what a camera or a person hands over. A picture is painted anew, so nothing but the picture is left of it: no place,
// no time, no device. What it returns is what the server will hold the hash against.
import { sha256 } from "./sha256.js";

const longest = 2000, small = 320, quality = .82;
/** As the server says it (EvidenceTypes); a document is held against it before it is kept. */
export const most = 20 * 1024 * 1024;
const refusal = code => Object.assign(new Error(code), { code });

/** { name, file, thumb }, each { hash, bytes, type, size, width?, height? }; thumb is null for a document. Throws with a code: Photo.Unreadable, Photo.TooBig, Photo.Empty. */
export async function prepare(source, name = source.name ?? "") {
  if (source.size === 0) throw refusal("Photo.Empty");
  if (!/^image\//.test(source.type) && !/\.(jpe?g|png|webp|hei[cf]|gif|bmp)$/i.test(name)) {
    if (source.size > most) throw refusal("Photo.TooBig");
    return { name, file: await named(await source.arrayBuffer(), source.type), thumb: null };
  }
  const picture = await decode(source);
  try {
    return { name: name.replace(/\.\w+$/, "") + ".jpg", file: await paint(picture, longest), thumb: await paint(picture, small) };
  } finally { picture.close?.(); }
}

/** Of a canvas that is painted already. */
export async function taken(canvas, name) {
  return { name, file: await paint(canvas, longest), thumb: await paint(canvas, small) };
}

// Upright, as it was held.
async function decode(source) {
  try { return await createImageBitmap(source, { imageOrientation: "from-image" }); }
  catch { throw refusal("Photo.Unreadable"); }
}

async function paint(picture, side) {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const width = Math.max(1, Math.round(picture.width * scale)), height = Math.max(1, Math.round(picture.height * scale));
  const canvas = Object.assign(document.createElement("canvas"), { width, height }), pen = canvas.getContext("2d");
  // JPEG knows no transparency: what shines through is paper, not black.
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, width, height);
  pen.imageSmoothingQuality = "high";
  pen.drawImage(picture, 0, 0, width, height);
  const blob = await new Promise(ok => canvas.toBlob(ok, "image/jpeg", quality));
  // Gives the memory back at once; tablets count it.
  canvas.width = canvas.height = 0;
  if (!blob) throw refusal("Photo.Unreadable");
  return { ...await named(await blob.arrayBuffer(), "image/jpeg"), width, height };
}

async function named(bytes, type) { return { hash: await sha256(bytes), bytes, type, size: bytes.byteLength }; }
