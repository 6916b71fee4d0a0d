export const de = {
  after: {
    optional: "(freiwillig)", wrong: "Bitte prüfen Sie die E-Mail-Adresse, zum Beispiel name@firma.de.",
    ask: "Hat Ihnen das Gespräch geholfen?", scores: ["Nein", "Kaum", "Teils, teils", "Ja", "Ja, sehr"],
    text: "Was können wir besser machen?", send: "Rückmeldung senden", thanks: "Danke für Ihre Rückmeldung.",
    keep: "Gespräch sichern", print: "Drucken", save: "Herunterladen", mail: "Per E-Mail", link: "Link zum Gespräch",
    mailTo: "E-Mail-Adresse für den Verlauf", mailSend: "Verlauf senden", mailed: (email: string) => `Der Verlauf ist unterwegs an ${email}.`,
    linkTitle: "Ihr Link zu diesem Gespräch", until: (day: string) => `Er gilt bis ${day} und wird nur jetzt gezeigt. Wer ihn hat, kann das Gespräch lesen.`,
    here: "In diesem Browser aufbewahren", hereNot: "Sonst endet der Zugang mit diesem Browser-Tab. An fremden Geräten besser nicht.",
    hereUntil: (day: string) => `Aufbewahrt bis ${day}. Ohne Häkchen nur noch in diesem Tab.`, forbidden: "Dieser Browser lässt das nicht zu.",
    file: "Gespräch", failed: "Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.",
  },
  receipt: {
    title: "Ihre Nachricht ist angekommen", reference: "Ihre Vorgangsnummer",
    next: (where: string) => `So geht es weiter: Eine Beraterin oder ein Berater antwortet Ihnen ${where}.`,
    byMail: (email: string) => `per E-Mail an ${email}`, byPhone: (phone: string) => `telefonisch unter ${phone}`,
    confirmed: "Eine Bestätigung ist per E-Mail an Sie unterwegs.", keep: "Nennen Sie die Vorgangsnummer, wenn Sie uns anrufen oder schreiben.",
  },
};
export type KeepTexts = typeof de;
