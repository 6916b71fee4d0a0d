// The secret of the employer's conversation, kept as long as the tab, or for some days where that was chosen,
// and the link that brings it back.
import type { Lang } from "../shared/protocol.js";
import { recall, remember } from "./tab.js";

export interface Session { conversation: string; token: string }
interface Lasting extends Session { until: number; lang?: Lang }

const KEY = "kammerlotse";
const KEPT_FOR = 7 * 86_400_000;

function lasting(): Lasting | null {
  const kept = recall<Lasting>(KEY, true);
  if (!kept || kept.until > Date.now())
    return kept;
  remember(KEY, null, true);
  return null;
}

export function keptSession(): Session | null {
  const here = recall<Session>(KEY);
  if (here)
    return here;
  const kept = lasting();
  return kept && keepSession(kept);
}

export function keepSession({ conversation, token }: Session): Session {
  const session = { conversation, token }, kept = lasting();
  remember(KEY, session);
  if (kept?.conversation === conversation)
    remember(KEY, { ...kept, token }, true);
  return session;
}

export function dropSession(): void {
  const here = recall<Session>(KEY);
  remember(KEY, null);
  if (here && lasting()?.conversation === here.conversation)
    remember(KEY, null, true);
}

/** Until when this browser keeps the conversation after the tab is closed (ms), 0: not at all. */
export function keptUntil(conversation: string): number {
  const kept = lasting();
  return kept?.conversation === conversation ? kept.until : 0;
}

/** The language of the conversation that is kept, if one is. */
export function keptLang(): Lang | undefined { return lasting()?.lang; }
export function keepLang({ conversation }: Session, lang: Lang): void {
  const kept = lasting();
  if (kept?.conversation === conversation)
    remember(KEY, { ...kept, lang }, true);
}

/** Keeps it for a week, or no longer; false where the browser does not do that. */
export function keepLonger(session: Session, lang: Lang, on: boolean): boolean {
  return remember(KEY, on ? { ...session, lang, until: Date.now() + KEPT_FOR } : null, true);
}

/** The conversation `link` opens, null if it opens none any more; rejects if the server cannot be asked. */
export async function openLink(server: string, link: string): Promise<Session | null> {
  /* as text: JSON from another page would be asked about first, which the server need not allow */
  const answer = await fetch(new URL("/api/reopen", server), { method: "POST", body: JSON.stringify({ link }) });
  if (answer.ok)
    return await answer.json() as Session;
  if (answer.status >= 500 || answer.status === 429)
    throw new Error(answer.statusText);
  return null;
}
