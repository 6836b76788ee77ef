import type { TicketStatus } from '@logishift/support-sdk/contract';
import { clip } from '@logishift/support-sdk/text';
import { escapeHtml } from '../../../platform/escape-html.js';
import type { Block, Letter } from './letter.js';
import { directionOf } from './texts/index.js';

export const fonts = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Noto Sans','Helvetica Neue',Arial,sans-serif";

const shapes: Record<TicketStatus, string> = {
  open: '●',
  in_progress: '◐',
  on_hold: '❚❚',
  resolved: '✓',
  closed: '○',
};
const tones: Record<TicketStatus, { light: [string, string]; dark: [string, string] }> = {
  open: { light: ['#1556B0', '#E7F0FD'], dark: ['#9CC4FF', '#16273F'] },
  in_progress: { light: ['#5B3DB8', '#EFEBFC'], dark: ['#C3B2FF', '#271F45'] },
  on_hold: { light: ['#8A5300', '#FDF1DC'], dark: ['#F5C46B', '#38290D'] },
  resolved: { light: ['#17693A', '#E2F5E9'], dark: ['#7FD8A2', '#12301F'] },
  closed: { light: ['#4B5768', '#EDF0F3'], dark: ['#A9B4C2', '#222D39'] },
};

// Light colours stand on the elements, since many mail programs drop style sheets; those that keep them get the dark ones.
const darkRules: [string, string][] = [
  ['.canvas', 'background-color:#0E141B'],
  ['.surface', 'background-color:#151D26;border-color:#2A3644'],
  ['.well', 'background-color:#1C2631'],
  ['.tint', 'background-color:#12332E'],
  ['.text', 'color:#E8EDF3'],
  ['.text-2', 'color:#A9B4C2'],
  ['.rule', 'border-color:#2A3644'],
  ['.accent', 'background-color:#4CC3AC'],
  ['.on-accent', 'color:#06231E'],
  ['.link', 'color:#4CC3AC'],
  ...Object.entries(tones).map(
    ([
      name,
      {
        dark: [color, background],
      },
    ]): [string, string] => [`.${name}`, `color:${color};background-color:${background}`],
  ),
];
const important = (rule: string) => `${rule.replaceAll(';', ' !important;')} !important`;
const sheet = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){${darkRules.map(([name, rule]) => `${name}{${important(rule)}}`).join('')}}
@media (max-width:480px){.room{padding:20px 16px !important}.edge{padding:12px 8px !important}}`;

const text = 'color:#16202C;font-size:16px;line-height:1.5';
const small = 'color:#4B5768;font-size:13px;line-height:1.5';

/** A letter as a page: one column, tables and styles that mail programs understand, no picture and no script. */
export function toHtml(letter: Letter): string {
  const dir = directionOf(letter.locale);
  const preview = [...letter.titles, ...letter.blocks.map((block) => Object.values(block)[0] as string)].join(' · ');
  return `<!doctype html>
