import { say } from "./texts.js";

/** A marked copy keeps the name of its original and says what it is. */
export const called = file => file.original ? say("Photo.Marked", file.name) : file.name;
