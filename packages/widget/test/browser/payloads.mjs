/** 300 texts that would run a script, break out of where they stand, or break the layout, if anything let them. */
const canary = 'http://canary.example';
const run = 'window.__xss=1';

const tags = [
  `<script>${run}</script>`,
  `<img src=x onerror=${run}>`,
  `<svg onload=${run}>`,
  `<svg><script>${run}</script></svg>`,
  `<body onload=${run}>`,
  `<details open ontoggle=${run}>x</details>`,
  `<video><source onerror=${run}></video>`,
  `<iframe srcdoc="<script>parent.__xss=1</script>">`,
  `<math><mtext><img src=x onerror=${run}></mtext></math>`,
  `<img src=${canary}/pixel.png>`,
  `<style>@import '${canary}/a.css';*{display:none}</style>`,
  `<link rel=stylesheet href=${canary}/b.css>`,
  `<object data=${canary}/c></object>`,
  `<svg><animate onbegin=${run} attributeName=x dur=1s>`,
  `<svg><image href=${canary}/d.png></svg>`,
  `<input autofocus onfocus=${run}>`,
  `<template><img src=x onerror=${run}></template>`,
  `<logishift-help api="${canary}"></logishift-help>`,
  `<form action=${canary}><button autofocus>x</button></form>`,
  `<meta http-equiv=refresh content="0;url=${canary}">`,
];
const breakouts = ['', '">', "'>", '</bdi>', '</textarea>', '</title>', '-->', '`}', '\u0000', '<!--'];
const links = [
  'javascript:',
  'JaVaScRiPt:',
  ' java\tscript:',
  'data:text/html,<script>',
  'vbscript:',
  '//canary.example/',
];
const markdown = links.flatMap((link) => [
  `[a](${link}${run})`,
  `![b](${link}${run})`,
  `<${link}${run}>`,
  `[c]: ${link}${run}\n\n[c]`,
  `[d](<${link}${run}> "x\\" onmouseover=${run}")`,
]);
const templates = [
  '{{constructor.constructor("X")()}}',
  '$' + '{X}',
  '<?lit$1$?>',
  '<!--?lit$0123456789$-->',
  'lit$0$=X',
  '{count}',
  '{name}',
  '<%= X %>',
  '#{X}',
  '[[X]]',
];
const strange = [
  '\u202Egnp.exe',
  '\u2066\u2067\u2068abc',
  'a\u0300\u0301\u0302\u0303\u0304\u0305'.repeat(40),
  'W'.repeat(190),
  'https://canary.example/'.padEnd(190, 'x'),
  `${'\u200B'.repeat(100)}z`,
  'مرحبا '.repeat(30),
  '👩‍👩‍👧‍👦'.repeat(20),
  '\uFFFD\uFFFE',
  '﷽'.repeat(60),
];

const all = [
  ...breakouts.flatMap((breakout) => tags.map((tag) => breakout + tag)),
  ...markdown,
  ...templates.flatMap((template) => [
    template.replace('X', run),
    `${template.replace('X', run)}<img src=x onerror=${run}>`,
  ]),
  ...strange,
  ...strange.map((text) => `${text} <img src=x onerror=${run}>`),
  ...tags.map((tag) => tag.toUpperCase().replace('WINDOW.__XSS', 'window.__xss')),
  ...tags.map((tag) => tag.replaceAll('<', '&lt;').replaceAll('&lt;', '\uFF1C')),
];

export const canaryHost = 'canary.example';
/** PostgreSQL keeps no U+0000, and the server refuses it: it is tried without. */
export const payloads = all.slice(0, 300).map((text, place) => `${text.replaceAll('\u0000', '')} ${place}`);
