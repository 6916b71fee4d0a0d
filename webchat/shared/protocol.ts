// The wire format of bot/PROTOCOL.md, version 1, and nothing else.

export type Lang = "de" | "en";
export type State =
  | "bot" | "offered" | "waiting" | "taken" | "active" | "hold" | "wrap-up" | "message" | "assigned" | "answered" | "closed";

export interface Link { title: string; url: string }
export interface Choice { entry: string; title: string }
export interface FlowLink { flow: string; title: string }
export interface Office {
  kind: string; name: string; address: string; phone: string; email: string; url: string; note: string; stand: string;
}

export interface GuideAnswer { step: string; ask: string; said: string; shown: string }
/** The next question of a flow; `left` counts it too. */
export interface Question {
  flow: string; title: string; intro: string; step: string; ask: string; help: string;
  kind: "choice" | "country" | "money" | "number" | "date" | "place";
  per: string;
  options: { id: string; text: string }[];
  answers: GuideAnswer[];
  left: number;
  misunderstood: boolean;
}
/** Where the answers of a flow led. */
export interface Conclusion {
  flow: string; title: string; stand: string; answers: GuideAnswer[]; text: string; entries: Choice[];
  offer_person: boolean; value_unknown: boolean;
}

/** For advisors: what fired, and what else came into question. */
export interface Why {
  hits?: { entry: string; score: number }[];
  rules?: { rule: string; kind: string }[];
  wants_person?: boolean;
}

/** What the bot takes for known of the case. */
export interface Slot { slot: "country" | "profession" | "place"; value: string; shown: string }

export interface Answer {
  entry: string;
  lang: Lang;
  title: string;
  summary: string;
  html: string;
  stand: string;
  legal_basis: Link[];
  sources: Link[];
  related: Choice[];
  value_unknown: boolean;
  offices: Office[];
  place: string | null;
  ask_place: string | null;
  flows: FlowLink[];
  more?: Choice[];
  other_lang?: boolean;
  slots?: Slot[];
  confidence?: number;
  why?: Why;
}

export type Kind = "auskunft" | "beratung" | "verweis";

export interface Bodies {
  "started": { lang: Lang };
  "said": { text: string };
  "chose": Choice;
  "answered": Answer;
  "clarified": { text: string; choices: Choice[]; slots?: Slot[]; confidence?: number; why?: Why };
  "replied": { text: string; offer_person: boolean; slots?: Slot[]; confidence?: number; why?: Why };
  "guided": { flow: string; title: string; answered: number; text: string };
  "asked": Question;
  "concluded": Conclusion;
  "forgot": { slot: Slot["slot"] };
  "person-asked": { note?: string | null };
  "person-cancelled": Record<string, never>;
  "taken": Record<string, never>;
  "taken-over": { from: string };
  "returned": { reason: "vanished" | "silent" | "unanswered"; from?: string };
  "transferred": { to?: string; team?: string; note?: string };
  "held": { until?: number | null; note?: string };
  "resumed": Record<string, never>;
  "noted": { text: string; mentions?: string[] };
  "idled": Record<string, never>;
  "offer-lapsed": Record<string, never>;
  "person-unavailable": { reason: "closed" | "nobody" | "busy" | "waited" };
  "wrapped-up": { topic?: string; kind?: Kind; firm?: string; solved?: boolean; draft?: boolean };
  "closed": { reason?: string };
}
export type EventType = keyof Bodies;
export type By = "employer" | "bot" | "advisor" | "system";

/** One numbered event of a conversation; `at` is in milliseconds since 1970. */
export type LogEvent = {
  [T in EventType]: {
    seq: number;
    at: number;
    by: By;
    name: string | null;
    type: T;
    client_id?: string | null;
    body: Bodies[T];
  };
}[EventType];

export interface Account { login: string; name: string; role: string }

export interface BoardRow {
  conversation: string;
  state: State;
  advisor: string | null;
  mine: boolean;
  since: number;
  lang: Lang;
  subject: string;
  seq: number;
}

export type ErrorCode =
  | "bad-json" | "bad-message" | "unknown-type" | "too-large" | "too-long" | "no-conversation"
  | "forbidden" | "not-found" | "wrong-state" | "taken" | "not-stored" | "version" | "rate";

export type ServerMessage =
  | { type: "welcome"; v: 1; seq: number; state: State; conversation: string | null;
      limits: { text: number }; chamber: string; flows?: FlowLink[]; account?: Account }
  | { type: "started"; conversation: string; token: string }
  | { type: "ack"; client_id: string; seq: number; conversation?: string }
  | { type: "event"; conversation: string; event: LogEvent }
  | { type: "typing"; conversation: string; who: "employer" | "advisor"; name: string | null; on: boolean }
  | { type: "queue"; position: number; waiting: number }
  | { type: "board"; conversations: BoardRow[] }
  | { type: "error"; code: ErrorCode; message: string; client_id?: string;
      conversation?: string; by?: string };

export type Hello =
  | { type: "hello"; v: 1; lang: Lang; conversation?: string; token?: string; after?: number }
  | { type: "hello"; v: 1; role: "advisor" };

/** Messages that are kept and repeated, under the same client_id, until acknowledged. */
export type Kept =
  | { type: "say"; client_id: string; text: string; conversation?: string }
  | { type: "choose"; client_id: string; entry: string }
  | { type: "guide"; client_id: string; flow: string; answers: string[] }
  | { type: "forget"; client_id: string; slot: Slot["slot"] }
  | { type: "ask-person"; client_id: string; note?: string }
  | { type: "cancel-person"; client_id: string }
  | { type: "end"; client_id: string }
  | { type: "take"; client_id: string; conversation: string }
  | { type: "close"; client_id: string; conversation: string }
  | { type: "note"; client_id: string; conversation: string; text: string }
  | { type: "hold"; client_id: string; conversation: string; until?: number; note?: string }
  | { type: "resume"; client_id: string; conversation: string }
  | { type: "transfer"; client_id: string; conversation: string; to: string; note?: string }
  | { type: "wrap-up"; client_id: string; conversation: string; topic: string; kind: Kind; solved: boolean;
      firm?: string; make_entry?: { question: string; answer: string } };

export type Passing =
  | { type: "start"; lang?: Lang }
  | { type: "typing"; on: boolean; conversation?: string }
  | { type: "watch"; conversation: string; after: number }
  | { type: "unwatch"; conversation: string };

export type ClientMessage = Hello | Kept | Passing;
