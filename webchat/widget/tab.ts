// What the tab keeps until it is closed. Where the browser forbids that, the page goes on without.
export function recall<T>(key: string): T | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null") as T | null;
  } catch {
    return null;
  }
}

/** Nothing is kept of null. */
export function remember(key: string, what: unknown): void {
  try {
    if (what === null)
      sessionStorage.removeItem(key);
    else
      sessionStorage.setItem(key, JSON.stringify(what));
  } catch { /* full or forbidden */ }
}
