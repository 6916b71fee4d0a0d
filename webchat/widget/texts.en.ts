import type { Texts } from "./texts.de.js";
export const en: Texts = {
  title: "Questions about skilled workers from abroad", open: "Open chat", close: "Close chat",
  notice: "Automatic assistant with fixed, reviewed answers, no generative AI. Please no personal data of others.",
  label: "Your question", send: "Send", more: "Show more", stand: "As of",
  legal: "Legal basis", sources: "Sources", related: "Related topics",
  unknown: "A figure in this answer is not on file for today. Please ask a person.",
  person: "Talk to a person", waiting: "You are waiting for a person.", place: "Place in the queue:",
  cancel: "Stop waiting", taken: "Now writing:", typing: "is typing …", offline: "Reconnecting …",
  end: "End conversation", again: "New conversation", closed: "The conversation has ended.",
  language: "Deutsch", you: "You", bot: "Assistant", asked: "Person requested", cancelled: "Request withdrawn",
};
