/** The modules each module names. */
export type Graph = ReadonlyMap<string, readonly string[]>;

/** One ring for each knot of modules that reach each other: a shortest one, from its first by name. */
export function findCycles(graph: Graph): string[][] {
  const told = new Set<string>();
  const rings: string[][] = [];
  for (const start of [...graph.keys()].sort()) {
    if (told.has(start)) continue;
    const ring = shortestRing(graph, start);
    if (!ring) continue;
    rings.push(ring);
    for (const module of ring) told.add(module);
  }
  return rings;
}

/** From start back to start, by breadth. */
function shortestRing(graph: Graph, start: string): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (let module = queue.shift(); module !== undefined; module = queue.shift()) {
    for (const next of graph.get(module) ?? []) {
      if (next === start) return [...wayTo(module, cameFrom), start];
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, module);
      queue.push(next);
    }
  }
  return undefined;
}

function wayTo(end: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const way = [end];
  for (let at = cameFrom.get(end); at !== undefined; at = cameFrom.get(at)) way.unshift(at);
  return way;
}
