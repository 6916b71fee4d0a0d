import type { Texts } from "./texts.de.js";

export const en: Texts = {
  title: "Skilled workers from abroad", dialog: "Questions about skilled workers from abroad", close: "Close chat",
  language: "Deutsch", transcript: "Conversation",
  robot: "Automatic assistant", over: "Conversation ended",
  now: {
    waiting: "You are waiting for a person", taken: (name) => `${name} is here for you`, active: (name) => `Talking to ${name}`,
    hold: (name) => `${name} has your inquiry`, left: "We have your message", answered: "Your message has been answered",
  },
  greeting: "Hello! I am an automatic assistant and answer employers’ questions about employing people from abroad.",
  promises: [
    "Fixed, reviewed answers, no generative AI",
    "Date, legal basis and sources with every answer",
    "If you wish, a person will answer you",
  ],
  notice: (chamber) => `${chamber || "The chamber"} stores what you write here in order to answer it. There are no cookies. Please do not enter other people’s personal data.`,
  links: [["/datenschutz-hinweis?lang=en", "Privacy"], ["/barrierefreiheit?lang=en", "Accessibility"]],
  topicsTitle: "Often asked right now",
  composer: {
    label: "Your question", send: "Send",
    left: (count) => `${count} characters left`,
    over: (count) => `${count} characters too many`,
  },
  get toPerson() { return { ...this.composer, label: "Your message" }; },
  answer: {
    more: "Show more", less: "Show less", stand: "As of", legal: "Legal basis", sources: "Sources", source: "Source", related: "Related topics",
    unknown: "A figure in this answer is not known yet for today. Please ask a person.",
    otherLang: "Diese Antwort gibt es nur auf Englisch.", inCharge: "In charge of", website: "Website",
  },
  flowsTitle: "Guided questions: sort it out step by step",
  guide: { start: (title) => `Step by step: ${title}`, change: "Change" },
  more: "You also asked:", known: "I assume:", slots: { country: "Country", profession: "Profession", status: "Status", salary: "Salary", place: "Place" },
  forget: (slot: string) => `Stop using: ${slot}`, forgot: (slot: string) => `No longer used: ${slot}`,
  person: "Talk to a person", typing: (name) => `${name} is typing …`,
  searching: "Looking for the answer", offline: "No connection right now. You can still read what is above; the chat reconnects by itself.", unsent: "Will be sent once connected",
  fresh: "New message", end: "End conversation", endShort: "End", endAsk: "Really end the conversation?", endYes: "Yes, end it", endNo: "No",
  again: "New conversation", you: "You", bot: "Assistant", copy: "Copy", copied: "Copied",
  part: { loading: "Loading …", failed: "This part could not be loaded. Please check the connection. If that does not help, reload the page; the conversation is kept.", again: "Try again" },
  feedback: {
    ask: "Was this answer helpful?", short: "Helpful?", yes: "Yes, helpful", no: "No, not helpful", thanks: "Thank you for telling us.", sorry: "Thank you for letting us know.",
    change: "Say why", edit: "Change", undo: "Undo", person: "An advisor will gladly help you.",
  },
  keep: "Save the conversation", keepShort: "Save", back: "Back to the conversation",
  found: { label: "Matching answers", count: (count) => count === 1 ? "One matching answer. Press the down arrow to choose it." : `${count} matching answers. Press the down arrow to choose one.` },
  marks: { sent: "Sent", delivered: "Delivered", read: "Read" },
  queue: {
    waiting: "You are waiting for a person.", place: (place, of) => `Place ${place}${of > place ? ` of ${of}` : ""}.`,
    wait: (typical, long) => `Usually ${minutes(typical)}${long > typical ? `, rarely over ${long}` : ""}.`,
    meanwhile: "You can go on asking in the meantime.", cancel: "Stop waiting", message: "Leave a message instead",
  },
  hold: (name) => `${name} has your inquiry. You will hear back here.`,
  lines: {
    asked: "You asked for a person", cancelled: "You are no longer waiting for a person",
    taken: (name) => `${name} is here for you`, takenOver: (name, from) => `${name} takes over from ${from}`,
    returned: (from) => `${from || "The person"} cannot be reached right now. You are back at the front of the queue; nothing is lost.`,
    transferred: (to) => `${to} takes over your inquiry and knows the conversation`,
    toTeam: "Your inquiry has been passed to another team. You are at the front of its queue.",
    held: (name) => `${name} will be back here`, resumed: "The conversation continues",
    idled: "Nothing was written for an hour", closed: "The conversation has ended.",
    reopened: "The conversation is open again",
    mailed: (reference) => `Answer by e-mail${reference ? `, reference ${reference}` : ""}`,
  },
  unavailable: {
    reason: {
      closed: "Our advisory service is closed right now.", nobody: "Nobody is here for this topic right now.",
      busy: "All advisors are in conversations right now.", waited: "Today it is taking longer than we want you to wait.",
    },
    opens: (when) => `We are back: ${when}.`, leave: "Leave a message and we will answer you.",
    button: "Leave a message",
  },
  personal: {
    title: "Are personal details needed?", found: (kinds) => `This looks like personal details: ${kinds}.`,
    why: "The assistant does not need them. You can tell an advisor yourself later.", edit: "Edit", send: "Send anyway",
    kinds: { iban: "account number (IBAN)", passport: "passport or identity card number", birth: "date of birth", phone: "phone number", email: "e-mail address" },
  },
  gone: "This link is unknown or has expired. You can start a new conversation here.",
};
const minutes = (count: number): string => count === 1 ? "one minute" : `${count} minutes`;
