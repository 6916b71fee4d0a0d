// Everybody can use the chat: what a screen reader says of it, 400 % zoom, wide text spacing, few colours, little motion.
// Usage: node access.mjs PROGRAM SCREENSHOTS. The last line is "N passed, N failed".
import { expect } from "../program.mjs";
import { findings, tooWide } from "./looks.mjs";
import { visitor } from "./visitor.mjs";

const [path, screenshots] = process.argv.slice(2);
const { v, check, done } = await visitor("access", path, screenshots, { chamber: { name: "IHK Musterregion" } });
const button = (name) => v.button(name);

/* ---- what a screen reader says ---------------------------------------------------------- */

const roles = {
  button: "Schaltfläche", link: "Link", heading: "Überschrift", textbox: "Eingabefeld", checkbox: "Kontrollkästchen", radio: "Auswahlknopf",
  DisclosureTriangle: "aufklappbar", DisclosureTriangleGrouped: "aufklappbar", dialog: "Dialog", option: "Eintrag", listbox: "Auswahlliste",
};
/** The tree the browser hands to screen readers, below the first node of a role, as lines: a role with its name, or a text. */
async function heard(role = "dialog") {
  const client = await v.page.context().newCDPSession(v.page);
  const { nodes } = await client.send("Accessibility.getFullAXTree");
  await client.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines = [];
  const walk = (node) => {
    const kind = node.role?.value, name = (node.name?.value ?? "").replace(/\s+/g, " ").trim();
    if (!node.ignored && roles[kind]) {
      const state = Object.fromEntries((node.properties ?? []).map((one) => [one.name, one.value.value]));
      lines.push([`${roles[kind]}: ${name}`, state.checked === "true" ? "gewählt" : "", state.expanded === true ? "offen" : "", node.value?.value && kind === "textbox" ? `"${node.value.value}"` : "",
        state.invalid === "true" ? "ungültig" : "", node.description?.value ?? ""].filter(Boolean).join(", "));
      if (["button", "link", "heading", "textbox", "checkbox", "radio", "option"].includes(kind) || kind.startsWith("Disclosure")) return;
    } else if (!node.ignored && kind === "StaticText" && name)
      lines.push(name);
    for (const id of node.childIds ?? []) walk(byId.get(id));
  };
  walk(nodes.find((node) => !node.ignored && node.role?.value === role));
  return lines;
}
/** All of it as one text. */
const told = async (role) => (await heard(role)).join(" | ").replace(/ ?\| (?=[.,:;?!·])/g, "").replace(/ \)/g, ")").replace(/\( /g, "(");
/** Each of these sentences is heard, in this order. */
async function hears(sentences, role) {
  const text = await told(role);
  let at = 0;
  for (const sentence of sentences) {
    const found = text.indexOf(sentence, at);
    expect(found >= 0, `"${sentence}" is not heard${text.includes(sentence) ? " in its place" : ""}; heard: ${text.slice(Math.max(0, at - 100), at + 700)}`);
    at = found + sentence.length;
  }
}

await check("before the first question one hears what this is and what one may do", async () => {
  await v.visit();
  await v.page.getByRole("heading", { name: "Jetzt oft gefragt" }).waitFor();
  await hears(["Dialog: Fragen zu Fachkräften aus dem Ausland", "Überschrift: Fachkräfte aus dem Ausland", "Automatischer Assistent", "Schaltfläche: English", "Schaltfläche: Chat schließen",
    "Guten Tag! Ich bin ein automatischer Assistent", "Feste, geprüfte Antworten, keine generative KI", "Auf Wunsch antwortet Ihnen eine Person", "Die IHK Musterregion speichert",
    "Überschrift: Jetzt oft gefragt", "Schaltfläche: ", "Überschrift: Wegweiser: Schritt für Schritt klären", "Eingabefeld: Ihre Frage", "Schaltfläche: Senden"]);
});

await check("an answer is heard as it is meant: paragraphs and laws in words, nothing twice", async () => {
  await v.asked();
  await hears(["Sie", "Wie hoch ist die Gehaltsgrenze der Blauen Karte?", "Assistent", "Überschrift: Welches Mindestgehalt gilt für die Blaue Karte EU?", "50.700 Euro",
    "aufklappbar: Mehr anzeigen", "Stand:", "19. August 2026", "Rechtsgrundlage:", "Link: Paragraf 18 g Absatz 1, 2, 6 und 7 Aufenthaltsgesetz",
    "Link: Paragraf 39 Absatz 2 Aufenthaltsgesetz", "Quellen:", "Link: Gesetze im Internet: Paragraf 18 g Aufenthaltsgesetz", "Verwandte Themen", "Schaltfläche: Was ist die Blaue Karte EU"], "log");
  const text = await told("log");
  for (const written of ["§", "Abs.", "AufenthG"])
    expect(!text.includes(written), `"${written}" is heard: …${text.slice(text.indexOf(written) - 60, text.indexOf(written) + 40)}…`);
});

await check("the whole of the answer is heard so too", async () => {
  await v.log.getByText("Mehr anzeigen").click();
  const text = await told("log");
  expect(text.length > 1500, "the answer is not unfolded");
  for (const written of ["§", "Abs.", "AufenthG", "BeschV"])
    expect(!text.includes(written), `"${written}" is heard: …${text.slice(text.indexOf(written) - 60, text.indexOf(written) + 40)}…`);
});

await check("what is written is what the eye sees and a copy has", async () => {
  const link = v.log.getByRole("link", { name: "Paragraf 18 g Absatz 1, 2, 6 und 7 Aufenthaltsgesetz" });
  expect((await link.locator("[aria-hidden]").innerText()).replace("\u00a0", " ") === "§ 18g Abs. 1, 2, 6 und 7 AufenthG", "the eye sees something else");
  const copied = await link.evaluate((element) => {
    const range = document.createRange(), at = getSelection();
    range.selectNodeContents(element);
    at.removeAllRanges();
    at.addRange(range);
    return at.toString();
  });
  expect(!copied.includes("Paragraf"), `copied: ${copied}`);
});

await check("after an answer one hears how to say whether it helped, and what is left to do", async () => {
  await hears(["Schaltfläche: Ja, hilfreich", "Schaltfläche: Nein, nicht hilfreich", "Eingabefeld: Ihre Frage", "Schaltfläche: Mit einer Person sprechen", "Schaltfläche: Gespräch sichern", "Schaltfläche: Gespräch beenden"]);
  await v.page.getByRole("button", { name: "Nein, nicht hilfreich" }).click();
  await v.expectFocus("Was stimmt nicht?");
  await hears(["Danke für den Hinweis.", "Überschrift: Was stimmt nicht?", "Auswahlknopf: Falsch", "Auswahlknopf: Unverständlich", "Auswahlknopf: Veraltet", "Auswahlknopf: Passt nicht zu meiner Frage",
    "Eingabefeld: In Ihren Worten (freiwillig)", "Schaltfläche: Hinweis senden"]);
  await v.page.keyboard.press("Escape");
});

await check("a list while one types is told, with what is chosen", async () => {
  await v.composer().pressSequentially("blaue ka");
  await v.page.getByRole("option").first().waitFor();
  await v.page.keyboard.press("ArrowDown");
  await hears(["Eingabefeld: Ihre Frage, \"blaue ka\"", "Auswahlliste: Passende Antworten", "Eintrag: Was ist die Blaue Karte EU und wer bekommt sie?", "passende Antworten. Mit Pfeil nach unten auswählen."]);
  await v.page.keyboard.press("Escape");
  await v.composer().fill("");
});

await check("a form is heard with its hints and, where something is wrong, with what", async () => {
  await v.openHandoff();
  await hears(["Überschrift: Mit einer Person sprechen", "Alle Angaben sind freiwillig", "Eingabefeld: Was ist Ihnen wichtig? (freiwillig)", "Eingabefeld: Firma (freiwillig)", "Eingabefeld: E-Mail (freiwillig)", "Schaltfläche: Person anfragen"]);
  await v.page.getByLabel("E-Mail").fill("petra@");
  await v.page.keyboard.press("Enter");
  await hears(["Eingabefeld: E-Mail (freiwillig), \"petra@\", ungültig, Bitte prüfen Sie die E-Mail-Adresse", "Kontrollkästchen: Ich bin einverstanden, dass die IHK Musterregion"]);
  await v.page.getByLabel("E-Mail").fill("");
  await v.page.keyboard.press("Escape");
});

await check("keeping and ending the conversation are heard as what they do", async () => {
  await button("Gespräch sichern").press("Enter");
  await v.page.locator("kammerlotse-keep").waitFor();
  await hears(["Überschrift: Gespräch sichern", "Schaltfläche: Zurück zum Gespräch", "Schaltfläche: Drucken", "Schaltfläche: Kopieren", "Schaltfläche: Herunterladen", "Schaltfläche: Link zum Gespräch",
    "Kontrollkästchen: In diesem Browser aufbewahren, Sonst endet der Zugang mit diesem Browser-Tab."]);
  await v.page.keyboard.press("Escape");
  await button("Gespräch beenden").click();
  await hears(["Gespräch wirklich beenden?", "Schaltfläche: Ja, beenden", "Schaltfläche: Nein"]);
  await button("Ja, beenden").click();
  await button("Neues Gespräch").waitFor();
  await hears(["Gespräch beendet", "Das Gespräch ist beendet.", "Auswahlknopf: Nein", "Auswahlknopf: Ja, sehr", "Schaltfläche: Drucken", "Schaltfläche: Neues Gespräch"]);
});

await check("in English it is heard in English", async () => {
  await v.visit();
  await button("English").click();
  await v.page.getByLabel("Your question").fill("What is the minimum salary for the EU Blue Card?");
  await v.page.keyboard.press("Enter");
  await v.log.getByText("€50,700").first().waitFor();
  await hears(["You", "Assistant", "Legal basis:", "Link: Section 18g(1), (2), (6) and (7) Residence Act (Aufenthaltsgesetz)"], "log");
});

/* ---- how it is seen --------------------------------------------------------------------- */

/** Every state one passes on the way through the chat; `look` is called in each. */
async function story(look) {
  await v.page.getByRole("heading", { name: "Jetzt oft gefragt" }).waitFor();
  await look("greeting");
  await v.composer().pressSequentially("blaue ka");
  await v.page.getByRole("option").first().waitFor();
  await v.page.keyboard.press("ArrowDown");
  await look("search");
  await v.page.keyboard.press("Escape");
  await v.asked();
  await v.page.waitForTimeout(200);
  await look("answer");
  await v.page.getByRole("button", { name: "Nein, nicht hilfreich" }).press("Enter");
  await v.expectFocus("Was stimmt nicht?");
  await look("reasons");
  await v.page.keyboard.press("Escape");
  await v.openHandoff();
  await look("handoff");
  await v.page.keyboard.press("Escape");
  await v.expectFocus("Mit einer Person sprechen");
  await button("Gespräch sichern").press("Enter");
  await v.page.locator("kammerlotse-keep").waitFor();
  await look("keep");
  await v.page.keyboard.press("Escape");
  await v.page.locator("kammerlotse-keep").waitFor({ state: "detached" });
  await button("Gespräch beenden").press("Enter");
  await v.page.getByRole("button", { name: "Ja, beenden" }).press("Enter");
  await button("Neues Gespräch").waitFor();
  await look("ended");
}
const picture = (name) => v.page.screenshot({ path: `${screenshots}/access-${name}.png` });

/** What has the focus and is not all to be seen: cut off, or covered by something else. */
const obscured = () => v.page.evaluate(() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  const name = at.ariaLabel || at.labels?.[0]?.innerText || at.innerText?.slice(0, 40) || at.tagName, box = at.getBoundingClientRect();
  if (!document.activeElement.matches("kammerlotse-widget")) return "";       /* on the page: Escape closes what covers it */
  if (!at.matches(":focus-visible") || at === document.body || at.getAttribute("role") === "log" || box.width === 0) return "";
  /* the middle of what is in the window, if a good part of it is */
  const top = Math.max(0, box.top), bottom = Math.min(innerHeight, box.bottom), left = Math.max(0, box.left), right = Math.min(innerWidth, box.right);
  if (bottom - top < Math.min(12, box.height) || right - left < Math.min(12, box.width)) return `${name} is out of the window`;
  const inside = (node, target) => { for (let one = node; one; one = one.parentNode ?? one.host) if (one === target) return true; return false; };
  const deepest = (x, y) => { let hit = document.elementFromPoint(x, y); while (hit?.shadowRoot?.elementFromPoint(x, y) && hit.shadowRoot.elementFromPoint(x, y) !== hit) hit = hit.shadowRoot.elementFromPoint(x, y); return hit; };
  for (const y of [top + 3, (top + bottom) / 2, bottom - 3]) {
    const hit = deepest((left + right) / 2, y);
    if (hit && (inside(hit, at) || inside(at, hit) || at.labels && [...at.labels].some((label) => inside(hit, label)))) return "";
  }
  return `${name} is covered`;
});
/** Tab through all there is; nothing that gets the focus may be hidden. */
async function walk(name) {
  const hidden = new Set();
  for (let i = 0; i < 45; i++) {
    await v.page.keyboard.press("Tab");
    const found = await obscured();
    if (found) hidden.add(found);
  }
  expect(hidden.size === 0, `${name}: ${[...hidden].join("; ")}`);
}

