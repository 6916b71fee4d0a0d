// <admin-accounts>: who may sign in. A password is shown once, here, and kept nowhere.
import { html, nothing } from "lit";
import { read, type AdminAccount, type Role, type Team } from "./admin-api.js";
import { AdminTab } from "./admin-tab.js";

type Draft = { login: string; name: string; role: Role; teams: string[]; capacity: number; email: string; new: boolean };
const FIELDS = ["login", "name", "role", "teams", "capacity", "email"];
const ROLES: Role[] = ["advisor", "editor", "head", "administrator"];

export class AdminAccounts extends AdminTab<Draft> {
  static override properties = { ...AdminTab.properties, made: { state: true }, copied: { state: true } };
  private shown: AdminAccount[] | null = null;
  private teams: Team[] = [];
  declare made: { name: string; password: string } | null; declare copied: boolean;

  constructor() { super(); this.made = null; this.copied = false; }

  protected override async fetchAll() {
    const [accounts, teams] = await Promise.all([read<{ accounts: AdminAccount[] }>("accounts"), read<{ teams: Team[] }>("teams")]);
    this.shown = accounts.accounts;
    this.teams = teams.teams;
  }

  private async open(account: AdminAccount | null) {
    if (!await this.mayDiscard()) return;
    this.begin(account ? { login: account.login, name: account.name, role: account.role, teams: account.teams, capacity: account.capacity, email: account.email, new: false }
      : { login: "", name: "", role: "advisor", teams: [], capacity: 3, email: "", new: true }, account ? `edit-${account.login}` : "add");
  }

  private async submit(e: SubmitEvent) {
    e.preventDefault();
    const { draft } = this;
    if (!draft) return;
    const sent = await this.send<{ password: string } | undefined>(draft.new ? "account-add" : "account", draft, this.t.saved);
    if (!sent) return;
    await this.load();
    this.end();
    if (sent.answer) this.show(draft.name, sent.answer.password);
  }

  private show(name: string, password: string) {
    this.made = { name, password };
    this.copied = false;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(".password h3")?.focus());
  }

  private async copy(password: string) {
    try { await navigator.clipboard.writeText(password); this.copied = true; } catch { /* it can be read and marked */ }
  }

  private async reset(account: AdminAccount) {
    const { t } = this;
    if (!await this.ask({ title: t.passwordAsk(account.name), text: t.passwordLong, yes: t.newPassword, no: t.cancel })) return;
    const sent = await this.send<{ password: string }>("account-password", { login: account.login }, t.saved);
    if (sent) this.show(account.name, sent.answer.password);
  }

  private async disable(account: AdminAccount) {
    const { t } = this;
    if (!account.disabled && !await this.ask({ title: t.disableAsk(account.name), text: t.disableLong, yes: t.disable, no: t.cancel })) return;
    if (!await this.send(account.disabled ? "account-enable" : "account-disable", { login: account.login }, account.disabled ? t.enabledNow : t.disabledNow)) return;
    await this.load();
    await this.updateComplete;
    document.getElementById(`disable-${account.login}`)?.focus();
  }

  private teamName(team: string) {
    const found = this.teams.find((one) => one.team === team);
    return found ? this.lang === "en" ? found.name_en : found.name_de : team;
  }

  private password({ name, password }: { name: string; password: string }) {
    const { t } = this;
    return html`<section class="card password" aria-label=${t.passwordFor(name)}><h3 tabindex="-1">${t.passwordFor(name)}</h3><p><code>${password}</code></p><p>${t.passwordOnce}</p>
      <div class="buttons"><button class="main" @click=${() => { this.made = null; this.querySelector<HTMLElement>("#add")?.focus(); }}>${t.noted}</button>
        <button @click=${() => void this.copy(password)}>${t.copy}</button><span role="status">${this.copied ? t.copied : ""}</span></div></section>`;
  }

  private roles(draft: Draft) {
    const { t } = this;
    return html`<fieldset class="field" tabindex="-1" aria-describedby=${this.told("role", "")}><legend>${t.role}</legend><div class="roles">${ROLES.map((role) => html`<label><input type="radio" name="role" .checked=${draft.role === role}
      @change=${() => this.put({ role })}><span>${t.roles[role]}<small>${t.roleHelp[role]}</small></span></label>`)}</div>${this.under("role")}</fieldset>`;
  }

  private form(draft: Draft) {
    const { t } = this;
    return html`<form class="card" novalidate aria-label=${draft.new ? t.newAccount : t.editing(draft.name)} @submit=${(e: SubmitEvent) => void this.submit(e)}>${this.problem(FIELDS)}
      <div class="pair">${this.line("login", t.login, draft.login, (login) => this.put({ login }), { help: t.loginHelp, max: 64, disabled: !draft.new, autocomplete: "off" })}
        ${this.line("name", t.name, draft.name, (name) => this.put({ name }), { help: t.nameHelp, max: 80, autocomplete: "off" })}</div>
      ${this.roles(draft)}
      ${this.checks("teams", t.inTeams, this.teams.map(({ team }) => ({ value: team, text: this.teamName(team) })), draft.teams, (teams) => this.put({ teams }), t.inTeamsHelp)}
      ${this.line("capacity", t.capacity, String(draft.capacity || ""), (capacity) => this.put({ capacity: Number(capacity) }), { type: "number" })}
      ${this.line("email", t.accountEmail, draft.email, (email) => this.put({ email }), { help: t.accountEmailHelp, type: "email", max: 254, optional: true })}
      ${this.buttons()}</form>`;
  }

  private row(account: AdminAccount) {
    const { t } = this, own = account.login === this.account.login;
    if (this.draft && !this.draft.new && this.draft.login === account.login) return html`<li>${this.form(this.draft)}</li>`;
    return html`<li class="card item ${account.disabled ? "off" : ""}"><div><h3>${account.name} <code>${account.login}</code>${own ? html` <span class="tag">${t.you}</span>` : nothing}
        ${account.disabled ? html` <span class="tag bad">${t.disabled}</span>` : nothing}</h3>
        <p>${t.roles[account.role]}, ${account.teams.map((team) => this.teamName(team)).join(", ") || t.allTeams}, ${t.capacityShort(account.capacity)}${account.email ? html`<br><span class="quiet">${account.email}</span>` : nothing}</p></div>
      <div class="buttons"><button id="edit-${account.login}" aria-label=${t.editing(account.name)} @click=${() => void this.open(account)}>${t.edit}</button>
        ${account.disabled ? nothing : html`<button aria-label=${`${t.newPassword}: ${account.name}`} @click=${() => void this.reset(account)}>${t.newPassword}</button>`}
        ${own ? nothing : html`<button id="disable-${account.login}" aria-label=${`${account.disabled ? t.enable : t.disable}: ${account.name}`} @click=${() => void this.disable(account)}>${account.disabled ? t.enable : t.disable}</button>`}</div></li>`;
  }

  override render() {
    const { t, shown } = this;
    return this.page(t.tabs.accounts, t.accountsIntro, shown !== null, () => html`
      ${this.draft ? nothing : this.problem([])}
      ${this.made ? this.password(this.made) : nothing}
      ${this.draft?.new ? this.form(this.draft) : html`<button id="add" class="main" @click=${() => void this.open(null)}>${t.newAccount}</button>`}
      ${shown?.length === 1 ? html`<p class="empty">${t.onlyYou}</p>` : nothing}
      <ul>${shown?.map((account) => this.row(account))}</ul>`);
  }
}
customElements.define("admin-accounts", AdminAccounts);
