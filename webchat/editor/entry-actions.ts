// The steps of an entry between draft and archive, each with what is asked before and told after.
import { Refused, change } from "./api.js";
import type { EntryView } from "./entry-view.js";
import type { Work } from "./entry-work.js";
import type { Used } from "./types.js";

export type Act = "handIn" | "takeBack" | "sendBack" | "discard" | "archive" | "unarchive";
export type Actions = Record<Act, () => Promise<void>> & { ended: (how: "published" | "review" | undefined) => Promise<void> };

export function entryActions(view: EntryView): Actions {
  const tried = async (run: () => Promise<void>) => { try { await run(); } catch (error) { view.shell.fail(error); } };
  const drafts = () => view.all.filter(({ hasDraft }) => hasDraft);
  const slug = () => view.place.path[0] ?? "";

  async function setState(state: "draft" | "review", note: string, told: string, undo = true) {
    for (const work of drafts()) await change("state", { ...work.versioned(), state, note });
    await view.load();
    void view.shell.refresh();
    view.shell.tell(told, undo ? () => void tried(() => setState(state === "draft" ? "review" : "draft", "", state === "draft" ? view.t.handedIn : view.t.takenBack, false)) : undefined);
  }

  async function handIn() {
    const { t } = view;
    const reply = await view.shell.ask({ title: t.handInTitle, text: t.handInText, yes: t.handIn, no: view.words.cancel, note: { label: t.noteForReview } });
    if (reply && await view.saveNow()) await tried(() => setState("review", reply.note, t.handedIn));
  }

  const takeBack = () => tried(() => setState("draft", "", view.t.takenBack));

  async function sendBack() {
    const { t } = view, reply = await view.shell.ask({ title: t.sendBackTitle, yes: t.sendBack, no: view.words.cancel, note: { label: t.sendBackNote, needed: true } });
    if (reply) await tried(() => setState("draft", reply.note, t.sentBackDone));
  }

  async function bringBack(thrown: readonly { work: Work; text: string }[]) {
    for (const { work, text } of thrown) await change("save", { item: work.item, version: 0, text, note: "" });
    await view.load();
    void view.shell.refresh();
  }

  async function discard() {
    const { t } = view, fresh = view.all.every(({ stored }) => !stored?.published);
    const reply = await view.shell.ask({ title: t.discardTitle, text: fresh ? t.discardNew : t.discardText, yes: t.discard, no: view.words.cancel, danger: true });
    if (!reply) return;
    await tried(async () => {
      const thrown: { work: Work; text: string }[] = [];
      for (const work of drafts()) thrown.push({ work, text: (await change<{ text: string }>("discard", work.versioned())).text });
      for (const work of view.all) await work.takeTheirs();
      void view.shell.refresh();
      view.shell.tell(t.discarded, () => void tried(() => bringBack(thrown)));
    });
  }

  async function archive() {
    const { t } = view, reply = await view.shell.ask({ title: t.archiveTitle, text: t.archiveText, yes: t.archive, no: view.words.cancel, danger: true, note: { label: t.archiveNote } });
    if (!reply) return;
    try {
      const { job } = await change<{ job: number }>("archive", { slug: slug(), note: reply.note });
      await view.shell.run(job, t.archiving);
      await view.load();
      void view.shell.refresh();
      view.shell.tell(t.archived, () => void unarchive());
    } catch (error) {
      const used = error instanceof Refused ? error.body["used"] as Used | undefined : undefined;
      if (!used) return view.shell.fail(error);
      await view.shell.ask({ title: t.archiveTitle, text: t.stillUsed, list: [...[...used.entries, ...used.flows].map(({ title }) => title), ...(used.rules ?? []).map(({ rule }) => rule)], yes: view.words.done });
    }
  }

  const unarchive = () => tried(async () => {
    const { job } = await change<{ job: number }>("unarchive", { slug: slug(), note: "" });
    await view.shell.run(job, view.t.unarchiving);
    await view.load();
    void view.shell.refresh();
    view.shell.tell(view.t.unarchived);
  });

  async function ended(how: "published" | "review" | undefined) {
    if (how === "review") return handIn();
    await view.load();
    if (how !== "published") return;
    void view.shell.refresh();
    view.shell.tell(view.t.published);
  }
  return { handIn, takeBack, sendBack, discard, archive, unarchive, ended };
}
