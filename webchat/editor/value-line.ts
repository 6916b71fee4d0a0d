// The periods of a value as bars on a line of time. It decorates: what it shows stands beside it in words.
import { html, svg, type TemplateResult } from "lit";
import { holds } from "./value-periods.js";
import type { Period } from "./parts.js";

export interface Span { first: number; last: number }
const WIDTH = 320, HEIGHT = 22;
const time = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** From the year before last to the end of the year after next. */
export const spanAround = (day: string): Span => { const year = Number(day.slice(0, 4)); return { first: Date.UTC(year - 2, 0, 1), last: Date.UTC(year + 2, 0, 1) }; };
export const yearsOf = (span: Span): { year: number; at: number }[] => {
  const years = [];
  for (let year = new Date(span.first).getUTCFullYear(); Date.UTC(year, 0, 1) < span.last; year++) years.push({ year, at: (Date.UTC(year, 0, 1) - span.first) / (span.last - span.first) });
  return years;
};

export function valueLine(periods: readonly Period[], day: string, now: string, span: Span): TemplateResult {
  const x = (at: number) => Math.min(WIDTH, Math.max(0, (at - span.first) / (span.last - span.first) * WIDTH));
  const bar = (period: Period) => {
    const from = period.from ? x(time(period.from)) : 0, to = period.to ? x(time(period.to) + 86_400_000) : WIDTH;
    const kind = holds(period, day) ? "now" : period.to && period.to < day ? "past" : "future";
    return to - from < .5 ? "" : svg`<rect class="${kind} ${period.certain === false ? "unsure" : ""}" x=${from + .75} y="6" width=${Math.max(1, to - from - 1.5)} height="10" rx="3"></rect>`;
  };
  return html`<svg class="value-line" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
    <line class="base" x1="0" x2=${WIDTH} y1="11" y2="11"></line>${yearsOf(span).map(({ at }) => svg`<line class="year" x1=${at * WIDTH} x2=${at * WIDTH} y1="0" y2=${HEIGHT}></line>`)}
    ${periods.map(bar)}<line class="today" x1=${x(time(now))} x2=${x(time(now))} y1="0" y2=${HEIGHT}></line>${day === now ? "" : svg`<line class="day" x1=${x(time(day))} x2=${x(time(day))} y1="0" y2=${HEIGHT}></line>`}</svg>`;
}
