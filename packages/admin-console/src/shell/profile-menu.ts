import type { Locale } from '@logishift/support-sdk';
import { css, html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import '../parts/avatar.js';
import { ChangeWatch } from '../change-watch.js';
import { base } from '../parts/base.styles.js';
import { icon } from '../parts/icon.js';
import { ChevronsUpDown, Languages, LogOut, Monitor, Moon, Sun, UserCheck } from '../parts/icons.js';
import '../parts/menu.js';
import type { ChooseEvent, MenuItem } from '../parts/menu.js';
import { toast } from '../parts/toast.js';
import { go } from '../router.js';
import { session } from '../session/session.js';
import { languages, t } from '../texts/index.js';
import { explain } from '../texts/problems.js';
import { chooseOwnLanguage } from './language.js';
import { chooseTheme, chosenTheme, type Theme, themes } from './theme.js';

const locales = Object.keys(languages) as Locale[];
const isLocale = (value: string): value is Locale => Object.hasOwn(languages, value);

const signs = { auto: Monitor, light: Sun, dark: Moon };

/** Who is signed in; how the console looks and what it speaks; signing out. */
@customElement('ls-profile-menu')
export class ProfileMenu extends LitElement {
  static override styles = [
    base,
    css`
      ls-menu { width: 100%; }
      ls-menu > .icon { color: var(--ls-color-text-3); }
      .who { flex: 1; display: grid; min-width: 0; line-height: 1.35; }
      .who strong { font-size: var(--ls-text-13); font-weight: var(--ls-weight-strong); }
      .who span { font-size: var(--ls-text-12); font-weight: var(--ls-weight-regular); color: var(--ls-color-text-2); }
    `,
  ];

  constructor() {
    super();
    new ChangeWatch(this, session);
  }

  protected override render() {
    const { user } = session;
    if (!user) return html``;
    const theme = chosenTheme();
    const groups = {
      theme: { name: t.profile.theme, label: t.profile.theme },
      language: { name: t.profile.language, label: html`${icon(Languages, 14)}${t.profile.language}` },
    };
    return html`<ls-menu look="plain"
      .items=${
        [
          ...themes.map((name) => ({
            value: name,
            label: html`${icon(signs[name])}${t.profile[name]}`,
            checked: name === theme,
            group: groups.theme,
          })),
          ...locales.map((locale) => ({
            value: locale,
            label: html`<span lang=${locale}>${t.language[locale]}</span>`,
            checked: locale === user.locale,
            group: groups.language,
          })),
          { value: 'account', label: html`${icon(UserCheck)}${t.profile.account}` },
          { value: 'sign-out', label: html`${icon(LogOut)}${t.profile.signOut}` },
        ] satisfies MenuItem[]
      }
      @choose=${this.#choose}>
      <span class="visually-hidden">${t.profile.label}: </span>
      <ls-avatar .name=${user.name}></ls-avatar>
      <span class="who"><strong class="truncate">${user.name}</strong><span>${t.role[user.role]}</span></span>
      ${icon(ChevronsUpDown, 14)}
    </ls-menu>`;
  }

  #choose = ({ value }: ChooseEvent) => {
    if (value === 'sign-out') return void session.signOut();
    if (value === 'account') return go('/account');
    if (isLocale(value)) return void chooseOwnLanguage(value).catch((error) => toast(explain(error), 'failed'));
    chooseTheme(value as Theme);
    this.requestUpdate();
  };
}
