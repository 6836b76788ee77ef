import { readdirSync, readFileSync } from 'node:fs';

/**
 * The demo's FAQ, from one Markdown file a language: `#` begins a category, `##` a question, the rest is its answer.
 * The languages have the same questions in the same order; some stop after the first ones of a category.
 */
export function faqEntries(site) {
  const byLanguage = Object.fromEntries(languages().map((language) => [language, read(language, site)]));
  return byLanguage.en.map(({ category, position }) => ({
    category,
    position,
    translations: Object.fromEntries(
      Object.entries(byLanguage).flatMap(([language, entries]) => {
        const entry = entries.find((other) => other.category === category && other.position === position);
        return entry ? [[language, { question: entry.question, answer: entry.answer }]] : [];
      }),
    ),
  }));
}

function languages() {
  return readdirSync(new URL('.', import.meta.url))
    .filter((name) => name.endsWith('.md'))
    .map((name) => name.slice(0, -3));
}

function read(language, site) {
  const text = readFileSync(new URL(`${language}.md`, import.meta.url), 'utf8').replaceAll('{site}', site);
  return text
    .split(/^# /m)
    .slice(1)
    .flatMap((part) => {
      const [category, ...questions] = part.split(/^## /m);
      return questions.map((lines, place) => {
        const [question, ...answer] = lines.split('\n');
        return { category: category.trim(), position: place + 1, question, answer: answer.join('\n').trim() };
      });
    });
}
