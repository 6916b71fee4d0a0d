// How dates, times and numbers are written: English here is that of Europe.
export const locale = (lang: string): string => lang === "en" ? "en-GB" : "de-DE";
