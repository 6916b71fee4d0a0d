import type { WorkTexts } from "./work-texts.de.js";

export const en: WorkTexts = {
  loading: "Loading …", notLoaded: "This could not be loaded. Please try again.", again: "Try again",
  save: "Save", cancel: "Cancel", remove: "Delete", back: "Back", undo: "Undo", add: "Add", optional: "optional",
  saved: "Saved as a draft.", removed: "Deleted. It takes effect when you publish.", undone: "Taken back.",
  unsaved: "You have changed something and not saved it.", unsavedAsk: "If you leave now, the change is lost.", stay: "Keep editing", discard: "Discard",
  conflict: "Somebody else has changed this in the meantime. Reload, and enter your change again.",
  noHit: "Nothing matches. Change the search or the filter.", all: "all", language: { de: "German", en: "English" }, none: "none",
  changed: "changed", isNew: "new", faulty: "faulty",
  usedIn: (entries, flows) => {
    const e = entries === 1 ? "1 entry" : `${entries} entries`, f = flows === 1 ? "1 guide" : `${flows} guides`;
    return !entries && !flows ? "Not used anywhere" : `Used in ${[entries ? e : "", flows ? f : ""].filter(Boolean).join(" and ")}`;
  },

  draftOf: (n) => n === 1 ? "1 change is not published yet." : `${n} changes are not published yet.`, draftBy: (name, at) => `Last changed by ${name}, ${at}.`,
  publish: "Publish …", publishYes: "Publish", publishTitle: (what) => `Publish ${what}?`, publishText: "The next question is answered with it.",
  note: "What has changed?", noteHelp: "A sentence for the history.", publishing: (what) => `${what}: publishing`, published: "Published.",
  throwAway: "Discard draft", throwAwayTitle: "Discard all changes?", throwAwayText: "What is published applies again.", thrownAway: "The draft is discarded.",
  mendFirst: "Please first fix what is marked as faulty below.",
  rehearse: "Rehearse", rehearsing: "Rehearsing the example and test questions",
  closeResult: "Close the rehearsal",
};
