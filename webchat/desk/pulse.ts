// The heartbeat, in a worker (heartbeat.ts): browsers slow the timers of a page in the background down to one a minute,
// and an advisor who is silent for a minute counts as gone.
const BEAT = 20_000;
setInterval(() => postMessage("beat"), BEAT);
