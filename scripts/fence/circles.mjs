/** Circles of a graph (module → modules), each once, as the modules on it: the shortest way round from its first. */
export function circlesIn(graph) {
  const circles = [];
  let rest = [...graph.keys()].sort();
  while (rest.length > 0) {
    const [first] = rest;
    const way = wayTo(graph, first, (module) => module === first);
    // What stands on a circle that is told need not be told again.
    rest = rest.filter((module) => module !== first && !way?.includes(module));
    if (way) circles.push([first, ...way.slice(0, -1)]);
  }
  return circles;
}

/** The shortest way from a module to one that is looked for, without the module itself; undefined if there is none. */
export function wayTo(graph, from, isWanted) {
  const before = new Map();
  const open = [from];
  for (const module of open) {
    for (const next of graph.get(module) ?? []) {
      if (before.has(next)) continue;
      before.set(next, module);
      if (isWanted(next)) return wayBack(before, from, next);
      open.push(next);
    }
  }
  return undefined;
}

function wayBack(before, from, to) {
  const way = [to];
  for (let at = before.get(to); at !== from; at = before.get(at)) way.unshift(at);
  return way;
}
