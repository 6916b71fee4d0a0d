import type { FormsTexts } from "./forms-texts.de.js";

export const en: FormsTexts = {
  form: {
    optional: "(optional)", back: "Back to the conversation", firm: "Company", place: "Town", name: "Name", email: "E-mail", phone: "Phone",
    sending: "Sending …", faults: (count) => count === 1 ? "One field is missing or not right." : `${count} fields are missing or not right.`,
    consent: (chamber) => `I agree that ${chamber} uses what I enter to answer this inquiry.`,
    wrong: {
      email: "Please check the e-mail address, for example name@company.com.", phone: "Please check the phone number.",
      contact: "Please enter an e-mail address or a phone number.", text: "Please tell us what it is about.",
      long: "The text is too long. Please shorten it.", consent: "Without your consent we may not keep these details.",
    },
  },
  handoff: {
    title: "Talk to a person",
    intro: "The person reads what you asked here. Everything below is optional and helps them answer.",
    note: "What is important to you?", send: "Ask for a person",
  },
  message: {
    title: "Leave a message", text: "Your message", prefilled: "Filled in with your questions; you can change anything.",
    contact: "How may we reach you? One is enough.", about: "Company, name, town", send: "Send message",
    toTalk: (name) => `${name} is here for you now. Your draft is kept.`, talk: "To the conversation",
  },
};
