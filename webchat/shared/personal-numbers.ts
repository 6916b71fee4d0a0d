// What looks like a number that belongs to one person. A hint for whoever types it, not a filter:
// it would rather miss one than hold back an amount, a paragraph or a date of a law.

export type PersonalNumber = "iban" | "passport" | "birth" | "phone" | "email";

/** As ISO 13616 has it: the first four characters go to the end, letters count from 10, the rest by 97 is 1. */
function isIban(text: string): boolean {
  let rest = 0;
  for (const letter of text.slice(4) + text.slice(0, 4))
    for (const digit of parseInt(letter, 36).toString())
      rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1;
}

/* Written in groups of four, the last one shorter, or in one piece. */
function hasIban(text: string): boolean {
  for (const [found] of text.matchAll(/\b[a-z]{2}\d{2}(?: ?[a-z\d]{4}){2,7}(?: ?[a-z\d]{1,3})?(?![a-z\d])/gi)) {
    let iban = found;                          /* a word of the sentence may have come along */
    while (iban) {
      const bare = iban.replace(/ /g, "");
      if (bare.length >= 15 && isIban(bare))
        return true;
      iban = iban.includes(" ") ? iban.slice(0, iban.lastIndexOf(" ")) : "";
    }
  }
  return false;
}

/* Passports and residence titles have one to three letters and many digits, or digits only; without the word
   beside it that may be anything. A German one is known by its alphabet: no vowels, so it is no word. */
const documentWord = String.raw`(?:pass(?:port)?|reisepass|ausweis|aufenthaltstitel|visum|visa|azr|passnummer|passport number|id card)`;
const documentNumber = String.raw`(?=[a-z\d]*\d{4})[a-z\d]{7,12}`;
const passport = [
  new RegExp(String.raw`${documentWord}[a-zäöü-]*(?:[\s:.,#-]|nr|no|nummer|number|ist|is|lautet|mit|der|die|the|with){0,6}\b${documentNumber}\b`, "i"),
  /\b[CFGHJK](?=(?:[CFGHJKLMNPRTVWXYZ]*\d){4})[CFGHJKLMNPRTVWXYZ\d]{8}\b/,
];

const months = "jan|feb|mär|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec";
const dates = [
  { pattern: /(?<!\d)(\d{1,2})[./-] ?(\d{1,2})[./-] ?((?:19|20)\d\d|\d\d)(?!\d)/g, year: 3 },
  { pattern: /(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)/g, year: 1 },
  { pattern: new RegExp(String.raw`(?<!\d)(\d{1,2})(?:\.|st|nd|rd|th)? (?:${months})[a-zä]*\.? ((?:19|20)\d\d)(?!\d)`, "gi"), year: 2 },
  { pattern: new RegExp(String.raw`\b(?:${months})[a-z]* (\d{1,2}),? ((?:19|20)\d\d)(?!\d)`, "gi"), year: 2 },
];
const born = /(?:\bgeb(?:oren|\.|urtsdatum|urtstag)?|\bborn|\bbirth\w*|\bdob\b|\bd\.o\.b\.)\W*(?:\w+\W+){0,3}$/i;
const bornAfter = /^\W*(?:geb(?:oren|\.)|born)/i;
/* A day something happened, not one somebody was born on. */
const happened = /(?:\bseit|\bvom|\bab|\bam|\bbis|\bzum|\bsince|\bfrom|\bof|\bon|\buntil|\bstand:?|\bfassung|\bdated)\W*(?:dem |the )?$/i;
const YOUNGEST = 15, OLDEST = 90;

function isBirth(text: string, at: number, length: number, year: number, today: number): boolean {
  const before = text.slice(0, at);
  if (born.test(before) || bornAfter.test(text.slice(at + length)))
    return true;
  return year > 99 && year <= today - YOUNGEST && year >= today - OLDEST && !happened.test(before);
}

function hasBirth(text: string, today: number): boolean {
  return dates.some(({ pattern, year }) =>
    [...text.matchAll(pattern)].some((found) => isBirth(text, found.index, found[0].length, Number(found[year]), today)));
}

/* From +, 00 or 0 on; in groups or in one piece, at least eight digits. */
const phoneLike = /(?<!\d ?|[.,/§a-z-])(?:\+|00|\(?0)[1-9](?:[ ()/–-]{0,2}\d){6,13}(?![\d.,]*\d)/gi;
const dateLike = /^0?\d{1,2}[ /-]\d{1,2}[ /-]\d{2,4}$/;

function hasPhone(text: string): boolean {
  return [...text.matchAll(phoneLike)].some(([found]) => !dateLike.test(found.trim()));
}

const address = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}/giu;

/** Which kinds `text` seems to hold; `own` are addresses the writer gave as their own, `year` is this year. */
export function personalNumbers(text: string, own: readonly string[] = [], year = new Date().getFullYear()): PersonalNumber[] {
  const mine = own.map((one) => one.toLowerCase());
  const iban = hasIban(text);
  const found: [PersonalNumber, boolean][] = [
    ["iban", iban],
    ["passport", passport.some((pattern) => pattern.test(text))],
    ["birth", hasBirth(text, year)],
    ["phone", !iban && hasPhone(text)],
    ["email", [...text.matchAll(address)].some(([one]) => !mine.includes(one.toLowerCase()))],
  ];
  return found.flatMap(([kind, is]) => is ? [kind] : []);
}
