// A flow as kb/content/README.md has it, and what an editor does to one. Pure: every change gives a new flow.
export interface Said { de: string; en: string }
export interface Choice { id: string; text: Said; to: string }
export interface Branch { group?: string | string[]; min?: number | string; to: string }
export type Kind = "choice" | "country" | "money" | "number" | "date" | "place";
export const KINDS: readonly Kind[] = ["choice", "country", "money", "number", "date", "place"];
export interface Step {
  ask?: Said; help?: Said; kind?: Kind; per?: string; options?: Choice[]; branches?: Branch[];
  end?: Said; entries?: string[]; person?: boolean;
}
export interface Flow { id: string; title: Said; intro: Said; stand: string; offered_at: string[]; start: string; steps: Record<string, Step> }

export type Trouble = "nowhere" | "unreachable" | "loop" | "no-exit" | "no-text" | "no-rest";

/** One way out of a step: the option or the branch, and where it leads. */
export interface Exit { at: number; to: string }

export const isEnd = (step: Step): boolean => step.end !== undefined;
export const exits = (step: Step): Exit[] => (step.kind === "choice" ? step.options ?? [] : step.branches ?? []).map(({ to }, at) => ({ at, to }));
export const textOf = (step: Step): Said => step.end ?? step.ask ?? { de: "", en: "" };

/** Steps in the order in which one meets them, those that nobody meets last. */
export function inOrder(flow: Flow): string[] {
  const seen = new Set<string>(), wait = [flow.start];
  for (let name = wait.shift(); name !== undefined; name = wait.shift()) {
    const step = flow.steps[name];
    if (!step || seen.has(name)) continue;
    seen.add(name);
    wait.push(...exits(step).map(({ to }) => to));
  }
  return [...seen, ...Object.keys(flow.steps).filter((name) => !seen.has(name))];
}

/** The steps that `name` can lead to, itself included. */
function ahead(flow: Flow, name: string): Set<string> {
  const seen = new Set<string>(), wait = [name];
  for (let at = wait.pop(); at !== undefined; at = wait.pop()) {
    const step = flow.steps[at];
    if (!step || seen.has(at)) continue;
    seen.add(at);
    wait.push(...exits(step).map(({ to }) => to));
  }
  return seen;
}

/** Where `from` may lead without a way back to it. */
export const possibleTargets = (flow: Flow, from: string): string[] => inOrder(flow).filter((name) => name !== from && !ahead(flow, name).has(from));

function ownTroubles(flow: Flow, name: string, step: Step): Trouble[] {
  const found: Trouble[] = [], text = textOf(step), ways = exits(step);
  if (!text.de.trim() || !text.en.trim() || step.kind === "choice" && step.options?.some((one) => !one.text.de.trim() || !one.text.en.trim())) found.push("no-text");
  if (isEnd(step)) return found;
  if (step.kind === "choice" ? ways.length < 2 : !ways.length) found.push("no-exit");
  if (ways.some(({ to }) => !flow.steps[to])) found.push("nowhere");
  const rest = step.kind === "choice" ? undefined : step.branches?.at(-1);
  if (rest && (rest.group !== undefined || rest.min !== undefined)) found.push("no-rest");
  if (ways.some(({ to }) => to === name || ahead(flow, to).has(name))) found.push("loop");
  return found;
}

/** What keeps a flow from being published, by step. */
export function troubles(flow: Flow): Map<string, Trouble[]> {
  const reached = ahead(flow, flow.start), all = new Map<string, Trouble[]>();
  for (const [name, step] of Object.entries(flow.steps)) {
    const found = ownTroubles(flow, name, step);
    if (!reached.has(name)) found.push("unreachable");
    if (found.length) all.set(name, found);
  }
  return all;
}

export const leadsTo = (flow: Flow, name: string): string[] => Object.keys(flow.steps).filter((from) => exits(flow.steps[from]!).some(({ to }) => to === name));

export const put = (flow: Flow, name: string, step: Step): Flow => ({ ...flow, steps: { ...flow.steps, [name]: step } });

/** A name no step has yet, made from what the step is called. */
export function freshName(flow: Flow, wish: string): string {
  const plain = wish.toLowerCase().replace(/ä/g, "ae").replace(/ö/g, "oe").replace(/ü/g, "ue").replace(/ß/g, "ss").replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 32) || "schritt";
  for (let n = 1; ; n++) {
    const name = n === 1 ? plain : `${plain}-${n}`;
    if (!flow.steps[name]) return name;
  }
}

/** Without the step; what led there leads nowhere until it is mended. */
export function without(flow: Flow, name: string): Flow {
  const { [name]: _gone, ...steps } = flow.steps;
  return { ...flow, steps };
}

/** The step asks in another way: what the old kind had and the new one has not is left behind. */
export function turned(step: Step, kind: Kind): Step {
  const to = exits(step).map((exit) => exit.to), { options: _options, branches: _branches, per: _per, ...rest } = step;
  if (kind === "choice") return { ...rest, kind, options: to.slice(0, 8).map((one, i) => ({ id: `option-${i + 1}`, text: { de: "", en: "" }, to: one })) };
  return { ...rest, kind, ...kind === "money" ? { per: "year" } : {}, branches: [{ to: to.at(-1) ?? "" }] };
}

/** As the file has it: keys in the order of README.md, which JSON keeps. */
export const written = (flow: Flow): string => `${JSON.stringify(flow, null, 2)}\n`;
