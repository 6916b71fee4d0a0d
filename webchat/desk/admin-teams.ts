// <admin-teams>: who answers what.
import { html, nothing } from "lit";
import { read, type Team, type Teams } from "./admin-api.js";
import { AdminTab } from "./admin-tab.js";

type Draft = Team & { new: boolean };
const FIELDS = ["team", "name_de", "name_en", "areas", "email"];

export class AdminTeams extends AdminTab<Draft> {
  private shown: Teams | null = null;

  protected override async fetchAll() { this.shown = await read<Teams>("teams"); }

  private async open(team: Team | null) {
    if (!await this.mayDiscard()) return;
    this.begin(team ? { ...team, new: false } : { team: "", name_de: "", name_en: "", areas: [], email: "", new: true }, team ? `edit-${team.team}` : "add");
  }

  private async submit(e: SubmitEvent) {
    e.preventDefault();
    if (!this.draft || !await this.send("team", this.draft, this.t.saved)) return;
    await this.load();
    this.end();
  }

  private async drop(team: Team) {
    const { t } = this;
    if (!await this.ask({ title: t.removeTeam(this.nameOf(team)), text: t.removeTeamAsk, yes: t.remove, no: t.cancel })) return;
    if (!await this.send("team-delete", { team: team.team }, t.removed)) return;
    await this.load();
    this.querySelector<HTMLElement>("#add")?.focus();
  }

  private nameOf(team: Team) { return this.lang === "en" ? team.name_en : team.name_de; }
  private areaOf(area: string) { return this.t.area[area] ?? area; }

  private form(draft: Draft) {
    const { t } = this;
    return html`<form class="card" novalidate aria-label=${draft.new ? t.newTeam : t.editing(draft.name_de)} @submit=${(e: SubmitEvent) => void this.submit(e)}>${this.problem(FIELDS)}
      ${this.line("team", t.team, draft.team, (team) => this.put({ team }), { help: t.teamHelp, max: 32, disabled: !draft.new, autocomplete: "off" })}
      <div class="pair">${this.line("name_de", t.nameDe, draft.name_de, (name_de) => this.put({ name_de }), { max: 80 })}
        ${this.line("name_en", t.nameEn, draft.name_en, (name_en) => this.put({ name_en }), { max: 80 })}</div>
      ${this.checks("areas", t.areas, (this.shown?.areas ?? []).map((area) => ({ value: area, text: this.areaOf(area) })), draft.areas, (areas) => this.put({ areas }))}
      ${this.line("email", t.email, draft.email, (email) => this.put({ email }), { help: `${t.emailHelp}${this.shown?.mail ? "" : ` ${t.noMail}`}`, type: "email", max: 254, optional: true })}
      ${this.buttons()}</form>`;
  }

  private row(team: Team) {
    const { t } = this, name = this.nameOf(team);
    if (this.draft && !this.draft.new && this.draft.team === team.team) return html`<li>${this.form(this.draft)}</li>`;
    return html`<li class="card item"><div><h3>${name} <code>${team.team}</code></h3>
        <p>${team.areas.map((area) => this.areaOf(area)).join(", ") || t.noAreas}</p><p class="quiet">${team.email || t.noEmail}</p></div>
      <div class="buttons"><button id="edit-${team.team}" aria-label=${t.editing(name)} @click=${() => void this.open(team)}>${t.edit}</button>
        <button aria-label=${t.removing(name)} @click=${() => void this.drop(team)}>${t.remove}</button></div></li>`;
  }

  override render() {
    const { t, shown } = this;
    return this.page(t.tabs.teams, t.teamsIntro, shown !== null, () => html`
      ${this.draft ? nothing : this.problem([])}
      ${this.draft?.new ? this.form(this.draft) : html`<button id="add" class="main" @click=${() => void this.open(null)}>${t.newTeam}</button>`}
      ${shown?.teams.length ? html`<ul>${shown.teams.map((team) => this.row(team))}</ul>` : html`<p class="empty">${t.noTeams}</p>`}`);
  }
}
customElements.define("admin-teams", AdminTeams);
