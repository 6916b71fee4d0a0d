// The secret of the employer's conversation, kept as long as the tab, and the link that brings it back.
export interface Session { conversation: string; token: string }

const KEY = "kammerlotse";

export function keptSession(): Session | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "null") as Session | null;
  } catch {
    return null;
  }
}

export function keepSession({ conversation, token }: Session): Session {
  const session = { conversation, token };
  sessionStorage.setItem(KEY, JSON.stringify(session));
  return session;
}

export function dropSession(): void { sessionStorage.removeItem(KEY); }

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
