import type { KeepTexts } from "./keep-texts.de.js";

export const en: KeepTexts = {
  after: {
    optional: "(optional)", wrong: "Please check the e-mail address, for example name@company.com.",
    ask: "Did this conversation help you?", scores: ["No", "Hardly", "In part", "Yes", "Yes, a lot"],
    text: "What can we do better?", send: "Send feedback", thanks: "Thank you for your feedback.",
    keep: "Save the conversation", print: "Print", save: "Download", mail: "By e-mail", link: "Link to the conversation",
    mailTo: "E-mail address for the transcript", mailSend: "Send transcript", mailed: (email) => `The transcript is on its way to ${email}.`,
    linkTitle: "Your link to this conversation", until: (day) => `It works until ${day} and is shown only now. Whoever has it can read the conversation.`,
    here: "Keep it in this browser", hereNot: "Otherwise access ends with this browser tab. Better not on devices you share.",
    hereUntil: (day) => `Kept until ${day}. Without the tick, in this tab only.`, forbidden: "This browser does not allow that.",
    file: "Conversation", failed: "That did not work. Please try again.",
  },
  receipt: {
    title: "Your message has arrived", reference: "Your reference",
    next: (where) => `What happens next: an advisor will answer you ${where}.`,
    byMail: (email) => `by e-mail to ${email}`, byPhone: (phone) => `by phone at ${phone}`,
    confirmed: "A confirmation is on its way to you by e-mail.", keep: "Please mention the reference when you call or write to us.",
  },
};
