import type { Texts } from "./texts.de.js";

export const en: Texts = {
  title: "Advisors' desk", login: "User name", password: "Password", signIn: "Sign in", signOut: "Sign out",
  wrong: "User name or password is wrong. Please check both.",
  tooMany: (minutes) => `Too many wrong attempts. Please try again in ${minutes} min.`,
  unreachable: "The server does not answer. Please try again shortly.",
  expired: "Your session has ended. Please sign in again.",
  on: "connected", off: "disconnected, reconnecting", other: "Deutsch", sound: "Sound", loading: "Loading …",
  conversations: "Conversations", waiting: "Waiting", mine: "Mine", others: "With colleagues", closed: "Recently closed",
  noneWaiting: "Nobody is waiting. New inquiries appear here by themselves.", noneMine: "Conversations you take appear here.",
  pick: "Choose a conversation from the list.", noSubject: "No subject", since: "since",
  announce: (count) => count === 1 ? "A new conversation is waiting." : `${count} new conversations are waiting.`,
  back: "Back to the list", take: "Take", close: "Close", closeAsk: "Really close this conversation?",
  takenBy: (name) => `${name} has already taken this conversation.`, somebody: "Somebody else",
  write: "Your message", send: "Send", sending: "sending", sent: "sent",
  tooLong: (max) => `At most ${max} characters.`, typing: "is typing …", transcript: "Transcript",
  employer: "Employer", bot: "Lotse", system: "System", full: "Full answer", why: "Why this answer?",
  stand: "As of", sureness: "Confidence", hits: "Hits", rules: "Rules", unknownValue: "A figure is not known at present.",
  started: "Conversation started", asked: "Asked for a person", cancelled: "No longer waiting",
  tookIt: "took over", isClosed: "Conversation closed", chose: "Chose", offered: "Person offered",
  keys: "Keyboard shortcuts", keyList: ["↑ ↓  move in the list", "Enter  open", "Ctrl+Enter  send", "?  this help"], ok: "Close", cancel: "Cancel",
};
