// What the ways out of a step are called.
import { locale } from "../shared/locale.js";
import type { Lang } from "../shared/protocol.js";
import type { Branch, Step } from "./flow-model.js";
import type { FlowTexts } from "./flow-texts.de.js";

function condition(step: Step, branch: Branch, lang: Lang, t: FlowTexts): string {
  if (branch.group !== undefined) return [branch.group].flat().map((group) => t.groups[group] ?? group).join(", ");
  if (branch.min === undefined) return step.branches!.length > 1 ? t.otherwise : t.always;
  if (typeof branch.min === "number") return t.from(branch.min.toLocaleString(locale(lang)), step.kind ?? "");
  return t.from(step.kind === "date" ? new Date(`${branch.min}T12:00:00`).toLocaleDateString(locale(lang)) : branch.min.replace(/[{}]/g, ""), step.kind ?? "");
}

export function wayText(step: Step, at: number, lang: Lang, t: FlowTexts): string {
  const option = step.options?.[at], branch = step.branches?.[at];
  if (step.kind === "choice") return option?.text[lang] || t.noText;
  return branch ? condition(step, branch, lang, t) : t.noText;
}
