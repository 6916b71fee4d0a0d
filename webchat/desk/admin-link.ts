// The ways into the administration and the editor: lines of the account's menu, for those who may.
import { html, nothing } from "lit";
import type { Account } from "../shared/protocol.js";
import { de } from "./admin-texts.de.js";
import { en } from "./admin-texts.en.js";

export const mayAdminister = (account: Account): boolean => account.role === "head" || account.role === "administrator";

export const editorLink = (account: Account, lang: string) => account.role === "advisor" ? nothing
  : html`<a class="admin-link" href="/editor">${(lang === "en" ? en : de).editor}</a>`;

export const adminLink = (account: Account, lang: string) => mayAdminister(account)
  ? html`<a class="admin-link" href="#admin/teams">${(lang === "en" ? en : de).open}</a>` : nothing;
