export function paper() {
  // Not at once: the circuit would wait for the print dialogue to be closed.
  setTimeout(() => print());
}
