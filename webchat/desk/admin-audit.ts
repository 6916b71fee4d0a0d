// <admin-audit>: who changed what, page by page.
import { html, nothing } from "lit";
import { locale } from "../shared/locale.js";
import { read, type Noted, type Span } from "./admin-api.js";
import { AdminTab } from "./admin-tab.js";

type Members = Record<string, unknown>;
const KEYS = ["team", "login", "closure", "reply"];              /* what it is, not what changed */
const isSpan = (one: unknown): one is Span => typeof one === "object" && one !== null && "weekday" in one;
const membersOf = (value: unknown): Members | null => Array.isArray(value) ? { week: value } : value as Members | null;

export class AdminAudit extends AdminTab<object> {
  private rows: Noted[] | null = null;
  private next: number | null = null;

  protected override async fetchAll() {
    const page = await read<{ audit: Noted[]; before: number | null }>("audit");
    this.rows = page.audit;
    this.next = page.before;
  }

  private async older() {
    const first = this.rows?.length ?? 0;
    try {
      const page = await read<{ audit: Noted[]; before: number | null }>(`audit?before=${this.next}`);
      this.rows = [...this.rows ?? [], ...page.audit];
      this.next = page.before;
    } catch { this.fault = { field: "", message: this.t.notLoaded }; }
    this.requestUpdate();
    await this.updateComplete;
    this.querySelectorAll<HTMLElement>(".log-row h3")[first]?.focus();
  }

  private shown(member: string, value: unknown): string {
    const { t } = this;
    if (value === "" || value === null || value === undefined || (Array.isArray(value) && !value.length)) return t.nothing;
    if (typeof value === "boolean") return value ? t.yes : t.no;
    if (Array.isArray(value)) return value.map((one: unknown) => isSpan(one) ? `${t.weekdaysShort[one.weekday - 1]} ${one.from}–${one.to}` : t.area[String(one)] ?? String(one)).join(", ");
    return member === "role" ? t.roles[String(value)] ?? String(value) : String(value);
  }

  /** The members that differ; of what was made or deleted all. */
  private differences(row: Noted) {
    const { t } = this, before = membersOf(row.before), after = membersOf(row.after);
    const names = Object.keys({ ...before, ...after }).filter((name) => !KEYS.includes(name) && JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]));
    const side = (name: string, members: Members) => html`<span class="text">${this.shown(name, members[name])}</span>`;
    return names.length ? html`<dl>${names.map((name) => html`<div><dt>${t.members[name] ?? name}</dt><dd>${before ? html`<del><span class="hidden">${t.before}: </span>${side(name, before)}</del> ` : nothing}
      ${after ? html`<ins>${before ? html`<span class="hidden">${t.after}: </span>` : nothing}${side(name, after)}</ins>` : nothing}</dd></div>`)}</dl>` : nothing;
  }

  private row(row: Noted) {
    const { t } = this;
    const when = new Date(row.at).toLocaleString(locale(this.lang), { dateStyle: "medium", timeStyle: "short" });
    return html`<li class="card log-row"><h3 tabindex="-1">${t.actions[row.action] ?? row.action}${row.subject ? `: ${row.subject}` : ""}</h3>
      <p class="quiet"><time datetime=${new Date(row.at).toISOString()}>${when}</time>, ${row.login}</p>${this.differences(row)}</li>`;
  }

  override render() {
    const { t, rows } = this;
    return this.page(t.tabs.audit, t.auditIntro, rows !== null, () => html`
      ${rows?.length ? html`<ol>${rows.map((row) => this.row(row))}</ol>` : html`<p class="empty">${t.noAudit}</p>`}
      ${this.problem([])}${this.next === null ? nothing : html`<button @click=${() => void this.older()}>${t.older}</button>`}`);
  }
}
customElements.define("admin-audit", AdminAudit);
