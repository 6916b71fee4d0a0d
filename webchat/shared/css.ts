// Style sheets are files of their own; the build hands them over as text.
import { unsafeCSS, type CSSResult } from "lit";

/** `text` is always a file of ours, never anything from outside. */
export const sheet = (text: string): CSSResult => unsafeCSS(text);
