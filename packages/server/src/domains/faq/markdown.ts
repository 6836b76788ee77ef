import MarkdownIt from 'markdown-it';
import sanitize from 'sanitize-html';

const markdown = new MarkdownIt({ html: false, linkify: true });

const allowed: sanitize.IOptions = {
  allowedTags: [
    'p',
    'br',
    'strong',
    'em',
    's',
    'code',
    'pre',
    'blockquote',
    'ul',
    'ol',
    'li',
    'h3',
    'h4',
    'a',
    'hr',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
  ],
  allowedAttributes: { a: ['href', 'rel', 'target'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  // An answer stands below its question: its headings begin at h3.
  transformTags: {
    h1: 'h3',
    h2: 'h3',
    h5: 'h4',
    h6: 'h4',
    a: (name, attributes) => ({
      tagName: name,
      attribs: { ...attributes, rel: 'noopener noreferrer', target: '_blank' },
    }),
  },
};

/** Renders like `renderAnswer`, and remembers nothing: for texts that change with every word. */
export const renderDraft = (answer: string): string => sanitize(markdown.render(answer), allowed).trim();

/** Addresses stay the text they are: looking for them would take half the time. */
const plain = new MarkdownIt({ html: false });

/** What is read of an answer, without its marks and addresses, on one line. */
export const plainAnswer = (answer: string): string =>
  plain
    .parse(answer, {})
    .map((block) => (block.children ? block.children.map(wordsIn).join('') : block.content))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();

const wordsIn = ({ type, content }: { type: string; content: string }): string =>
  type === 'softbreak' || type === 'hardbreak' ? ' ' : content;

const rendered = new Map<string, string>();

/** Renders an FAQ answer to HTML of an allow-list: what a page inserts has passed here and nothing else. */
export function renderAnswer(answer: string): string {
  const known = rendered.get(answer);
  if (known !== undefined) return known;
  const html = renderDraft(answer);
  if (rendered.size >= 2000) rendered.clear();
  rendered.set(answer, html);
  return html;
}
