// What a flow was before: one step back for each change; typing in one field is one change.
import type { Flow } from "./flow-model.js";

const SAME_FOR = 3_000, MOST = 200;

export class FlowPast {
  private states: Flow[];
  private at = 0;
  private field = "";
  private when = 0;

  constructor(flow: Flow) { this.states = [flow]; }

  get canUndo(): boolean { return this.at > 0; }
  get canRedo(): boolean { return this.at < this.states.length - 1; }
  /** How many changes there are. */
  get length(): number { return this.at; }

  add(flow: Flow, field: string): Flow {
    const now = performance.now(), same = field === this.field && now - this.when < SAME_FOR && this.at > 0;
    this.states = [...this.states.slice(0, same ? this.at : this.at + 1), flow].slice(-MOST);
    this.at = this.states.length - 1;
    this.field = field;
    this.when = now;
    return flow;
  }

  undo(): Flow | null { this.field = ""; return this.canUndo ? this.states[--this.at]! : null; }
  redo(): Flow | null { this.field = ""; return this.canRedo ? this.states[++this.at]! : null; }
}
