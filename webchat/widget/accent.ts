// The accent colour: white text stands on it, so it has to be dark enough (WCAG 2.2, 1.4.3).
const ENOUGH = 4.5;
const DEEPER = 0.78;

/** Red, green and blue of "#rgb" or "#rrggbb", 0 to 255; null if it is neither. */
function channels(colour: string): number[] | null {
  const digits = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(colour)?.[1];
  return digits ? digits.match(digits.length === 3 ? /./g : /../g)!.map((part) => parseInt(part.length === 1 ? part + part : part, 16)) : null;
}

/** The contrast of white text on it, from 1 to 21. */
function contrast(rgb: number[]): number {
  const [r, g, b] = rgb.map((value) => value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  return 1.05 / (0.2126 * r! + 0.7152 * g! + 0.0722 * b! + 0.05);
}

/** What is wrong with it as an accent, or "". */
export function accentFault(value: unknown): string {
  const rgb = typeof value === "string" ? channels(value) : null;
  if (!rgb)
    return "is not a colour as #0f4c81";
  const found = contrast(rgb);        /* cut, not rounded: 4.49 is not enough */
  return found >= ENOUGH ? "" : `is too light: white text on it has a contrast of ${Math.floor(found * 10) / 10}:1, and ${ENOUGH}:1 is needed`;
}

/** A darker one, for what the pointer is over; `accent` is a good one. */
export const deeper = (accent: string): string => `rgb(${channels(accent)!.map((value) => Math.round(value * DEEPER)).join(" ")})`;
