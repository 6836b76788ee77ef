import { type Agent, type AgentState, ConflictError } from '@logishift/support-sdk';
import { matcher } from '@logishift/support-sdk/finding';
import { html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { type AgentAct, act, agentList } from '../../data/agents.js';
import { Watch } from '../../data/watch.js';
import '../../parts/avatar.js';
import { base, buttons, chips, fields, skeletons } from '../../parts/base.styles.js';
import '../../parts/confirm.js';
import type { ConfirmPart } from '../../parts/confirm.js';
import { goOnAt } from '../../parts/focused.js';
import { icon } from '../../parts/icon.js';
import {
  Ban,
  Check,
  CircleCheck,
  Clock,
  Languages,
  Link,
  MailCheck,
  MailWarning,
  Phone,
  Search,
} from '../../parts/icons.js';
import '../../parts/message.js';
import '../../shell/page-header.js';
import '../../parts/time.js';
import { ChangeWatch } from '../../change-watch.js';
import { toast } from '../../parts/toast.js';
import { asked, go, href, router, withQuery } from '../../router.js';
import { session } from '../../session/session.js';
import { Shortcuts } from '../../shell/shortcuts.js';
import { date, dayAndTime, wholeNumber } from '../../texts/format.js';
import { t } from '../../texts/index.js';
import { explain } from '../../texts/problems.js';
import { styles } from './agents-page.styles.js';

type Show = 'all' | Exclude<AgentState, 'pending'>;
const shows = ['all', 'approved', 'suspended', 'rejected'] as const satisfies Show[];

/** Admin: who wants in, who works here, who no longer does. */
@customElement('ls-agents-page')
export class AgentsPage extends LitElement {
  static override styles = [base, buttons, chips, fields, skeletons, styles];

  /** Those about whom something is under way. */
  @state() private busy: ReadonlySet<string> = new Set();
  @state() private words = '';
  @query('ls-confirm') private confirm!: ConfirmPart;
  @query('.seek input') private field!: HTMLInputElement | null;

  #agents = new Watch(this, agentList);

  constructor() {
    super();
    new ChangeWatch(this, router);
    new Shortcuts(this, { '/': () => this.field?.focus() });
  }

  protected override render() {
    const { value, error, resource } = this.#agents;
    const members = value?.filter(({ state }) => state !== 'pending');
    return html`
      <ls-page-header .heading=${t.agents.title} .lead=${members ? t.agents.lead(members.length) : ''}>
        <button class="button" type="button" aria-label=${t.agents.copyLink} @click=${this.#copyLink}>${icon(Link)}<span class="wide">${t.agents.copyLink}</span></button>
      </ls-page-header>
      <div class="scroll">
        ${
          !value && error
            ? html`<ls-message .error=${error} @retry=${() => resource?.reload()}></ls-message>`
            : html`${this.#waiting(value?.filter(({ state }) => state === 'pending'))}${this.#members(members)}`
        }
      </div>
      <ls-confirm></ls-confirm>
    `;
  }

  #waiting(agents: Agent[] | undefined) {
    return html`<section>
      <div class="head">
        <h2>${t.agents.waiting} ${agents?.length ? html`<span class="waiting-count">${agents.length}</span>` : nothing}</h2>
        ${agents?.length ? html`<p>${t.agents.waitingHint}</p>` : nothing}
      </div>
      <div class="card">
        ${agents?.length === 0 ? html`<p class="nobody">${icon(CircleCheck)}${t.agents.nobodyWaits}</p>` : nothing}
        ${agents ? nothing : html`<div class="applicant" role="status" aria-busy="true" aria-label=${t.loading}><i class="skeleton"></i></div>`}
        <ul>
          ${repeat(
            agents ?? [],
            ({ id }) => id,
            (agent) => html`<li class="applicant">
              <ls-avatar size="large" .name=${agent.name}></ls-avatar>
              <div class="who"><strong class="truncate">${agent.name}</strong><span class="truncate" title=${agent.email}>${agent.email}</span></div>
              <ul class="facts">
                <li class=${agent.email_verified_at ? '' : 'not-proven'} title=${agent.email_verified_at ? nothing : t.agents.notProvenHint}>
                  ${icon(agent.email_verified_at ? MailCheck : MailWarning, 14)}${agent.email_verified_at ? t.agents.proven : t.agents.notProven}</li>
                <li>${icon(Phone, 14)}${agent.phone ? html`<bdi dir="ltr">${agent.phone}</bdi>` : t.side.noPhone}</li>
                <li>${icon(Languages, 14)}${t.language[agent.locale]}</li>
              </ul>
              <span class="since">${icon(Clock, 14)}${t.agents.registered(dayAndTime(agent.created_at))}</span>
              <div class="acts">
                <button class="button" type="button" aria-disabled=${this.busy.has(agent.id) ? 'true' : nothing} @click=${() => this.#reject(agent)}>${t.agents.reject}</button>
                <button class="button primary" type="button" aria-disabled=${this.busy.has(agent.id) ? 'true' : nothing} @click=${() => this.#approve(agent)}>
                  ${icon(Check)}${t.agents.approve}
                </button>
              </div>
            </li>`,
          )}
        </ul>
      </div>
    </section>`;
  }

  #members(members: Agent[] | undefined) {
    if (!members) return nothing;
    const chosen = asked('show', shows);
    const fits = matcher(this.words);
    const found = members.filter(
      ({ state, name, email }) => (chosen === 'all' || state === chosen) && fits(`${name} ${email}`),
    );
    const busiest = Math.max(10, ...members.map(({ open_tickets }) => open_tickets));
    const c = t.agents.columns;
    return html`<section>
      <div class="head">
        <h2>${t.agents.title}</h2>
        <div class="tools">
          <div class="chips" role="group" aria-label=${t.management.filters}>
            ${shows.map((show) => {
              const count = members.filter(({ state }) => state === show).length;
              return show === 'all' || count
                ? html`<button type="button" class="chip numbers" aria-pressed=${chosen === show}
                    @click=${() => go(withQuery({ show: show === 'all' ? null : show }), { replace: true })}>${t.agents.filter[show]} ${show === 'all' ? members.length : count}</button>`
                : nothing;
            })}
          </div>
          <label class="seek">${icon(Search)}<input class="input small" type="search" aria-label=${t.agents.find} placeholder=${t.agents.find}
            @input=${(event: InputEvent) => {
              this.words = (event.target as HTMLInputElement).value;
            }} /></label>
        </div>
      </div>
      <div class="card table" tabindex="0" role="region" aria-label=${t.agents.title}>
        ${
          found.length === 0
            ? html`<ls-message .words=${t.agents.noneFit}></ls-message>`
            : html`<table>
                <thead><tr><th>${c.agent}</th><th>${c.state}</th><th>${c.load}</th><th class="phone">${c.phone}</th><th class="language">${c.language}</th><th class="from end">${c.since}</th><th><span class="visually-hidden">${t.agents.acts}</span></th></tr></thead>
                <tbody>${repeat(
                  found,
                  ({ id }) => id,
                  (agent) => this.#member(agent, busiest),
                )}</tbody>
              </table>`
        }
      </div>
    </section>`;
  }

  #member(agent: Agent, busiest: number) {
    const { state, open_tickets: open } = agent;
    return html`<tr class=${state}>
      <td><div class="member">
        <ls-avatar .name=${agent.name}></ls-avatar>
        <div class="who"><div class="name"><strong class="truncate">${agent.name}</strong>${agent.role === 'admin' ? html`<span class="tag">${t.role.admin}</span>` : nothing}</div>
          <span class="address"><span class="truncate" title=${agent.email}>${agent.email}</span>${
            agent.email_verified_at
              ? nothing
              : html`<span class="not-proven" role="img" aria-label=${t.agents.notProven} title=${`${t.agents.notProven}. ${t.agents.notProvenHint}`}>${icon(MailWarning, 14)}</span>`
          }</span></div>
      </div></td>
      <td><span class="state">${icon(state === 'approved' ? CircleCheck : Ban, 14)}${t.agentState[state]}</span></td>
      <td>${
        open
          ? html`<span class="load"><progress value=${open} max=${busiest} aria-hidden="true"></progress><strong class="numbers">${wholeNumber(open)}</strong></span>`
          : html`<span class="none">${t.agents.noTickets}</span>`
      }</td>
      <td class="phone">${agent.phone ? html`<bdi dir="ltr">${agent.phone}</bdi>` : html`<span aria-label=${t.none}>–</span>`}</td>
      <td class="language">${t.language[agent.locale]}</td>
      <td class="from end">${date(agent.approved_at ?? agent.created_at)}</td>
      <td class="end">${this.#memberAct(agent)}</td>
    </tr>`;
  }

  #memberAct(agent: Agent) {
    if (agent.role === 'admin' || agent.id === session.user?.id) return nothing;
    const busy = this.busy.has(agent.id) ? 'true' : nothing;
    if (agent.state === 'approved') {
      return html`<button class="button quiet" type="button" aria-disabled=${busy} @click=${() => this.#suspend(agent)}>${t.agents.suspend}</button>`;
    }
    if (agent.state === 'suspended') {
      return html`<button class="button" type="button" aria-disabled=${busy} @click=${() => this.#act('reinstate', agent, t.agents.reinstated(agent.name))}>${t.agents.reinstate}</button>`;
    }
    // Somebody may think better of it.
    return html`<button class="button" type="button" aria-disabled=${busy} @click=${() => this.#approve(agent)}>${t.agents.approve}</button>`;
  }

  async #approve(agent: Agent) {
    if (this.busy.has(agent.id)) return;
    const isProven = agent.email_verified_at !== null;
    if (isProven || (await this.confirm.ask(t.agents.confirmUnproven(agent.name))))
      await this.#act(isProven ? 'approve' : 'approve_unproven', agent, t.agents.approved(agent.name));
  }

  async #reject(agent: Agent) {
    if (!this.busy.has(agent.id) && (await this.confirm.ask(t.agents.confirmReject(agent.name))))
      await this.#act('reject', agent, t.agents.rejected(agent.name));
  }

  async #suspend(agent: Agent) {
    if (!this.busy.has(agent.id) && (await this.confirm.ask(t.agents.confirmSuspend(agent.name, agent.open_tickets)))) {
      await this.#act('suspend', agent, t.agents.suspended(agent.name));
    }
  }

  async #act(agentAct: AgentAct, agent: Agent, done: string) {
    if (this.busy.has(agent.id)) return;
    this.busy = new Set([...this.busy, agent.id]);
    try {
      await act(agentAct, agent.id);
      toast(done, 'person');
    } catch (error) {
      const faster = error instanceof ConflictError && error.code === 'agent_state';
      toast(faster ? t.agents.stateChanged : explain(error), 'failed');
    } finally {
      this.busy = new Set([...this.busy].filter((id) => id !== agent.id));
    }
    await this.updateComplete;
    goOnAt(this.renderRoot, '.applicant .primary', '.table');
  }

  #copyLink = async () => {
    try {
      await navigator.clipboard.writeText(location.origin + href('/support-agent-register'));
      toast(t.ticket.copied);
    } catch (error) {
      toast(explain(error), 'failed');
    }
  };
}
