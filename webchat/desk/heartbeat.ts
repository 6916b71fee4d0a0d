// Beats every 20 seconds in a worker (pulse.ts), which goes on while the page is in the background.
// The one script address that is made here is ours; the page's policy wants that said.
interface Policy { createScriptURL(url: string): string }
interface Factory { createPolicy(name: string, rules: Policy): Policy }

const SCRIPT = "/desk-pulse.js";
const rules: Policy = { createScriptURL: () => SCRIPT };
const policy = (globalThis as { trustedTypes?: Factory }).trustedTypes?.createPolicy("kammerlotse-pulse", rules) ?? rules;

/** Calls `beat` until the worker that is returned is terminated. */
export function heartbeat(beat: () => void): Worker {
  const worker = new Worker(policy.createScriptURL(SCRIPT));
  worker.onmessage = beat;
  return worker;
}
