import type { FormsTexts } from "./forms-texts.de.js";

export const en: FormsTexts = {
  form: {
    optional: "(optional)", back: "Back to the conversation", firm: "Company", place: "Town", name: "Name", email: "E-mail", phone: "Phone",
    sending: "Sending …", faults: (count) => count === 1 ? "One entry is missing or not right." : `${count} entries are missing or not right.`,
    consent: (chamber) => `I agree that ${chamber} uses what I enter to answer this inquiry.`,
    wrong: {
      email: "Please check the e-mail address, for example name@company.com.", phone: "Please check the phone number.",
      contact: "Please enter an e-mail address or a phone number.", text: "Please write what it is about.",
      long: "The text is too long.", consent: "Without your consent we may not keep these details.",
    },
  },
  handoff: {
    title: "Talk to a person",
    intro: "The person reads what you asked here. Everything below is optional and helps them answer.",
    note: "What matters to you?", send: "Ask for a person",
  },
  message: {
    title: "Leave a message", text: "Your message", prefilled: "Filled in with your questions; you can change everything.",
    contact: "Where may we answer? One is enough.", about: "Company, name, town", send: "Send message",
    toTalk: (name) => `${name} is here for you now. Your draft is kept.`, talk: "To the conversation",
  },
};
