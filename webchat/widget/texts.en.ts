import type { Texts } from "./texts.de.js";

export const en: Texts = {
  title: "Skilled workers from abroad", dialog: "Questions about skilled workers from abroad", close: "Close chat",
  language: "Deutsch", transcript: "Conversation",
  robot: "Automatic assistant", talking: (name) => `Talking to ${name}`, over: "Conversation ended",
  greeting: "Hello! I answer employers’ questions about employing people from abroad.",
  promises: [
    "Fixed, reviewed answers, no generative AI",
    "Legal date, legal basis and sources with every answer",
    "A person will answer you if you wish",
  ],
  privacy: "Please do not enter personal data of others.",
  examplesTitle: "For example",
  examples: [
    "What is the minimum salary for the EU Blue Card?",
    "How long does recognition of a foreign qualification take?",
    "What is the fast-track procedure for skilled workers?",
    "What are my duties as an employer?",
    "What is a vocational language course?",
  ],
  composer: {
    label: "Your question", send: "Send",
    left: (count) => `${count} characters left`,
    over: (count) => `${count} characters too many`,
  },
  answer: {
    more: "Show more", less: "Show less", stand: "As of", legal: "Legal basis", sources: "Sources", related: "Related topics",
    unknown: "A figure in this answer is not on file for today. Please ask a person.",
    otherLang: "Diese Antwort gibt es nur auf Englisch.", inCharge: "In charge of", website: "Website",
  },
  flowsTitle: "Signposts: sort it out step by step",
  guide: {
    start: (title) => `Step by step: ${title}`, next: "Next", back: "Back", change: "Change", again: "Start again",
    answers: "Your answers", result: "Result", 
    progress: (number, after) => after ? `Question ${number}, at most ${after} more` : `Question ${number}, the last one`,
    money: { year: "Euros gross per year", month: "Euros gross per month", "": "Amount in euros" },
    fields: { country: "Country", number: "Number", date: "Date", place: "Town or postcode", choice: "" },
    wrong: {
      choice: "Please choose one of the answers.", country: "I do not know this country. Please write its full name, for example “India”.",
      money: "Please enter an amount in euros, for example 45,000.", number: "Please enter a number, for example 30.",
      date: "Please enter day, month and year.", place: "I do not know this place. Please enter a town or postcode, for example 99510.",
    },
  },
  more: "You asked more than that:", known: "I assume:", slots: { country: "Country", profession: "Profession", place: "Place" },
  forget: (slot: string) => `Stop using: ${slot}`, forgot: (slot: string) => `No longer used: ${slot}`,
  person: "Talk to a person", waiting: "You are waiting for a person.", place: (place) => `Place ${place} in the queue.`,
  cancel: "Stop waiting", taken: (name) => `Now writing: ${name}`, typing: (name) => `${name} is typing …`,
  searching: "Looking for the answer", offline: "Reconnecting …", unsent: "Will be sent once connected",
  fresh: "New message", end: "End conversation", endShort: "End", endAsk: "Really end the conversation?", endYes: "Yes, end it", endNo: "No",
  again: "New conversation", closed: "The conversation has ended.", you: "You", bot: "Assistant",
  asked: "You asked for a person. You can go on asking in the meantime.", cancelled: "You are no longer waiting for a person",
};
