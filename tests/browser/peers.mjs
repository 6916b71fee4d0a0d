// Employers and colleagues who have no browser: they speak the protocol, so that a page can be watched while they do.
import WebSocket from "ws";

export const password = "ein langes Passwort";
let ids = 0;

export class Peer {
  heard = [];

  static async open(program, headers = {}) {
    const peer = new Peer();
    peer.ws = new WebSocket(`${program.address.replace("http", "ws")}/ws`, "kammerlotse.v1", { headers });
    peer.ws.on("message", (bytes) => peer.heard.push(JSON.parse(bytes)));
    peer.ws.on("error", () => {});
    await new Promise((resolve, reject) => { peer.ws.once("open", resolve); peer.ws.once("error", reject); });
    return peer;
  }

  send(message) { this.ws.send(JSON.stringify(message)); }

  /** The first message for which `wanted` holds, since ever. */
  async until(wanted, what) {
    for (let i = 0; i < 300; i++) {
      const found = this.heard.find(wanted);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`${what} did not come`);
  }
  event(type, wanted = () => true) {
    return this.until((m) => m.type === "event" && m.event.type === type && wanted(m.event), `event ${type}`);
  }

  /** Says it and waits for the answer. An error is thrown. */
  async say(type, members = {}) {
    const client_id = `p${ids++}`;
    this.send({ type, client_id, conversation: this.conversation, ...members });
    const answer = await this.until((m) => m.client_id === client_id, `answer to ${type}`);
    if (answer.type === "error") throw new Error(`${type}: ${answer.code} ${answer.message}`);
    return answer;
  }
}

/** An employer who has asked `question`, and with `asks` for a person. */
export async function employer(program, question, { lang = "de", asks = true, given = {} } = {}) {
  const peer = await Peer.open(program);
  peer.send({ type: "hello", v: 1, lang });
  await peer.until((m) => m.type === "welcome", "welcome");
  peer.send({ type: "start", lang });
  peer.conversation = (await peer.until((m) => m.type === "started", "started")).conversation;
  await peer.say("say", { text: question });
  if (asks) await peer.say("ask-person", given);
  return peer;
}

/** The headers of whoever is signed in. */
export async function signIn(program, login) {
  const answer = await fetch(`${program.address}/api/desk/login`, { method: "POST",
    headers: { "Content-Type": "application/json" }, body: JSON.stringify({ login, password }) });
  return { cookie: answer.headers.get("set-cookie").split(";")[0], origin: program.address };
}

export async function advisor(program, login) {
  const peer = await Peer.open(program, await signIn(program, login));
  peer.send({ type: "hello", v: 1, role: "advisor" });
  await peer.until((m) => m.type === "welcome", "welcome");
  return peer;
}
