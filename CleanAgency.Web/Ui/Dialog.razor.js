export function show(dialog) {
  if (!dialog.open) dialog.showModal();
  // The first thing to fill in or, failing that, the browser's own choice; never the cross.
  dialog.querySelector("[autofocus], .body :is(input, select, textarea):not([type=hidden])")?.focus();
}

export function hide(dialog) {
  if (dialog.open) dialog.close();
}
