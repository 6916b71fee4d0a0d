// What is held back before the bot reads it, and what is not. Usage: node personal_numbers.mjs. The last line is
// "N passed, N failed". The TypeScript is compiled by the esbuild that builds the widget.
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { checks, expect } from "../program.mjs";

const webchat = new URL("../../webchat/", import.meta.url);
const { buildSync } = createRequire(webchat)("esbuild");
const { outputFiles } = buildSync({
  entryPoints: [fileURLToPath(new URL("shared/personal-numbers.ts", webchat))], write: false, format: "esm",
});
const { personalNumbers } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);

const YEAR = 2026, OWN = ["chef@firma.example"];
const cases = [
  ["an IBAN in groups", "Die IBAN ist DE89 3704 0044 0532 0130 00, danke", "iban"],
  ["an IBAN in one piece", "DE89370400440532013000", "iban"],
  ["an IBAN of another country", "Konto GB82 WEST 1234 5698 7654 32", "iban"],
  ["an IBAN in small letters", "konto at61 1904 3002 3457 3201", "iban"],
  ["an IBAN with a word after it", "IBAN DE89 3704 0044 0532 0130 00 bitte prüfen", "iban"],
  ["a wrong check digit is no IBAN", "DE88 3704 0044 0532 0130 00", ""],
  ["a passport by its word", "Reisepass Nr. N7654321", "passport"],
  ["a passport number of digits only", "Passnummer: 123456789", "passport"],
  ["a passport in English", "Her passport number is Z1234567", "passport"],
  ["a German identity card by its alphabet", "Er hat L01X00T47 und C01X00T47", "passport"],
  ["a residence title", "Aufenthaltstitel Y1234567A läuft ab", "passport"],
  ["no number at the passport", "Braucht er einen Reisepass oder einen Ausweis?", ""],
  ["a passport and a year", "Der Pass gilt bis 2027", ""],
  ["a visa and a date", "Das Visum gilt ab 01.12.2026", ""],
  ["a visa and a salary", "Visum mit Gehalt 50700 Euro möglich?", ""],
  ["a visa fee", "Was kostet das Visum: 75 Euro oder 100 Euro?", ""],
  ["a day of birth by its word", "geboren am 3.4.1990 in Pune", "birth"],
  ["a day of birth, short", "Herr Singh, geb. 03.04.90", "birth"],
  ["a day of birth after the date", "Singh, 03.04.1990 geboren", "birth"],
  ["a day of birth by the year alone", "Amir Rezai, 12.05.1994, Koch", "birth"],
  ["a day of birth in English", "She was born on 12 May 1994", "birth"],
  ["a day of birth, American", "DOB: May 12, 1994", "birth"],
  ["a day of birth as machines write it", "Geburtsdatum 1994-05-12", "birth"],
  ["a child's day of birth", "Die Tochter, geboren 01.02.2019", "birth"],
  ["the day of a law", "Gilt das Gesetz vom 30.07.2004 noch?", ""],
  ["the day somebody came", "Sie ist seit 01.03.2010 in Deutschland", ""],
  ["a day to start work", "Arbeitsbeginn 01.12.2026", ""],
  ["a day in the past", "Der Antrag wurde 15.09.2026 gestellt", ""],
  ["a year alone", "Er ist Jahrgang 1990", ""],
  ["a phone number in Germany", "Rufen Sie 0361 3484-0 oder 0361 34840123 an", "phone"],
  ["a mobile number", "Mobil: 0171 2345678", "phone"],
  ["a phone number with the country", "+49 (0)361 3484 300", "phone"],
  ["a phone number abroad", "Er hat die 0091 98765 43210", "phone"],
  ["a phone number with a slash", "Tel. 0361/3484300", "phone"],
  ["the emergency number is nobody's", "Wann gilt die 115?", ""],
  ["an address of another", "Schreiben Sie an amir.rezai@mail.example", "email"],
  ["one's own address", "Ich bin chef@firma.example", ""],
  ["one's own address in capitals", "CHEF@firma.example", ""],
  ["one's own address and another", "chef@firma.example und amir@mail.example", "email"],
  ["an @ in a sentence", "Wir @ Arbeit", ""],
  ["two kinds at once", "geb. 03.04.1990, Tel. 0171 2345678", "birth phone"],
  ["a salary", "Reichen 50.700 Euro im Jahr oder 4.225,00 Euro im Monat?", ""],
  ["a long amount", "Umsatz 1.250.000,00 Euro", ""],
  ["a paragraph", "Was regelt § 18g Absatz 1 Satz 2 AufenthG?", ""],
  ["a postcode", "Wer ist in 07743 Jena zuständig?", ""],
  ["several postcodes", "99084, 07743 und 04600", ""],
  ["a number of hours", "140 Tage oder 280 halbe Tage", ""],
  ["a year range", "2024/2025 und 01/2026", ""],
  ["a law's journal", "BGBl. 2023 I Nr. 217", ""],
  ["an occupation code", "Klassifikation 26302 oder ISCO 2512", ""],
  ["nothing at all", "Wie hoch ist die Gehaltsgrenze der Blauen Karte?", ""],
];

const { check, report } = checks();
for (const [name, text, wanted] of cases)
  await check(name, async () => {
    const found = personalNumbers(text, OWN, YEAR).join(" ");
    expect(found === wanted, `"${text}": got "${found}", wanted "${wanted}"`);
  });
process.exit(report());
