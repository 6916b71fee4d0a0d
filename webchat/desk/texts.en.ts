import type { Texts } from "./texts.de.js";

export const en: Texts = {
  title: "Advisors’ desk", signOut: "Sign out",
  unreachable: "The server does not answer. Please try again shortly.",
  expired: "Your session has ended. Please sign in again. What you have written will still be there.",
  other: "Deutsch", menu: "Account", loading: "Loading …",
  ok: "Close", cancel: "Cancel", dismiss: "Close this message", optional: "optional",

  /* the bar above */
  views: "Views", desk: "Conversations", history: "History",
  on: "connected", off: "disconnected, reconnecting",
  offLong: "The connection is interrupted and comes back by itself. Just keep writing: it will be sent afterwards.",
  presence: "My status", statuses: { available: "available", busy: "busy", away: "away", offline: "offline" },
  alarm: "Alerts and keys",
  switches: {
    sound: "Sound when somebody waits", repeat: "Sound every 20 seconds until somebody takes over", notify: "Notification on the screen while the desk is out of sight",
    keys: "Single keys as shortcuts",
  },
  notifyDenied: "Your browser blocks notifications. You can allow them in the settings of this page.",
  capacity: "conversations at a time",

  /* the list */
  conversations: "List of conversations", find: "Search", filter: "Subject, firm, place", team: "Team", allTeams: "All teams", filtered: "Nothing matches the filter.", unfilter: "Remove the filter",
  groups: {
    waiting: "Waiting", mine: "My conversations", wrap: "To be noted", hold: "On hold", messages: "Messages left", others: "With others", closed: "Recently closed",
  },
  noneWaiting: "Nobody is waiting. New inquiries appear here by themselves.",
  noSubject: "No subject", since: "since",
  waits: (minutes) => minutes < 1 ? "just arrived" : minutes < 60 ? `waiting ${minutes} min.` : minutes < 1440 ? `waiting ${Math.floor(minutes / 60)} h` : `waiting ${Math.floor(minutes / 1440)} d`,
  front: "came back", withMe: "With me", withOther: (name) => `With ${name}`, fresh: "New", spoken: { de: "German", en: "English" },
  until: (day) => `until ${day}`, untilOpen: "no date", due: "due today",
  states: { bot: "With the Lotse", offered: "Person offered", wrap: "to be noted", message: "unanswered", assigned: (name) => `with ${name}`, assignedMe: "for me", answered: "answered", closed: "closed" },
  looking: (names) => `${names} is looking`, announce: (count) => count === 1 ? "A new inquiry is waiting." : `${count} new inquiries are waiting.`,
  draft: "Draft", people: "Who is there", load: (open, capacity) => `${open} of ${capacity}`, me: "me",
  noticeWaiting: "An inquiry is waiting", noticeWord: "New message in a conversation", noticeMention: "You were mentioned", mentioned: (name) => `${name} mentioned you in a note.`,

  /* a conversation */
  pick: "Choose a conversation from the list.", pickHint: "Enter opens it, U takes the first that waits. ? shows all keys.",
  tabs: "Open conversations", closeTab: (subject) => `Close: ${subject}`,
  takeFirst: "Take the conversation to answer.", othersOwn: (name) => `${name} is handling this conversation. You can still leave a note.`,
  onHold: "The conversation is on hold. Resume it to write.", toNote: "The conversation has ended. Note briefly what it was about.", isClosedLong: "This conversation is closed.",
  othersMessage: (name) => `${name} is answering this message.`,
  back: "Back to the list", side: "Case and knowledge", more: "Also asked", transcript: "Transcript", print: "Print",
  steps: {
    "take": "Take", "take-over": "Take over", "resume": "Resume", "transfer": "Pass on", "hold": "Hold", "wrap-up": "End", "assign": "Assign", "answer": "Answer", "close": "Done",
  },
  wrapNow: "Note it", takeOverFrom: (name) => `Take over from ${name}`, steplist: "Steps",
  message: "Message", note: "Internal note", mode: "What you write",
  composer: {
    label: "Your message", send: "Send",
    left: (count) => `${count} characters left`, over: (count) => `${count} characters too many`,
  },
  noteLabel: "Note for the team", noteHint: "Only the team reads it. @ mentions somebody.", mentions: "Whom to mention?",
  sendHint: "Ctrl+Enter sends", sending: "sending", sendingLater: "is sent once the connection is back", sent: "sent", delivered: "delivered", read: "read",
  typing: "is typing …", employer: "Employer", bot: "Lotse", system: "System", why: "Why this answer?",
  sureness: "Confidence", hits: "Matches", rules: "Rules", noRules: "none", wish: "Wish", wishPerson: "wants a person",
  answer: {
    more: "Show full answer", less: "Hide full answer", stand: "As of", legal: "Legal basis", sources: "Sources",
    related: "Related topics", unknown: "A figure is not known at present.", otherLang: "Diese Antwort gibt es nur auf Englisch.", inCharge: "In charge of", website: "Website",
  },
  guided: "Guided questions", guideAnswers: "The employer’s answers", misunderstood: "The previous answer was not understood.",
  forgot: "No longer used", slots: { country: "Country", profession: "Profession", status: "Status", salary: "Salary", place: "Place" },
  started: "Conversation started", asked: "Asked for a person", cancelled: "No longer waiting",
  tookIt: "took over", tookOver: (from) => `took over from ${from}`, isClosed: "Conversation closed", closedIdle: "Conversation closed because nobody was writing any more", chose: "Chose", offered: "Person offered",
  passed: (to) => `passed it on to ${to}`, passedTeam: (team) => `passed it on to the team ${team}`, held: (day) => `put it on hold${day ? ` until ${day}` : ""}`, resumed: "The conversation continues",
  returned: { vanished: (name) => `${name} is gone: at the front of the queue again`, silent: (name) => `${name} did not answer: at the front of the queue again`, unanswered: (name) => `${name} did not answer: free again` },
  idled: "Nobody wrote for an hour", lapsed: "The offer of a person has lapsed", assigned: (to) => `assigned the message to ${to}`, assignedSelf: "takes the message", reopened: "Opened again by the employer",
  unavailable: { closed: "Out of hours: no person available", nobody: "Nobody from the team was there", busy: "Everybody was busy", waited: "Waited too long" },
  feedback: (good) => good === null ? "Feedback taken back" : good ? "Answer was helpful" : "Answer was not helpful",
  feedbackReasons: { wrong: "wrong", unclear: "hard to understand", outdated: "out of date", unfit: "does not fit" },
  messageLeft: "Message left", byMail: "by e-mail", byPhone: "Phone call", rated: (score) => `Rated ${score} of 5`, wrapped: "Noted",

  /* the case */
  case: "Case", person: { firm: "Firm", place: "Place", name: "Name", email: "E-mail", phone: "Phone", reference: "Reference" }, nothingKnown: "Nothing known yet.",
  known: "The Lotse assumes", earlier: "Earlier inquiries", noEarlier: "None.",

  /* knowledge */
  knowledge: "Knowledge", search: "Search the knowledge", searchHint: "↓ selects a result, Enter inserts it.", stand: "As of", source: "Source", values: "Figures", entries: "Answers", insert: "Insert", insertInto: (title) => `Insert: ${title}`,
  noHits: (q) => `Nothing found for “${q}”. Try another word.`, noSearch: "The search cannot be reached at the moment.", notMine: "You can insert once you have taken the conversation.",
  areas: { anerkennung: "Recognition", ausbildung: "Training", beschaeftigung: "Employment", einreise: "Entry", foerderung: "Funding", integration: "Integration", region: "Region", rekrutierung: "Recruiting" },
  suggestions: "Fits the last message", dropSuggestions: "Hide suggestions",
  replies: "Ready-made replies", findReply: "Find a reply", noReplies: "No reply matches.",

  /* a message that was left */
  answerLabel: "Your answer", callLabel: "What was said", how: "Answer", ways: { mail: "by e-mail", phone: "by phone" }, noMail: "No e-mail address was given.",
  answerSigned: "Your name and the chamber’s are added.", answerSend: "Send the answer", answerNote: "Note the call", answerTo: (to) => `goes to ${to}`, answerDone: "Answered.",

  /* dialogs */
  closeAsk: "Mark this message as done without an answer?",
  wrapUp: {
    title: "End the conversation", late: "Note the conversation", topic: "Topic", kind: "Kind", kinds: { auskunft: "Information", beratung: "Advice", verweis: "Referral" }, solved: "Matter settled", firm: "Firm",
    entry: "Suggest a knowledge entry from this", entryHint: "The editors check the draft. Personal data are masked.", question: "Question", answer: "Answer",
    save: "End and save", saveLate: "Save", only: "Only end", done: "Noted.",
  },
  transfer: {
    title: "Pass on the conversation", to: "To", person: "Person", team: "Team", note: "Note with it", save: "Pass on", done: (to) => `Passed on to ${to}.`, pick: "Please choose", nobody: "Nobody else is there now.", login: "user name",
    assign: "Assign the message", assignSave: "Assign", assigned: (to) => `${to} is now in charge.`, mine: "Myself",
  },
  hold: {
    title: "Put on hold", until: "Resume on", quick: "Quick choice", note: "Note with it", save: "Put on hold", done: "Put on hold.", undo: "Undo", tomorrow: "Tomorrow", days: "In 3 days", week: "In a week", none: "No date",
    hint: "Without a date it comes back after 14 days.",
  },
  saving: "Saving …",

  /* what went wrong, and what to do */
  problems: {
    "taken": (by) => `${by || "Somebody else"} was faster and has this conversation. Choose the next one from the list.`,
    "wrong-state": () => "That is no longer possible: the conversation has changed meanwhile. The list shows the current state.",
    "forbidden": () => "Only the person handling the conversation may do that.",
    "not-found": () => "That is no longer there. Please reload the page if it is still in the list.",
    "too-long": () => "The text is too long. It is back in the field: please shorten or split it.",
    "unreachable": () => "The server does not answer. Please try again shortly.",
  },

  /* history */
  past: {
    title: "History", search: "Search firm, place, subject, reference, e-mail", none: "All conversations appear here once there are any.", noMatch: (q) => `No conversation matches “${q}”.`, more: "Show older ones", failed: "The history cannot be reached at the moment. Please try again.", retry: "Try again",
    at: "Time", subject: "Inquiry", firm: "Firm and place", topic: "Topic", advisor: "Advisor", state: "Outcome", solved: "settled", unsolved: "not settled", open: (subject) => `Read: ${subject}`, count: (n) => n === 1 ? "1 conversation" : `${n} conversations`,
    gone: "The text is no longer available.",
  },

  keys: "Keyboard shortcuts", keysOff: "Single keys are switched off. They can be switched on under “Alerts and keys”.",
  keyList: [
    ["↑ ↓", "move in the list"], ["Enter", "open"], ["L", "to the list"], ["J K", "next, previous open conversation"],
    ["U", "take or resume"], ["A", "answer"], ["N", "internal note"], ["W", "pass on or assign"], ["Z", "put on hold"], ["B", "end and note"],
    ["/", "search the knowledge"], ["1 2 3", "insert a suggestion"], ["T", "ready-made replies"], ["?", "this help"],
  ],
  keyListAlways: [["Ctrl+Enter", "send, in a window: save"], ["Ctrl+K", "search the knowledge"], ["Alt+1 2 3", "insert a suggestion"], ["Esc", "close a window or choice"]],
  keysSingle: "While you are not typing", keysAlways: "Always",
};
