// Every message of bot/PROTOCOL.md, spoken with Node's `ws`: what the page lists must occur here, and
// what occurs here must stand on the page. Usage: node protocol.mjs PROGRAM
import { readFileSync } from "node:fs";
import WebSocket from "ws";
import { Program, checks, expect } from "../program.mjs";

const page = readFileSync(new URL("../../bot/PROTOCOL.md", import.meta.url), "utf8");
const password = "ein langes Passwort";
let program = new Program(process.argv[2]);
const { check, report } = checks();
const said = new Set(), heard = new Set(), errors = new Set(), events = new Set();

/** The names in the first column of the table below a heading. */
function names(heading) {
  const section = page.slice(page.indexOf(heading)).split(/\n## /)[0];
  return new Set([...section.matchAll(/^\| \*?`([a-z-]+)`\*? \|/gm)].map((row) => row[1]));
}

class Peer {
  #inbox = [];
  #waiting = null;

  static async open(headers = {}) {
    const peer = new Peer();
    peer.ws = new WebSocket(`${program.address.replace("http", "ws")}/ws`, "kammerlotse.v1", { headers });
    peer.closed = new Promise((resolve) => peer.ws.once("close", resolve));
    peer.ws.on("message", (bytes) => {
      const message = JSON.parse(bytes);
      heard.add(message.type);
      if (message.type === "error") errors.add(message.code);
      if (message.type === "event") events.add(message.event.type);
      peer.#inbox.push(message);
      peer.#waiting?.();
    });
    await new Promise((resolve, reject) => { peer.ws.once("open", resolve); peer.ws.once("error", reject); });
    return peer;
  }

  send(type, members = {}) {
    said.add(type);
    this.ws.send(JSON.stringify({ type, ...members }));
  }

  /** The next message for which `wanted` holds; what comes before it is dropped. */
  async until(wanted, what = "a message") {
    const end = Date.now() + 5000;
    for (;;) {
      while (this.#inbox.length) {
        const message = this.#inbox.shift();
        if (wanted(message)) return message;
      }
      if (Date.now() > end) throw new Error(`${what} did not come`);
      await new Promise((resolve) => { this.#waiting = resolve; setTimeout(resolve, 100); });
    }
  }
  type(type) { return this.until((m) => m.type === type, type); }
  event(type) { return this.until((m) => m.type === "event" && m.event.type === type, `event ${type}`); }
  error(code) { return this.until((m) => m.type === "error" && m.code === code, `error ${code}`); }
}

async function employer(members = {}) {
  const peer = await Peer.open();
  peer.send("hello", { v: 1, lang: "de", ...members });
  peer.welcome = await peer.type("welcome");
  return peer;
}

async function conversation() {
  const peer = await employer();
  peer.send("start", { lang: "de" });
  peer.started = await peer.type("started");
  await peer.event("started");
  return peer;
}

async function advisor(login) {
  const answer = await fetch(`${program.address}/api/desk/login`, { method: "POST",
    headers: { "content-type": "application/json" }, body: JSON.stringify({ login, password }) });
  expect(answer.status === 204, `sign-in: ${answer.status}`);
  const cookie = answer.headers.get("set-cookie").split(";")[0];
  const peer = await Peer.open({ cookie, origin: program.address });
  peer.cookie = cookie;
  peer.send("hello", { v: 1, role: "advisor" });
  peer.welcome = await peer.type("welcome");
  return peer;
}

program.addUser("anna", "Anna Beispiel", password);
program.addUser("bert", "Bert Beispiel", password);
await program.start();

await check("a greeting is answered with the version, the limits and the state", async () => {
  const peer = await employer();
  expect(peer.welcome.v === 1 && peer.welcome.limits.text === 2000 && peer.welcome.conversation === null,
    JSON.stringify(peer.welcome));
});

await check("a conversation is started, asked, chosen in and ended, each acknowledged with its number", async () => {
  const peer = await conversation();
  expect(/^[\w-]{22}$/.test(peer.started.conversation) && peer.started.token.length === 43, "ids");
  peer.send("say", { client_id: "a1", text: "Welche Gehaltsgrenze gilt für die Blaue Karte?" });
  const ack = await peer.type("ack");
  expect(ack.client_id === "a1" && ack.seq === 2, JSON.stringify(ack));
  const answered = await peer.event("answered");
  for (const member of ["entry", "lang", "title", "summary", "html", "stand", "legal_basis", "sources", "related"])
    expect(answered.event.body[member] !== undefined, `answered has no ${member}`);
  expect(answered.event.body.why === undefined, "why is for advisors only");
  peer.send("choose", { client_id: "a2", entry: "blaue-karte" });
  expect((await peer.event("chose")).event.body.entry === "blaue-karte", "chose");
  await peer.event("answered");
  peer.send("say", { client_id: "a3", text: "gehalt" });
  const unsure = await peer.until((m) => m.type === "event" && m.event.by === "bot", "a reply");
  if (unsure.event.type === "clarified")
    expect(unsure.event.body.choices.length >= 2, "choices");
  peer.send("say", { client_id: "a4", text: "Guten Morgen" });
  await peer.event("replied");
  peer.send("end", { client_id: "a5" });
  await peer.event("closed");
});

await check("what the bot takes for known is shown, corrected and taken back", async () => {
  const peer = await conversation();
  const slots = async (id, text) => {
    peer.send("say", { client_id: id, text });
    const { event } = await peer.until((m) => m.type === "event" && m.event.by === "bot", "a reply");
    return event.body.slots.map(({ slot, shown }) => `${slot}=${shown}`).join(" ");
  };
  const first = await slots("k1", "Wir wollen einen Koch aus Indien einstellen. Braucht er ein Visum?");
  expect(first === "country=Indien profession=Koch", first);
  const second = await slots("k2", "nein, aus der Türkei");
  expect(second === "country=Türkei profession=Koch", second);
  peer.send("forget", { client_id: "k3", slot: "country" });
  expect((await peer.event("forgot")).event.body.slot === "country", "forgot");
  const third = await slots("k4", "Wie lange dauert das?");
  expect(third === "profession=Koch", third);
  const fourth = await slots("k6", "Er hat eine Duldung und verdient 2.800 im Monat. Darf er arbeiten?");
  expect(fourth === "profession=Koch status=Duldung salary=2.800 Euro im Monat", fourth);
  peer.send("forget", { client_id: "k7", slot: "salary" });
  await peer.event("forgot");
  peer.send("forget", { client_id: "k5", slot: "hair" });
  await peer.error("bad-message");
});

await check("several questions in one message are answered and offered", async () => {
  const peer = await conversation();
  peer.send("say", { client_id: "m1", text: "Was kostet die Anerkennung? Und wie lange dauert das Visum?" });
  const { event } = await peer.event("answered");
  expect(event.body.entry === "anerkennung-kosten" && event.body.more.map((one) => one.entry).join() === "visum-dauer",
    JSON.stringify([event.body.entry, event.body.more]));
});

await check("an unsure question is answered with choices", async () => {
  const peer = await conversation();
  for (const [i, text] of ["Visum", "Deutsch", "Geld", "Anerkennung", "Arbeit", "Kosten"].entries())
    peer.send("say", { client_id: `c${i}`, text });
  const clarified = await peer.event("clarified");
  expect(clarified.event.body.choices.every((c) => c.entry && c.title), "choices");
});

await check("guided questions are asked, explained when misunderstood, gone back in and concluded", async () => {
  const typed = { country: "Indien", money: "50.000", number: "30", date: "2026-12-01", place: "Gotha" };
  const peer = await conversation();
  const [{ flow }] = (await employer()).welcome.flows;
  const guide = async (id, answers) => {
    peer.send("guide", { client_id: id, flow, answers });
    return (await peer.until((m) => m.type === "event" && ["asked", "concluded"].includes(m.event.type))).event;
  };
  let event = await guide("g0", []), answers = [];
  expect(event.type === "asked" && event.body.left > 1 && event.body.answers.length === 0, JSON.stringify(event.body));
  expect((await guide("g1", ["??"])).body.misunderstood, "misunderstood");
  for (let i = 2; event.type === "asked"; i++) {
    const answer = event.body.options[0]?.id ?? typed[event.body.kind];
    const next = await guide(`g${i}`, [...answers, answer]);
    if (next.type === "asked")
      expect(next.body.left < event.body.left, "each answer comes nearer to the end");
    answers = [...answers, answer];
    event = next;
  }
  expect(event.body.text && event.body.answers.length === answers.length, JSON.stringify(event.body));
  expect((await guide("back", answers.slice(0, -1))).type === "asked", "back");
  peer.send("guide", { client_id: "bad", flow, answers: "text" });
  await peer.error("bad-message");
});

await check("an entry is found by how its title begins, and whether an answer helped is said, changed and taken back", async () => {
  const peer = await conversation();
  peer.send("find", { text: "was ist die blaue ka", lang: "de" });
  const { text, entries } = await peer.type("found");
  expect(text === "was ist die blaue ka" && entries.some(({ entry, title }) => entry === "blaue-karte" && title.startsWith("Was ist")), JSON.stringify(entries));
  peer.send("choose", { client_id: "u1", entry: "blaue-karte" });
  const { event: answered } = await peer.event("answered");
  for (const [i, given] of [{ good: false, reason: "outdated", words: "Neue Werte" }, { good: true }, { good: null }].entries()) {
    peer.send("feedback", { client_id: `u2${i}`, seq: answered.seq, ...given });
    const { event } = await peer.event("feedback");
    expect(event.by === "employer" && JSON.stringify(event.body) === JSON.stringify({ seq: answered.seq, entry: "blaue-karte", good: given.good, reason: given.reason ?? "", words: given.words ?? "" }), JSON.stringify(event));
  }
  peer.send("feedback", { client_id: "u3", seq: answered.seq, good: true, reason: "wrong" });
  await peer.error("bad-message");
});

await check("what was said of the case is still known after a long guided run", async () => {
  const peer = await conversation();
  const [{ flow }] = (await employer()).welcome.flows;
  peer.send("say", { client_id: "l0", text: "Wir wollen einen Koch aus Indien einstellen. Braucht er ein Visum?" });
  await peer.until((m) => m.type === "event" && m.event.by === "bot", "a reply");
  for (let i = 1; i <= 20; i++) {
    peer.send("guide", { client_id: `l${i}`, flow, answers: [] });
    await peer.event("asked");
  }
  peer.send("say", { client_id: "l21", text: "Wie lange dauert das?" });
  const { event } = await peer.until((m) => m.type === "event" && m.event.by === "bot", "a reply");
  const shown = event.body.slots.map((one) => one.shown).join(" ");
  expect(shown === "Indien Koch", shown);
});

await check("the transcript is read, no mail goes out here, and a link opens what was closed", async () => {
  const peer = await conversation();
  peer.send("say", { client_id: "t1", text: "Welche Gehaltsgrenze gilt für die Blaue Karte?" });
  const answered = await peer.event("answered");
  peer.send("ping");
  await peer.type("pong");
  peer.send("transcript");
  const { text } = await peer.type("transcript");
  for (const part of ["Sie\n    Welche Gehaltsgrenze", answered.event.body.title, "Stand: ", "https://"])
    expect(text.includes(part), `${part} is not in ${text}`);
  peer.send("mail-transcript", { client_id: "t2", email: "firma@example.org" });
  await peer.error("no-mail");
  peer.send("make-link", { client_id: "t3" });
  const { link } = await peer.until((m) => m.type === "ack" && m.client_id === "t3");
  expect(/^[\w-]{43}$/.test(link), link);
  peer.send("end", { client_id: "t4" });
  await peer.event("closed");
  const reopen = (body) => fetch(`${program.address}/api/reopen`, { method: "POST", body: JSON.stringify(body) });
  expect((await reopen({ link: "x" })).status === 404, "an unknown link");
  const opened = await (await reopen({ link })).json();
  await peer.error("moved");
  const again = await employer({ conversation: opened.conversation, token: opened.token, after: 0 });
  await again.event("reopened");
  expect(opened.conversation === peer.started.conversation && again.welcome.state === "bot", JSON.stringify(opened));
});

await check("where nobody can come that is said at once, and a message is left, assigned and answered", async () => {
  const peer = await conversation();
  expect(typeof peer.welcome.mail === "boolean" && Object.keys(peer.welcome.given).length === 0, "welcome");
  peer.send("ask-person", { client_id: "m1", note: "bitte", firm: "Muster GmbH", place: "Gera", name: "Jana Muster",
    email: "jana@muster.example", consent: "2026-11", team: "anerkennung" });
  expect((await peer.event("person-asked")).event.body.team === "anerkennung", "team");
  const { reason, opens, prefill } = (await peer.event("person-unavailable")).event.body;
  expect(reason === "nobody" && opens === null && prefill === "bitte", JSON.stringify([reason, opens, prefill]));
  peer.send("leave-message", { client_id: "m2", text: "Rufen Sie an", consent: "2026-11", phone: "0361 123456" });
  const { reference } = await peer.type("ack").then((m) => m.client_id === "m2" ? m : peer.type("ack"));
  expect(/^KL-\w{4}-\w{2}$/.test(reference), reference);
  const left = (await peer.event("message-left")).event.body;
  expect(left.reference === reference && left.firm === "Muster GmbH" && left.phone === "0361 123456", JSON.stringify(left));
  const again = await employer({ conversation: peer.started.conversation, token: peer.started.token, after: 99 });
  expect(again.welcome.state === "message" && again.welcome.given.email === "jana@muster.example",
    JSON.stringify(again.welcome.given));
  const anna = await advisor("anna"), id = peer.started.conversation;
  expect(anna.welcome.teams.some((t) => t.team === "anerkennung" && t.name), "teams");
  const row = (await anna.type("board")).conversations.find((c) => c.conversation === id);
  for (const [member, value] of Object.entries({ state: "message", team: "anerkennung", firm: "Muster GmbH", place: "Gera",
    name: "Jana Muster", email: "jana@muster.example", phone: "0361 123456", reference, until: null, front: false }))
    expect(row[member] === value, `${member}: ${row[member]}`);
  anna.send("watch", { conversation: id, after: 0 });
  anna.send("assign", { conversation: id, client_id: "m3", to: "anna" });
  expect((await anna.event("assigned")).event.body.to === "Anna Beispiel", "to");
  anna.send("answer", { conversation: id, client_id: "m4", by: "phone", text: "Geklärt" });
  expect((await anna.event("replied-by-phone")).event.body.text === "Geklärt", "text");
  anna.ws.close();
});

await check("a person is asked for, waited for and cancelled", async () => {
  const anna = await advisor("anna"), peer = await conversation();
  const people = (await anna.type("people")).people;
  expect(people.some((p) => p.login === "anna" && p.status === "available" && p.open === 0 && p.capacity === 3 &&
    Array.isArray(p.teams)), JSON.stringify(people));
  peer.send("ask-person", { client_id: "p1", note: "bitte" });
  const queue = await peer.type("queue");
  expect(queue.position === 1 && queue.waiting === 1 && queue.wait === null, JSON.stringify(queue));
  expect((await peer.event("person-asked")).event.body.note === "bitte", "note");
  peer.send("cancel-person", { client_id: "p2" });
  await peer.event("person-cancelled");
  peer.send("end", { client_id: "p3" });
  await peer.event("closed");
});

await check("advisors see who is there and looks at what, take over, and see how far was read", async () => {
  const anna = await advisor("anna"), bert = await advisor("bert"), peer = await conversation();
  const id = peer.started.conversation;
  peer.send("ask-person", { client_id: "o1" });
  await peer.event("person-asked");
  anna.send("take", { conversation: id, client_id: "o2" });
  await anna.type("ack");
  bert.send("looking", { conversation: id });
  await anna.until((m) => m.type === "board" && m.conversations.some((c) => c.looking.includes("Bert Beispiel")), "looking");
  bert.send("take-over", { conversation: id, client_id: "o3" });
  expect((await bert.error("taken")).by === "Anna Beispiel", "by");
  anna.send("presence", { status: "away", capacity: 2 });
  await bert.until((m) => m.type === "people" && m.people.some((p) => p.login === "anna" && p.status === "away"), "away");
  bert.send("take-over", { conversation: id, client_id: "o4" });
  expect((await peer.event("taken-over")).event.body.from === "Anna Beispiel", "from");
  bert.send("watch", { conversation: id, after: 99 });
  bert.send("note", { conversation: id, client_id: "o5", text: "@anna weiß mehr" });
  expect((await anna.type("mentioned")).by === "Bert Beispiel", "mentioned");
  peer.send("seen", { delivered: 4, read: 3 });
  const marks = await bert.type("marks");
  expect(marks.who === "employer" && marks.delivered === 4 && marks.read === 3, JSON.stringify(marks));
  bert.send("transfer", { conversation: id, client_id: "o6", team: "ausbildung" });
  expect((await peer.event("transferred")).event.body.team === "ausbildung", "team");
  bert.send("take", { conversation: id, client_id: "o7" });
  bert.send("wrap-up", { conversation: id, client_id: "o8", topic: "Visum", kind: "auskunft", solved: true,
    firm: "Muster GmbH", make_entry: { question: "Was?", answer: "Das." } });
  bert.send("watch", { conversation: id, after: 0 });
  expect((await bert.event("wrapped-up")).event.body.draft === true, "draft");
  peer.send("rate", { client_id: "o9", score: 5, text: "Danke" });
  expect((await peer.event("rated")).event.body.score === 5, "score");
  anna.send("presence", { status: "available" });
});

await check("an advisor notes, puts aside, goes on, hands over; the colleague wraps up", async () => {
  const anna = await advisor("anna"), bert = await advisor("bert"), peer = await conversation();
  const id = peer.started.conversation;
  peer.send("ask-person", { client_id: "n1" });
  await peer.event("person-asked");
  anna.send("watch", { conversation: id, after: 0 });
  anna.send("take", { conversation: id, client_id: "n2" });
  anna.send("note", { conversation: id, client_id: "n3", text: "für Kollegen" });
  expect((await anna.event("noted")).event.body.text === "für Kollegen", "note");
  const tomorrow = Date.now() + 86_400_000;
  anna.send("hold", { conversation: id, client_id: "n4", until: tomorrow });
  expect((await anna.event("held")).event.body.until === tomorrow, "until");
  anna.send("resume", { conversation: id, client_id: "n5" });
  await anna.event("resumed");
  anna.send("transfer", { conversation: id, client_id: "n6", to: "bert" });
  expect((await anna.event("transferred")).event.body.to === "Bert Beispiel", "to");
  bert.send("wrap-up", { conversation: id, client_id: "n7", topic: "Visum", kind: "auskunft", solved: true });
  expect((await anna.event("wrapped-up")).event.body.topic === "Visum", "topic");
});

await check("an advisor sees the board, watches, takes, types, answers and closes", async () => {
  const anna = await advisor("anna"), bert = await advisor("bert"), peer = await conversation();
  expect(anna.welcome.account.name === "Anna Beispiel", "account");
  peer.send("say", { client_id: "q1", text: "Brauche ich eine Anerkennung?" });
  peer.send("ask-person", { client_id: "q2" });
  const id = peer.started.conversation;
  const row = (await anna.until((m) => m.type === "board" && m.conversations.some((c) => c.conversation === id)))
    .conversations.find((c) => c.conversation === id);
  expect(row.state === "waiting" && row.subject === "Brauche ich eine Anerkennung?", JSON.stringify(row));
  anna.send("watch", { conversation: id, after: 0 });
  expect((await anna.until((m) => m.type === "event" && m.event.by === "bot")).event.body.why !== undefined, "why");
  anna.send("take", { conversation: id, client_id: "t1" });
  await anna.until((m) => m.type === "ack" && m.client_id === "t1" && m.conversation === id);
  expect((await peer.event("taken")).event.name === "Anna Beispiel", "taken");
  bert.send("take", { conversation: id, client_id: "u1" });
  expect((await bert.error("taken")).by === "Anna Beispiel", "taken by");
  anna.send("typing", { conversation: id, on: true });
  const typing = await peer.type("typing");
  expect(typing.who === "advisor" && typing.name === "Anna Beispiel" && typing.on, JSON.stringify(typing));
  peer.send("typing", { on: true });
  expect((await anna.type("typing")).who === "employer", "typing");
  anna.send("say", { conversation: id, client_id: "t2", text: "Guten Tag" });
  const message = await peer.until((m) => m.type === "event" && m.event.by === "advisor" && m.event.type === "said");
  expect(message.event.body.text === "Guten Tag", "said");
  anna.send("close", { conversation: id, client_id: "t3" });
  await peer.event("closed");
  anna.send("unwatch", { conversation: id });
});

await check("an advisor is shown what fits, inserts entries and figures, and looks things up", async () => {
  const anna = await advisor("anna"), peer = await conversation();
  const id = peer.started.conversation;
  const desk = async (path) => {
    const answer = await fetch(`${program.address}/api/desk/${path}`, { headers: { cookie: anna.cookie } });
    expect(answer.status === 200, `${path}: ${answer.status}`);
    return answer;
  };
  peer.send("ask-person", { client_id: "i1" });
  await peer.event("person-asked");
  anna.send("take", { conversation: id, client_id: "i2" });
  await peer.event("taken");
  peer.send("say", { client_id: "i3", text: "Welche Gehaltsgrenze gilt für die Blaue Karte?" });
  const { entries } = await anna.type("suggestions");
  expect(entries.length === 3 && entries[0].summary && entries[0].score > 0, JSON.stringify(entries));
  anna.send("insert-entry", { conversation: id, client_id: "i4", entry: entries[0].entry });
  expect((await peer.event("inserted")).event.body.title === entries[0].title, "inserted");
  const { values } = await (await desk("find?lang=de&q=Mindestlohn")).json();
  expect(values.every((one) => one.value && one.title && one.text && one.source.title), JSON.stringify(values));
  anna.send("insert-value", { conversation: id, client_id: "i5", value: values[0].value });
  const { event } = await peer.event("inserted-value");
  expect(event.body.text === values[0].text && event.name === "Anna Beispiel", JSON.stringify(event));
  const { hits } = await (await desk("find?lang=de&q=Visum")).json();
  expect(hits[0].entry && hits[0].area && hits[0].stand, JSON.stringify(hits[0]));
  expect((await (await desk(`transcript?conversation=${id}`)).text()).includes(values[0].text), "transcript");
  expect(Array.isArray((await (await desk("history")).json()).conversations), "history");
  expect(Array.isArray((await (await desk(`firm?conversation=${id}`)).json()).conversations), "firm");
  expect(Array.isArray((await (await desk("drafts")).json()).drafts), "drafts");
  anna.send("close", { conversation: id, client_id: "i6" });
  await peer.event("closed");
});

await check("whoever comes back by number hears what came after, once", async () => {
  const peer = await conversation();
  const { conversation: id, token } = peer.started;
  peer.send("say", { client_id: "r1", text: "Guten Tag" });
  await peer.event("replied");
  const again = await employer({ conversation: id, token, after: 2 });
  expect(again.welcome.seq === 3 && again.welcome.state === "bot", JSON.stringify(again.welcome));
  expect((await again.type("event")).event.seq === 3, "the event after 2");
});

await check("what nobody goes on with ends by itself, and an answer goes out by mail", async () => {
  const usual = program, limits = { offered: 1, taken: 1, active: 1, start: 0 };
  program = new Program(process.argv[2], { limits, mail: { url: "smtp://127.0.0.1:9", tls: "none", from: "a@ihk.example" } });
  try {
    program.addUser("anna", "Anna Beispiel", password);
    await program.start();
    const anna = await advisor("anna"), offered = await conversation(), peer = await conversation();
    expect(anna.welcome.mail === true, "mail");
    offered.send("say", { client_id: "e1", text: "Ich möchte mit einer Person sprechen" });
    await offered.event("offer-lapsed");
    const id = peer.started.conversation;
    peer.send("ask-person", { client_id: "e2" });
    await peer.event("person-asked");
    anna.send("take", { conversation: id, client_id: "e3" });
    const { reason, from } = (await peer.event("returned")).event.body;
    expect(reason === "silent" && from === "Anna Beispiel", JSON.stringify([reason, from]));
    anna.send("take", { conversation: id, client_id: "e4" });
    anna.send("say", { conversation: id, client_id: "e5", text: "Guten Tag" });
    await peer.event("idled");
    offered.send("leave-message", { client_id: "e6", text: "Bitte", consent: "1", email: "jana@muster.example" });
    const { reference } = (await offered.event("message-left")).event.body;
    anna.send("answer", { conversation: offered.started.conversation, client_id: "e7", by: "mail", text: "Gern" });
    const replied = (await offered.event("replied-by-mail")).event;
    expect(replied.body.reference === reference && replied.body.text === "Gern", JSON.stringify(replied));
  } finally {
    await program.remove();
    program = usual;
  }
});

await check("each error of the page is told by its code", async () => {
  const stranger = await Peer.open();
  stranger.send("say", { client_id: "x", text: "hallo" });
  await stranger.error("forbidden");
  stranger.send("hello", { v: 7 });
  await stranger.error("version");
  stranger.ws.send("nonsense");
  await stranger.error("bad-json");
  const peer = await conversation();
  peer.ws.send('{"type":"dance"}');
  await peer.error("unknown-type");
  peer.send("say", { client_id: "not valid!", text: "hallo" });
  await peer.error("bad-message");
  peer.send("say", { client_id: "long", text: "ä".repeat(2001) });
  await peer.error("too-long");
  peer.send("choose", { client_id: "none", entry: "gibt-es-nicht" });
  await peer.error("not-found");
  peer.send("cancel-person", { client_id: "early" });
  await peer.error("wrong-state");
  for (let i = 0; i < 31; i++) peer.send("say", { client_id: `f${i}`, text: "Guten Tag" });
  await peer.error("rate");
  const silent = await employer();
  silent.send("say", { client_id: "x", text: "hallo" });
  await silent.error("no-conversation");
  silent.ws.send(`"${"x".repeat(70000)}"`);
  await silent.error("too-large");
  expect(await silent.closed === 1009, "close code");
});

await check("the page lists what is spoken and all that is listed was spoken", async () => {
  const agreed = page.match(/Agreed but not yet served:([^]*?)\n\n/)?.[1] ?? "";
  const later = [...agreed.matchAll(/`([a-z-]+)`/g)].map((m) => m[1]);
  const same = (listed, met, what, except = later) => {
    const missing = [...listed].filter((name) => !met.has(name) && !except.includes(name));
    const unlisted = [...met].filter((name) => !listed.has(name));
    expect(missing.length === 0 && unlisted.length === 0, `${what}: not met ${missing}; not listed ${unlisted}`);
  };
  same(new Set([...names("## Employer to server"), ...names("## Advisor to server")]), said, "client messages");
  same(names("## Server to client"), heard, "server messages");
  same(names("## Events"), events, "events");
  const codes = page.match(/Error codes: ([^]*?)\n\n/)[1];
  same(new Set([...codes.matchAll(/`([a-z-]+)`/g)].map((m) => m[1])), errors, "errors", ["not-stored"]);
});

await program.remove();
process.exit(report());
