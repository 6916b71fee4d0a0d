export const de = {
  title: "Was stimmt nicht?", close: "Ohne Angabe schließen", optional: "(freiwillig)",
  reasons: { wrong: "Falsch", unclear: "Unverständlich", outdated: "Veraltet", unfit: "Passt nicht zu meiner Frage" },
  text: "In Ihren Worten", over: (count: number) => `${count} Zeichen zu viel`,
  personal: "Unsere Redaktion liest das. Bitte ohne persönliche Daten.", send: "Hinweis senden",
};
export type ReasonsTexts = typeof de;
