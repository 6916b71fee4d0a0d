// What the chat offers to begin with. Pure; the server weighs it the same way (kb/lookup.c, bot/topics.c), and moves up
// what was really asked most.

/** As topics.json has it: without months it is offered all year round, where the season leaves room. */
export interface Topic { entry: string; months?: number[] }
/** The same as two lists: an entry of the season may fill up the rest of the year, too. */
export interface Topics { seasonal: readonly Topic[]; always: readonly Topic[] }
const OFFERED = 5;

export const topicsOf = (list: readonly Topic[]): Topics => ({ seasonal: list.filter(({ months }) => months?.length), always: list.filter(({ months }) => !months?.length) });
export const listOf = ({ seasonal, always }: Topics): Topic[] => [...seasonal, ...always];

/** In `month` (1 to 12): those of the season in their order, then the others; each once. */
export const offeredIn = ({ seasonal, always }: Topics, month: number): Topic[] =>
  [...seasonal.filter(({ months }) => months?.includes(month)), ...always].filter(({ entry }, i, all) => all.findIndex((one) => one.entry === entry) === i).slice(0, OFFERED);
