import type { EntryTexts } from "./entry-texts.de.js";

export const en: EntryTexts = {
  back: "All entries", loading: "Loading the entry …", gone: "There is no such entry (any more).",
  layout: "Layout", layouts: { side: "Side by side", de: "German", en: "English" },
  save: "Save draft", savedAt: (time) => `Saved at ${time}`, saved: "Saved as a draft.", unsaved: "Not saved", inBrowser: "Kept in this browser only",
  publish: "Rehearse and publish", handIn: "Submit for review", release: "Rehearse and release", publishShort: "Publish", handInShort: "Submit", releaseShort: "Release", moreActions: "More steps",
  history: "History", schedule: "Schedule", discard: "Discard draft", archive: "Archive", unarchive: "Publish again", showPublic: "As the public sees it", tryIt: "Try it with this", takeBack: "Take back from review", sendBack: "Send back",

  variant: { de: "German", en: "English" }, noVariant: { de: "No German version yet.", en: "No English version yet. Whoever asks in English gets the German answer." },
  beginVariant: { de: "Begin the German version", en: "Begin the English version" }, beginHelp: "Legal date, sources, legal basis and related entries are taken over.",
  stateOf: { none: "unchanged since publication", fresh: "new, never published", draft: "draft", review: "in review", archived: "archived" },
  publishedAt: (when, who) => `published ${when} by ${who}`, draftAt: (when, who) => `draft ${when} by ${who}`,

  fields: {
    title: "Question (title)", short: "Short answer", body: "Full answer", questions: "Example questions", keywords: "Keywords", legal_basis: "Legal basis", sources: "Sources",
    stand: "Legal date", review_by: "Review by", review_reason: "Reason for the review", related: "Related entries", nationals: "Only for nationals of", offices: "Show offices in charge", area: "Area",
  },
  help: {
    title: "As a firm asks it.", short: "The answer first. No bare “yes” or “no”.", body: "Headings, lists, tables. Insert figures as values, then they stay current.",
    questions: "How firms really ask, casually too. The search learns from them and is rehearsed with them. You can paste many lines at once.",
    keywords: "Everyday and official words that the text does not have.", stand: "On this day the law was as described.", review_by: "By then somebody looks at it again.",
    review_reason: "for instance: new figures at the turn of the year", related: "Offered below the answer.", nationals: "Empty: for everybody. Otherwise the entry ranks lower where another country is named.",
    offices: "The answer names these offices for the place in question.",
  },
  both: "For both languages", owner: "Owner", noOwner: "nobody", differs: "German and English differ here. Your change applies to both.",
  addRelated: "Find an entry", addNational: "Find a country or group", addOffice: "Find a kind of office", unpick: (label) => `Remove ${label}`, nothingPicked: "none", forAll: "for everybody",
  row: { text: "Provision", title: "Name of the source", url: "Address (https://…)" }, addBasis: "Add legal basis", addSource: "Add source", removeRow: (text) => text ? `Remove “${text}”` : "Remove empty row", visit: "Open in a new window",
  fromOther: { de: "Take over from English", en: "Take over from German" },
  groups: { eu: "EU", eea: "EEA", ch: "Switzerland", uk: "United Kingdom", "western-balkans": "Western Balkans", "best-friends": "states with easier entry", third: "third countries" },
  kinds: { auslaenderbehoerde: "immigration office", ihk: "chamber of commerce", hwk: "chamber of crafts", agentur: "employment agency", beratung: "advice centre", "zentrale-stelle": "central office", "welcome-center": "welcome centre", netzwerk: "network", anerkennungsstelle: "recognition office", portal: "portal" },

  tools: "Insert", tool: { heading: "Heading", bold: "Bold", bullets: "List", steps: "Steps", table: "Table", link: "Link", value: "Insert value" },
  sample: { heading: "Heading", item: "Point", step: "Step", bold: "important", link: "link text", column: "Column", cell: "Content" },
  wordsLeft: (n) => n < 0 ? `${-n} ${n === -1 ? "word" : "words"} too many` : `${n} ${n === 1 ? "word" : "words"} left`,
  pickValue: "Find a value",
  preview: "As the firm sees it", previewDay: "on", previewNone: "The preview appears as soon as something is written.", tokens: (n) => `${n} words in the search index`,
  faults: (n) => n === 1 ? "One fault prevents publication:" : `${n} faults prevent publication:`, hints: (n) => n === 1 ? "One hint:" : `${n} hints:`, goTo: "Go to the field",

  others: (names) => `${names} has this entry open, too. Please agree on who writes.`,
  kept: (when, lang) => `This browser holds an unsaved version (${lang}) of ${when}.`, goOn: "Go on with it", compare: "Compare", dropKept: "Discard", keptTitle: "What you had not saved yet", keptDropped: "The unsaved version is discarded.",
  inReview: (who) => `${who} submitted the draft for review.`, inReviewMine: "Your draft is in review. Somebody else releases it.", sentBack: "Note:", seeChanges: "What has changed?",
  scheduled: (when) => `Will be published automatically: ${when}.`, expires: (when) => `Will be archived automatically: ${when}.`, change: "Change",
  notPublished: (when) => `On ${when} the draft could not be published automatically:`,
  overtaken: "Since your draft was begun, a new version has been published. Compare both before you publish.",
  isArchived: "This entry is archived: it is no longer given as an answer.",

  handInTitle: "Submit for review", handInText: "Somebody else reads the draft and releases it. Until then the published version stays.", noteForReview: "What should they look at?", handedIn: "Submitted for review.",
  sendBackTitle: "Send the draft back", sendBackNote: "What is missing?", sentBackDone: "Sent back.", takenBack: "The draft is being worked on again.",
  discardTitle: "Discard the draft?", discardText: "The published version stays.", discardNew: "The entry was never published and disappears from the list.", discarded: "The draft is discarded.",
  archiveTitle: "Archive the entry?", archiveText: "It is no longer given as an answer and no longer public. You can bring it back at any time.", archiveNote: "Why?", archived: "Archived.", unarchived: "The entry is live again.",
  stillUsed: "Not possible yet: these refer to it. Take the reference out there first.", archiving: "Archiving", unarchiving: "Publishing again",

  scheduleTitle: "Schedule the publication", publishAt: "Publish the draft on", publishAtHelp: "Empty: not automatically. A draft that still has faults stays a draft.", expireAt: "Archive the entry on", expireAtHelp: "Empty: applies until somebody archives it. Useful for anything temporary.", planned: "Scheduled.", past: "Please choose a time in the future.", noDraftToPlan: "There is no draft that could be published.", clear: "Clear",

  conflictTitle: "Two have written at once", conflict: (who, when) => `${who} saved on ${when} while you were writing. Nothing is lost: decide which version to keep.`,
  conflictOwn: (when) => `You saved in another window on ${when} while you were writing here. Nothing is lost: decide what to keep.`, conflictOf: (who) => `version of ${who}`,
  conflictAt: { mine: "your version", theirs: "the other version", both: "merge by hand" }, takeTheirs: (who) => who ? `Take the version of ${who}` : "Take the other version", keepMine: "Keep my version", merge: "Save the merged version", conflictMerge: "Merge by hand",
  conflictDel: (who) => `Text struck out in red is only in the other version${who ? ` (${who})` : ""}, green text only in yours.`, tookTheirs: "The other version is the draft.", keptMine: "Your version is the draft.", merged: "The merged version is the draft.", mergeHelp: "For each field you see the version of whoever changed it. Where both did, write down what to keep.",

  rehearseTitle: "Rehearsal before publication", rehearsing: "The example and test questions are asked twice: without and with the draft …", rehearsalOf: (n) => `${n} questions asked.`, rehearsalOfAll: (n, all) => `${n} of ${all} questions asked: all of the drafts, all saved test questions, and a selection of the others.`,
  better: "better", worse: "worse", other: "different", nothingChanged: "The draft changes none of these answers.", onEdge: (n) => n === 1 ? "One question was on the edge between two answers and now comes out differently. That is not due to your draft." : `${n} questions were on the edge between two answers and now come out differently. That is not due to your draft.`, beforeAfter: "So far → with the draft", verdicts: { better: "better", worse: "worse", other: "different" },
  score: "Answered correctly", competing: "These entries are close to each other", competingHelp: "Not a fault. Whoever asks one of these may be asked back first. An example question in the right entry helps.", competes: (n, example) => n === 1 ? `one question, for instance “${example}”` : `${n} questions, for instance “${example}”`, testsFailed: (n) => n === 1 ? "One saved test question is answered wrongly." : `${n} saved test questions are answered wrongly.`, testsPassed: (n) => n === 1 ? "The saved test question is answered correctly." : `All ${n} saved test questions are answered correctly.`,
  actions: { answer: "answer", clarify: "asks back", handoff: "offers a person", smalltalk: "small talk" }, noEntry: "no answer",
  publishNote: "What is new? (for the history)", publishNow: "Publish now", publishAnyway: "Publish anyway", goBack: "Back to writing", publishUnrehearsed: "Publish without rehearsal", unrehearsed: "Without a rehearsal it is not known which answers change by it.", rehearsalWaits: "The rehearsal begins in a moment.", mayPublish: "You can publish without it, too.", timeLeft: (seconds) => `About ${seconds} seconds left.`, publishing: "Publishing", published: "Published. It applies from the next question on.", hasFaults: "It cannot be published with these faults:", fourEyes: "Somebody else must release your own draft. Submit it for review.", rehearsal: "Rehearsal", what: "To be published",

  historyTitle: "History", revisions: "Versions", current: "in force", noNote: "without a note", asDraft: "Draft", from: "Old version", to: "New version", restore: "Restore this version", restoreTitle: (n) => `Restore version ${n}?`, restoreText: "Its text becomes the draft. It is published only when you do so.", restoreOver: "The present draft is replaced.", restored: (n) => `Version ${n} is the draft now.`, noRevisions: "No published version yet.", revision: (n) => `Version ${n}`, toEntry: "Back to the entry", choose: "Choose two versions.",
};
