// The wire format of bot/PROTOCOL.md, version 1, and nothing else.

export type Lang = "de" | "en";
export type State =
  | "bot" | "offered" | "waiting" | "taken" | "active" | "hold" | "wrap-up" | "message" | "assigned" | "answered" | "closed";

export interface Link { title: string; url: string }
export interface Choice { entry: string; title: string }
export interface FlowLink { flow: string; title: string }
export interface Office {
  kind: string; name: string; address: string; phone: string; email: string; url: string; note: string; note_en?: string; stand: string;
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
export interface Slot { slot: "country" | "profession" | "status" | "salary" | "place"; value: string; shown: string }

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

/** What an employer said about themselves; "" or missing is not known. */
export interface Given { firm?: string; place?: string; name?: string; email?: string; phone?: string }

/** Why an answer did not help. */
export const feedbackReasons = ["wrong", "unclear", "outdated", "unfit"] as const;
export type FeedbackReason = (typeof feedbackReasons)[number];
/** What the employer said of the answer with number `seq`; null takes it back. */
export interface Feedback { seq: number; entry?: string; good: boolean | null; reason: FeedbackReason | ""; words?: string }

/** What the server offers to begin with. */
export interface Greeting { chamber: string; topics: Choice[]; flows: FlowLink[] }

export type Kind = "auskunft" | "beratung" | "verweis";

export interface Bodies {
  "started": { lang: Lang; notice?: string };
  "said": { text: string };
  "chose": Choice;
  "answered": Answer;
  "clarified": { text: string; choices: Choice[]; slots?: Slot[]; confidence?: number; why?: Why };
  "replied": { text: string; offer_person: boolean; wants_person?: boolean; slots?: Slot[]; confidence?: number; why?: Why };
  "guided": { flow: string; title: string; answered: number; text: string };
  "asked": Question;
  "concluded": Conclusion;
  "forgot": { slot: Slot["slot"] };
  "person-asked": Given & { note?: string; consent?: string; team?: string };
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
  "person-unavailable": {
    reason: "closed" | "nobody" | "busy" | "waited"; opens: { at: number; text: string } | null; prefill: string;
  };
  "message-left": Given & { text: string; consent: string; reference: string; confirmed?: boolean };
  "inserted": Answer;
  "inserted-value": { value: string; title: string; text: string; stand: string; source: Link | null };
  "assigned": { to: string };
  "replied-by-mail": { text: string; reference: string };
  "replied-by-phone": { text: string };
  "rated": { score: number; text: string };
  "feedback": Feedback;
  "reopened": Record<string, never>;
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

export type Presence = "available" | "busy" | "away" | "offline";
export interface Team { team: string; name: string }
export interface Person {
  login: string; name: string; status: Presence; teams: string[]; open: number; capacity: number;
}
export interface Suggestion { entry: string; title: string; summary: string; score: number }

export interface BoardRow {
  conversation: string;
  state: State;
  advisor: string | null;
  advisor_login: string | null;
  mine: boolean;
  since: number;
  lang: Lang;
  subject: string;
  seq: number;
  team: string; firm: string; place: string; name: string; email: string; phone: string; reference: string;
  until: number | null;
  /** Came back to the front of the queue. */
  front: boolean;
  /** Names of the colleagues who have it on their screens. */
  looking: string[];
}

export type ErrorCode =
  | "bad-json" | "bad-message" | "unknown-type" | "too-large" | "too-long" | "no-conversation"
  | "forbidden" | "not-found" | "wrong-state" | "taken" | "not-stored" | "version" | "no-mail" | "rate" | "moved";

export type ServerMessage =
  | { type: "welcome"; v: 1; seq: number; state: State; conversation: string | null;
      limits: { text: number }; chamber: string; flows?: FlowLink[]; given?: Given; account?: Account; teams?: Team[];
      mail?: boolean }
  | { type: "started"; conversation: string; token: string }
  | { type: "ack"; client_id: string; seq: number; conversation?: string; reference?: string; link?: string }
  | { type: "event"; conversation: string; event: LogEvent }
  | { type: "typing"; conversation: string; who: "employer" | "advisor"; name: string | null; on: boolean }
  | { type: "queue"; position: number; waiting: number; wait: { typical: number; long: number } | null }
  | { type: "marks"; conversation: string; who: "employer" | "advisor"; delivered: number; read: number }
  | { type: "transcript"; text: string }
  | { type: "pong" }
  | { type: "found"; text: string; entries: Choice[] }
  | { type: "board"; conversations: BoardRow[] }
  | { type: "people"; people: Person[] }
  | { type: "suggestions"; conversation: string; seq: number; entries: Suggestion[] }
  | { type: "mentioned"; conversation: string; by: string; text: string }
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
  | ({ type: "ask-person"; client_id: string; note?: string; consent?: string; team?: string } & Given)
  | ({ type: "leave-message"; client_id: string; text: string; consent: string } & Given)
  | { type: "feedback"; client_id: string; seq: number; good: boolean | null; reason?: FeedbackReason | ""; words?: string }
  | { type: "rate"; client_id: string; score: number; text?: string }
  | { type: "mail-transcript"; client_id: string; email: string }
  | { type: "make-link"; client_id: string }
  | { type: "cancel-person"; client_id: string }
  | { type: "end"; client_id: string }
  | { type: "take"; client_id: string; conversation: string }
  | { type: "close"; client_id: string; conversation: string }
  | { type: "note"; client_id: string; conversation: string; text: string }
  | { type: "hold"; client_id: string; conversation: string; until?: number; note?: string }
  | { type: "resume"; client_id: string; conversation: string }
  | { type: "take-over"; client_id: string; conversation: string }
  | { type: "insert-entry"; client_id: string; conversation: string; entry: string }
  | { type: "insert-value"; client_id: string; conversation: string; value: string }
  | { type: "transfer"; client_id: string; conversation: string; to?: string; team?: string; note?: string }
  | { type: "assign"; client_id: string; conversation: string; to: string }
  | { type: "answer"; client_id: string; conversation: string; text: string; by: "mail" | "phone" }
  | { type: "wrap-up"; client_id: string; conversation: string; topic: string; kind: Kind; solved: boolean;
      firm?: string; make_entry?: { question: string; answer: string } };

export type Passing =
  | { type: "start"; lang?: Lang; notice?: string }
  | { type: "find"; text: string; lang: Lang }
  | { type: "typing"; on: boolean; conversation?: string }
  | { type: "seen"; delivered: number; read: number; conversation?: string }
  | { type: "transcript" }
  | { type: "ping" }
  | { type: "presence"; status: Presence; capacity?: number }
  | { type: "looking"; conversation: string | null }
  | { type: "watch"; conversation: string; after: number }
  | { type: "unwatch"; conversation: string };

export type ClientMessage = Hello | Kept | Passing;