<html lang="${letter.locale}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no">
<title>${escapeHtml(letter.subject)}</title>
<style>${sheet}</style>
</head>
<body class="canvas" style="margin:0;padding:0;background-color:#F6F7F9;font-family:${fonts}">
<div style="display:none;max-height:0;overflow:hidden">${escapeHtml(beginning(preview))}</div>
<table role="presentation" class="canvas" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color:#F6F7F9">
<tr><td class="edge" align="center" style="padding:24px 12px;font-family:${fonts}">
<table role="presentation" dir="${dir}" width="600" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:600px;text-align:start">
<tr><td class="text" style="padding:0 4px 12px;color:#16202C;font-size:14px;font-weight:600"><span class="accent" style="display:inline-block;width:10px;height:10px;border-radius:3px;background-color:#0B6E5F"></span>&nbsp; ${escapeHtml(letter.brand)}</td></tr>
<tr><td class="surface room" style="background-color:#FFFFFF;border:1px solid #DDE2E8;border-radius:10px;padding:28px">
${[heading(letter), ticketHead(letter), paragraph(letter.hello), ...letter.blocks.map((block) => htmlBlock(block, letter.readOn)), button(letter), notes(letter), share(letter)].filter(Boolean).join('\n')}
</td></tr>
${footer(letter)}</table>
</td></tr>
</table>
</body>
</html>
`;
}

function notes({ notes }: Letter): string {
  if (notes.length === 0) return '';
  return `<p class="text-2" style="margin:0;${small}">${notes.map(escapeHtml).join('<br>')}</p>`;
}

function share({ share }: Letter): string {
  if (!share) return '';
  const url = escapeHtml(share.url);
  return `<p class="text-2 rule" style="margin:20px 0 0;padding:16px 0 0;border-top:1px solid #DDE2E8;${small}">${escapeHtml(share.line)}<br><a class="link" dir="ltr" href="${url}" style="color:#0B6E5F;text-decoration:underline;overflow-wrap:anywhere;word-break:break-word">${url}</a></p>`;
}

const beginning = (preview: string) => clip(preview.replace(/\s+/g, ' '), 140);

function paragraph(words: string, className = 'text', style = text): string {
  return `<p class="${className}" style="margin:0 0 16px;${style}">${escapeHtml(words)}</p>`;
}

function heading({ titles, ticket }: Letter): string {
  const lines = titles.map((title) => `<span dir="auto">${escapeHtml(title)}</span>`).join('<br>');
  return `<h1 class="text" style="margin:0 0 ${ticket ? 16 : 20}px;color:#16202C;font-size:20px;line-height:1.3;font-weight:600;overflow-wrap:anywhere">${lines}</h1>`;
}

function ticketHead({ ticket }: Letter): string {
  if (!ticket) return '';
  const { number, subject, status, category, parcel } = ticket;
  const [color, background] = status ? tones[status.value].light : ['', ''];
  const pill = status
    ? `&nbsp; <span class="${status.value}" style="display:inline-block;padding:1px 8px;border-radius:6px;background-color:${background};color:${color};font-weight:500">${shapes[status.value]} ${escapeHtml(status.label)}</span>`
    : '';
  const kind = category ? ` · ${escapeHtml(category)}` : '';
  const about = parcel
    ? `\n<div class="text-2" style="margin:4px 0 0;${small}">${escapeHtml(parcel.label)} <bdi dir="ltr" style="white-space:nowrap">${escapeHtml(parcel.number)}</bdi></div>`
    : '';
  return `<div class="rule" style="margin:0 0 20px;padding:0 0 16px;border-bottom:1px solid #DDE2E8">
<div class="text-2" style="margin:0 0 4px;${small}"><bdi>${escapeHtml(number)}</bdi>${kind}${pill}</div>
<div class="text" dir="auto" style="color:#16202C;font-size:16px;line-height:1.4;font-weight:600;overflow-wrap:anywhere">${escapeHtml(subject)}</div>${about}
</div>`;
}

function htmlBlock(block: Block, readOn: string): string {
  if ('line' in block) return paragraph(block.line);
  if ('code' in block) {
    return `<p class="well text" dir="ltr" style="margin:0 0 16px;padding:16px;border-radius:10px;background-color:#F0F2F5;color:#16202C;font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:28px;letter-spacing:6px;text-align:center">${escapeHtml(block.code)}</p>`;
  }
  const [className, background] = block.by === 'customer' ? ['tint', '#E3F3EF'] : ['well', '#F0F2F5'];
  const lines = escapeHtml(block.quote).replace(/\r\n|[\r\n\u2028\u2029]/g, '<br>');
  const quote = `<blockquote class="${className} text" dir="auto" style="margin:0 0 16px;padding:12px 16px;border-radius:10px;background-color:${background};${text};overflow-wrap:anywhere">${lines}${block.more ? ' …' : ''}</blockquote>`;
  return block.more ? `${quote}\n${paragraph(readOn, 'text-2', small)}` : quote;
}

function button({ button }: Letter): string {
  if (!button) return '';
  return `<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:24px 0"><tr><td class="accent" style="border-radius:6px;background-color:#0B6E5F"><a class="on-accent" href="${escapeHtml(button.url)}" style="display:inline-block;padding:12px 20px;color:#FFFFFF;font-size:16px;line-height:20px;font-weight:600;text-decoration:none">${escapeHtml(button.label)}</a></td></tr></table>`;
}

function footer({ why, stop }: Letter): string {
  const link = stop
    ? `<br><a class="text-2" href="${escapeHtml(stop.url)}" style="color:#4B5768;text-decoration:underline">${escapeHtml(stop.label)}</a>`
    : '';
  return why ? `<tr><td class="text-2" style="padding:16px 4px 0;${small}">${escapeHtml(why)}${link}</td></tr>\n` : '';
}
