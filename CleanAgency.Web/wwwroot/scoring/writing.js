// Is somebody at it? Then no page is taken away from under his hands. What is written is on the device (drafts.js), but where he was is not.
const fields = "textarea, select, input:not([type=radio], [type=checkbox], [type=button], [type=submit]), [contenteditable]";

/** Typing, choosing a file, taking or marking a photo; a page behind another app is waited for too, for that may be the camera. */
export function writing() {
  const at = document.activeElement;
  return document.hidden || at?.type !== "file" && at?.matches(fields) || at?.type === "file" && !document.hasFocus() || Boolean(document.querySelector("photo-strip[aria-busy], photo-pen"));
}
