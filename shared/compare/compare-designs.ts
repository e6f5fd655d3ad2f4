import type { AnyRegistry } from '../model/definition.ts';
import type { Comparison } from './comparison.ts';
import { compareComponents } from './compare-components.ts';
import { compareLinks } from './compare-links.ts';
import type { Designs } from './compare-props.ts';
import { compareDocument, compareLayout, compareProbes } from './compare-records.ts';
import { compareVerdicts, type Open } from './compare-verdicts.ts';

/**
 * What differs in meaning between two designs, and which saved probes of either are answered otherwise. Everything that a file may write in two ways
 * (order of keys, defaults left out) is the same. The same two designs give the same bytes.
 */
export function compareDesigns(designs: Designs, registry: AnyRegistry, open: Open): Comparison {
  const { objects, rows } = compareComponents(designs, registry);
  const links = compareLinks(designs);
  const probes = compareProbes(designs);
  const document = compareDocument(designs);
  const verdicts = compareVerdicts(designs, open);
  const layout = compareLayout(designs);
  const counts = {
    objects: objects.length,
    rules: rows.rules.length,
    routes: rows.routes.length,
    rows: rows.rows.length,
    links: links.length,
    probes: probes.length,
    document: document.length,
    verdicts: verdicts.length,
  };
  const same = Object.values(counts).every((count) => count === 0);
  return { contract: 'hopline-diff', version: 1, same, objects, ...rows, links, probes, document, verdicts, layout, counts: { ...counts, layout: layout.length } };
}
