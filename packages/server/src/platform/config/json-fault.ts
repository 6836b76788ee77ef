const token =
  /[{}[\],:]|"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)/uy;

/**
 * Where a text stops being JSON. JSON.parse says it for some faults only, and quotes what stands around: secrets too.
 * @returns `line 3, column 14`; null when it is JSON
 */
export function jsonFault(text: string): string | null {
  const open: string[] = [];
  // What may come: a value, a name of an object, or what follows on either.
  let wants: 'value' | 'name' | 'colon' | 'next' = 'value';
  let isFirst = false;
  for (let at = skipBlanks(text, 0); ; at = skipBlanks(text, token.lastIndex)) {
    if (at === text.length && wants === 'next' && open.length === 0) return null;
    token.lastIndex = at;
    const [sign] = token.exec(text) ?? [];
    if (!sign) return placeIn(text, at);
    const closes = sign === '}' || sign === ']' ? open.at(-1) === sign && (isFirst || wants === 'next') : false;
    if (closes) {
      open.pop();
      wants = 'next';
    } else if (wants === 'value' && (sign === '{' || sign === '[')) {
      open.push(sign === '{' ? '}' : ']');
      wants = sign === '{' ? 'name' : 'value';
      isFirst = true;
      continue;
    } else if (wants === 'value' && !/^[{}[\],:]/.test(sign)) wants = 'next';
    else if (wants === 'name' && sign.startsWith('"')) wants = 'colon';
    else if (wants === 'colon' && sign === ':') wants = 'value';
    else if (wants === 'next' && sign === ',' && open.length > 0) wants = open.at(-1) === '}' ? 'name' : 'value';
    else return placeIn(text, at);
    isFirst = false;
  }
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' \t\r\n'.includes(text[at] as string)) at++;
  return at;
}

function placeIn(text: string, at: number): string {
  const lines = text.slice(0, at).split('\n');
  return `line ${lines.length}, column ${(lines.at(-1) as string).length + 1}`;
}
