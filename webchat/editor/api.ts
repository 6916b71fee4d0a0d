// The editor's HTTP, as bot/EDITOR.md has it. Where the session has ended, a question waits until somebody has
// signed in again, and is asked once more: nothing typed is lost, and no view needs to know of it.
import type { Lang } from "../shared/protocol.js";

/** What was refused: at a field, "" for the whole; `body` is all the server said. */
export class Refused extends Error {
  constructor(readonly status: number, readonly code: string, readonly field: string, message: string, readonly body: Record<string, unknown>) { super(message); }
}
/** The server did not answer at all. */
export class Unreachable extends Error {}

interface Session { lang: Lang; renew: () => Promise<void> }
const session: Session = { lang: "de", renew: () => Promise.reject(new Unreachable()) };

/** `renew` resolves when somebody is signed in again. */
export function useSession(lang: Lang, renew: () => Promise<void>): void {
  session.lang = lang;
  session.renew = renew;
}

async function asked(path: string, init: RequestInit): Promise<Response> {
  for (;;) {
    let r: Response;
    try { r = await fetch(`/api/editor/${path}`, { ...init, headers: { ...init.headers, "Accept-Language": session.lang } }); }
    catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") throw error;
      throw new Unreachable();
    }
    if (r.status !== 401) return r;
    await session.renew();
  }
}

async function answered<T>(r: Response): Promise<T> {
  if (r.status === 204) return undefined as T;
  const body = await r.json().catch(() => ({})) as Record<string, unknown>;
  if (r.ok) return body as T;
  const error = (body["error"] ?? {}) as { code?: string; message?: string; field?: string };
  throw new Refused(r.status, error.code ?? "", error.field ?? "", error.message ?? r.statusText, { ...body, ...error });
}

export type Query = Record<string, string | number | boolean | null | undefined>;

export function withQuery(path: string, query: Query): string {
  const set = Object.entries(query).filter(([, value]) => value !== "" && value !== null && value !== undefined && value !== false);
  return set.length ? `${path}?${new URLSearchParams(set.map(([name, value]) => [name, String(value)]))}` : path;
}

export const read = async <T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> =>
  answered<T>(await asked(withQuery(path, query), signal ? { signal } : {}));

export const change = async <T = void>(path: string, body: object = {}, signal?: AbortSignal): Promise<T> => answered<T>(await asked(path, {
  method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body), ...(signal ? { signal } : {}),
}));

/** A file as the body. */
export const upload = async <T>(path: string, query: Query, file: Blob): Promise<T> => answered<T>(await asked(withQuery(path, query), {
  method: "POST", headers: { "Content-Type": "application/octet-stream" }, body: file,   /* the types of forms are refused */
}));

/** A file as the answer. */
export async function download(path: string): Promise<Blob> {
  const r = await asked(path, {});
  return r.ok ? r.blob() : answered<Blob>(r);
}

/* ---- jobs --------------------------------------------------------------------------------- */

export interface Job<T = unknown> { job: number; kind: string; state: "waiting" | "running" | "done" | "failed"; done: number; all: number; message: string; result: T }

const ASK_FIRST = 150, ASK_AGAIN = 700;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Follows a job to its end; `moved` is told of each step. Throws `Refused` with the job's message if it failed. */
export async function follow<T>(job: number, moved: (job: Job<T>) => void, signal?: AbortSignal): Promise<T> {
  for (let wait = ASK_FIRST; ; wait = Math.min(wait * 1.5, ASK_AGAIN)) {
    const now = await read<Job<T>>("job", { job }, signal).catch((error: unknown) => { if (error instanceof Unreachable) return null; throw error; });
    if (now) moved(now);
    if (now?.state === "done") return now.result;
    if (now?.state === "failed") throw new Refused(200, "failed", "", now.message, { ...now });
    await pause(wait);
    signal?.throwIfAborted();
  }
}
export const cancelJob = (job: number) => change("job-cancel", { job });
