export function show(dialog) {
  if (!dialog.open) dialog.showModal();
  // The first thing to fill in or, failing that, the browser's own choice; never the cross.
  dialog.querySelector("[autofocus], .body :is(input, select, textarea):not([type=hidden])")?.focus();
}

// Its owner has closed it and need not hear of it: late, the word would close what somebody has opened meanwhile. Blazor listens at the document.
export function hide(dialog) {
  if (!dialog.open) return;
  const hush = event => {
    if (event.target !== dialog) return;
    event.stopImmediatePropagation();
    window.removeEventListener("close", hush, true);
  };
  window.addEventListener("close", hush, true);
  dialog.close();
}
