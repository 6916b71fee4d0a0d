const de = {
  login: "Benutzername", password: "Passwort", signIn: "Anmelden",
  wrong: "Benutzername oder Passwort stimmt nicht. Bitte prüfen Sie beides.",
  tooMany: (minutes: number) => `Zu viele Fehlversuche. Bitte in ${minutes} Min. erneut versuchen.`,
  unreachable: "Der Server antwortet nicht. Bitte versuchen Sie es gleich noch einmal.",
};

const en: typeof de = {
  login: "User name", password: "Password", signIn: "Sign in",
  wrong: "User name or password is wrong. Please check both.",
  tooMany: (minutes) => `Too many wrong attempts. Please try again in ${minutes} min.`,
  unreachable: "The server does not answer. Please try again shortly.",
};

export const signInTexts = { de, en };
