// Who is signed in at this browser.
import type { Account } from "../shared/protocol.js";

/** null: nobody is. Throws where the server does not answer. */
export async function whoAmI(): Promise<Account | null> {
  const r = await fetch("/api/desk/me");
  if (r.status === 401) return null;
  if (!r.ok) throw new Error(r.statusText);
  return await r.json() as Account;
}

/** Whether the session is over now. */
export async function signOut(): Promise<boolean> {
  try { return (await fetch("/api/desk/logout", { method: "POST" })).ok; } catch { return false; }
}
