import type { Texts } from "./texts.de.js";

export const en: Texts = {
  title: "Advisors' desk", login: "User name", password: "Password", signIn: "Sign in", signOut: "Sign out",
  wrong: "User name or password is wrong. Please check both.",
  tooMany: (minutes) => `Too many wrong attempts. Please try again in ${minutes} min.`,
  unreachable: "The server does not answer. Please try again shortly.",
  expired: "Your session has ended. Please sign in again.",
  on: "connected", off: "disconnected, reconnecting", other: "Deutsch", sound: "Sound on new inquiries", soundOn: "Sound is on", soundOff: "Sound is off", menu: "Account", loading: "Loading …",
  conversations: "Conversations", waiting: "Waiting", mine: "Mine", others: "With colleagues", closed: "Recently closed",
  noneWaiting: "Nobody is waiting. New inquiries appear here by themselves.", noneMine: "Conversations you take appear here.",
  pick: "Choose a conversation from the list.", noSubject: "No subject", since: "since",
  waits: (minutes) => minutes < 1 ? "just arrived" : minutes < 60 ? `waiting for ${minutes} min.` : `waiting for ${Math.floor(minutes / 60)} h`,
  waitsNow: "Waiting", withMe: "With me", withOther: (name) => `With ${name}`, fresh: "New message", spoken: { de: "German", en: "English" },
  takeFirst: "Take the conversation to answer.", othersOwn: (name) => `${name} leads this conversation.`, isClosedLong: "This conversation is closed.",
  announce: (count) => count === 1 ? "A new conversation is waiting." : `${count} new conversations are waiting.`,
  back: "Back to the list", take: "Take", close: "Close", closeAsk: "Really close this conversation?",
  takenBy: (name) => `${name} has already taken this conversation.`, somebody: "Somebody else",
  composer: {
    label: "Your message", send: "Send",
    left: (count) => `${count} characters left`, over: (count) => `${count} characters too many`,
  },
  sendHint: "Ctrl+Enter sends", sending: "sending", sent: "sent",
  typing: "is typing …", transcript: "Transcript",
  employer: "Employer", bot: "Lotse", system: "System", why: "Why this answer?",
  sureness: "Confidence", hits: "Hits", rules: "Rules", noRules: "none", wish: "Wish", wishPerson: "wants a person",
  answer: {
    more: "Show full answer", less: "Hide full answer", stand: "As of", legal: "Legal basis", sources: "Sources",
    related: "Related topics", unknown: "A figure is not known at present.",
  },
  started: "Conversation started", asked: "Asked for a person", cancelled: "No longer waiting",
  tookIt: "took over", isClosed: "Conversation closed", chose: "Chose", offered: "Person offered",
  keys: "Keyboard shortcuts", keyList: [["↑ ↓", "move in the list"], ["Enter", "open"], ["Ctrl+Enter", "send"], ["?", "this help"]], ok: "Close", cancel: "Cancel",
};
