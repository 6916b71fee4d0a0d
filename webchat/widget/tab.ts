// What the browser keeps: as long as the tab, or longer where somebody chose that. Where it forbids that, the
// page goes on without.
const where = (long: boolean): Storage => long ? localStorage : sessionStorage;

export function recall<T>(key: string, long = false): T | null {
  try {
    return JSON.parse(where(long).getItem(key) ?? "null") as T | null;
  } catch {
    return null;
  }
}

/** Nothing is kept of null. False where the storage is full or forbidden. */
export function remember(key: string, what: unknown, long = false): boolean {
  try {
    if (what === null)
      where(long).removeItem(key);
    else
      where(long).setItem(key, JSON.stringify(what));
    return true;
  } catch {
    return false;
  }
}