await check("at 400 % zoom everything can be read and reached, and the focus is never hidden", async () => {
  await v.visit("", () => v.page.setViewportSize({ width: 320, height: 256 }));
  await story(async (name) => {
    await picture(`zoom-${name}`);
    const wide = await tooWide(v.page);
    expect(wide.length === 0, `${name}: ${wide}`);
    const room = await v.page.evaluate(() => {
      const panel = document.querySelector("kammerlotse-widget").shadowRoot.querySelector("kammerlotse-panel"), { bottom } = panel.getBoundingClientRect();
      return { panel: bottom - innerHeight, log: panel.shadowRoot.querySelector("kammerlotse-transcript").clientHeight, foot: panel.shadowRoot.querySelector(".foot").clientHeight };
    });
    expect(room.panel <= 0 && (room.log >= 60 || room.foot >= 150), `${name}: ${JSON.stringify(room)}`);
    if (name !== "search") {
      const focus = await v.page.evaluateHandle(() => { let at = document.activeElement; while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement; return at; });
      await walk(name);
      await focus.evaluate((element) => element.isConnected && element.focus());
    }
  });
});

await check("with wide text spacing nothing is cut off", async () => {
  await v.visit("", () => v.page.setViewportSize({ width: 320, height: 640 }));
  await story(async (name) => {
    const cut = await v.page.evaluate(() => {
      const spacing = new CSSStyleSheet(), found = [];
      spacing.replaceSync("*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}");
      const roots = [];
      const collect = (root) => { roots.push(root); for (const one of root.querySelectorAll("*")) if (one.shadowRoot) collect(one.shadowRoot); };
      collect(document.querySelector("kammerlotse-widget").shadowRoot);
      for (const root of roots) root.adoptedStyleSheets.push(spacing);
      for (const root of roots)
        for (const one of root.querySelectorAll("button, p, h2, h3, h4, label, a, summary, li, legend, span")) {
          const style = getComputedStyle(one), box = one.getBoundingClientRect();
          if (box.width < 2 || one.closest(".unseen")) continue;
          if ((style.overflowX === "hidden" || style.overflowY === "hidden") && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)) found.push(`${one.className || one.tagName} is cut`);
          if (box.right > innerWidth + 1) found.push(`${one.tagName} "${one.textContent.trim().slice(0, 30)}" reaches ${Math.round(box.right)}`);
        }
      globalThis.unspaced = () => { for (const root of roots) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== spacing); };
      return found;
    });
    await picture(`spacing-${name}`);
    await v.page.evaluate(() => globalThis.unspaced());
    expect(cut.length === 0, `${name}: ${cut.slice(0, 4).join("; ")}`);
  });
});

for (const [words, name, media] of [["in the dark", "dark", { colorScheme: "dark" }], ["in forced colours", "forced", { forcedColors: "active" }]])
  await check(`${words} axe finds nothing in any state`, async () => {
    await v.visit("", () => v.page.emulateMedia({ ...media, reducedMotion: "reduce" }));
    await story(async (state) => {
      await picture(`${name}-${state}`);
      const found = await findings(v.page);
      expect(found.length === 0, `${state}: ${found.join("; ")}`);
    });
  });

await check("where less motion is wanted nothing moves", async () => {
  await v.visit("", () => v.page.emulateMedia({ reducedMotion: "reduce" }));
  await story(async (name) => {
    const moving = await v.page.evaluate(() => document.getAnimations().filter((one) => one.playState === "running").map((one) => one.animationName ?? one.transitionProperty));
    expect(moving.length === 0, `${name}: ${moving}`);
  });
});

await check("by default Tab leads through the chat without hiding where one is", async () => {
  await v.visit();
  await v.page.emulateMedia({ reducedMotion: "no-preference" });
  await v.asked();
  await walk("answer");
});

await done();
