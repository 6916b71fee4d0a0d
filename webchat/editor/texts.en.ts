import type { Texts } from "./texts.de.js";

export const en: Texts = {
  title: "Editorial office", areas: "Areas", tryOut: "Try it", other: "Deutsch", account: "Account", toDesk: "To the advisors’ desk", signOut: "Sign out",
  loading: "Loading …", notLoaded: "This could not be loaded.", again: "Try again",
  save: "Save", saving: "Saving …", saved: "Saved.", cancel: "Cancel", close: "Close", edit: "Edit", add: "Add", remove: "Remove", undo: "Undo",
  stop: "Stop", dismiss: "Dismiss message", optional: "optional", open: "Open", back: "Back", done: "Done", more: "More",
  yes: "Yes", no: "No", none: "none", today: "today",
  unreachable: "The server does not answer. What you have written is still here. Please try again in a moment.",
  broken: "That did not work. Please reload the page. What you have written stays in this browser.",
  forbidden: "Your account may not do this. Please ask somebody with the role “Head”.",
  forbiddenLong: "Your account may advise, but not edit entries. Please ask the administration for the role “Editor”.",
  sessionTitle: "Please sign in again", sessionOver: "Your session has ended. What you have written stays: after signing in you continue right here.",
  unsaved: "You have changed something and not saved it.", unsavedAsk: "If you leave now, the change is lost.",
  unsavedSave: "You can save it as a draft. Without saving it stays in this browser only.",
  stay: "Go on editing", discard: "Discard", saveAndGo: "Save and leave", goWithout: "Leave without saving",
  jobWaiting: "waiting", jobStopping: "stopping", jobAt: (done, all) => `${done} of ${all}`, jobStop: (what) => `Stop: ${what}`,

  keys: "Keyboard shortcuts", keysUse: "Use single keys as shortcuts", keysOff: "Single keys are switched off.",
  keyGroups: [
    { title: "Everywhere", single: true, keys: [["?", "this list"], ["/", "search"], ["T", "try a question"]] },
    { title: "Go to", single: true, keys: [["G U", "overview"], ["G E", "entries"], ["G G", "asked"], ["G W", "values"], ["G R", "rules & words"], ["G L", "guides"], ["G B", "greeting"], ["G S", "offices"], ["G F", "due"], ["G A", "exchange"]] },
    { title: "In lists", single: true, keys: [["J", "next row"], ["K", "previous row"], ["Enter", "open"], ["N", "new"]] },
    { title: "While writing", single: false, keys: [["Ctrl S", "save the draft"], ["Ctrl Enter", "confirm a dialog"], ["Ctrl K", "search"], ["Esc", "close"]] },
  ],

  search: "Search", filter: "Filter", unfilter: "Clear filters", nothingFound: "Nothing matches the search and the filters.", all: "all",
  found: (count, all) => count === all ? `${all}` : `${count} of ${all}`, showMore: (count) => `Show ${count} more`, sortBy: (column) => `Sort by ${column}`,

  left: (count, unit) => { const what = unit === "words" ? Math.abs(count) === 1 ? "word" : "words" : Math.abs(count) === 1 ? "character" : "characters"; return count < 0 ? `${-count} ${what} too many` : `${count} ${what} left`; },
  listHelp: "One line each. You can paste many lines at once; Enter begins the next, arrow keys change the line.",
  lineOf: (label, n) => `${label}, line ${n}`, removeLine: (text) => text ? `Remove “${text}”` : "Remove empty line", moveUp: (text) => `Move “${text}” up`,
  linesRemoved: (count) => count === 1 ? "One line removed." : `${count} lines removed.`,
  pickNothing: "Nothing found. Try another word.", pickHint: "Type to search.", pickCount: (count) => count === 1 ? "One suggestion" : `${count} suggestions`,

  diffNone: "There is no difference.", diffRemoved: "removed", diffAdded: "new", diffSame: (count) => `${count} words unchanged`,

  area: {
    anerkennung: "Recognition", ausbildung: "Training", beschaeftigung: "Employment", einreise: "Entry", foerderung: "Funding",
    integration: "Integration", region: "Region", rekrutierung: "Recruiting",
  },
  langs: { de: "German", en: "English" },
  states: { draft: "new, never published", published: "published", archived: "archived" }, draftStates: { draft: "draft", review: "in review" },
};
