export const de = {
  form: {
    optional: "(freiwillig)", back: "Zurück zum Gespräch", firm: "Firma", place: "Ort", name: "Name", email: "E-Mail", phone: "Telefon",
    sending: "Wird gesendet …", faults: (count: number) => count === 1 ? "Eine Angabe fehlt noch oder stimmt nicht." : `${count} Angaben fehlen noch oder stimmen nicht.`,
    consent: (chamber: string) => `Ich bin einverstanden, dass die ${chamber} meine Angaben nutzt, um diese Anfrage zu beantworten.`,
    wrong: {
      email: "Bitte prüfen Sie die E-Mail-Adresse, zum Beispiel name@firma.de.", phone: "Bitte prüfen Sie die Telefonnummer.",
      contact: "Bitte geben Sie eine E-Mail-Adresse oder eine Telefonnummer an.", text: "Bitte schreiben Sie Ihr Anliegen.",
      long: "Der Text ist zu lang. Bitte kürzen Sie ihn.", consent: "Ohne Ihr Einverständnis dürfen wir diese Angaben nicht speichern.",
    },
  },
  handoff: {
    title: "Mit einer Person sprechen",
    intro: "Die Person liest, was Sie hier gefragt haben. Alle Angaben sind freiwillig und helfen bei der Antwort.",
    note: "Was ist Ihnen wichtig?", send: "Person anfragen",
  },
  message: {
    title: "Nachricht hinterlassen", text: "Ihre Nachricht", prefilled: "Vorausgefüllt mit Ihren Fragen; Sie können alles ändern.",
    contact: "Wohin dürfen wir antworten? Eines genügt.", about: "Firma, Name, Ort", send: "Nachricht senden",
    toTalk: (name: string) => `${name} ist jetzt für Sie da. Ihr Entwurf bleibt erhalten.`, talk: "Zum Gespräch",
  },
};
export type FormsTexts = typeof de;
