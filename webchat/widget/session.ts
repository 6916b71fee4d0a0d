// The secret of the employer's conversation, kept as long as the tab, and the link that brings it back.
import { recall, remember } from "./tab.js";

export interface Session { conversation: string; token: string }

const KEY = "kammerlotse";

export const keptSession = (): Session | null => recall(KEY);

export function keepSession({ conversation, token }: Session): Session {
  const session = { conversation, token };
  remember(KEY, session);
  return session;
}

export const dropSession = (): void => remember(KEY, null);

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
