// What the parts that are loaded later share with the panel. They find it at the panel's element, so that
// nothing of it is loaded twice, whatever address the panel came from (see build.mjs).
export { LitElement, html, nothing } from "lit";
export { newId } from "../shared/connection.js";
export { isEmail, isPhone } from "../shared/contact.js";
export { icon } from "../shared/icons.js";
export { locale } from "../shared/locale.js";
export { withAdvisor } from "../shared/log.js";
export { day } from "../shared/office-list.js";
export { askedSoFar, consentSoFar, givenSoFar } from "./drafts.js";
export { dress } from "./dress.js";
export { unavailableText } from "./event-lines.js";
export { before } from "./guide-steps.js";
export { InnerEscape } from "./inner-escape.js";

/** Of which build this is. */
export const build = BUILD;
