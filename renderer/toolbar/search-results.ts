import { registry } from '../../shared/catalog/index.ts';
import type { Design } from '../../shared/model/design.ts';
import type { Family } from '../../shared/model/definition.ts';
import type { Language } from '../../shared/model/text.ts';
import { cidrContains, parseCidr } from '../../shared/net/cidr.ts';
import { parseIpv4 } from '../../shared/net/address.ts';
import { addressOf, kindLabel } from '../canvas/node-label.ts';

export interface ComponentResult {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly family: Family;
  readonly detail: string;
}

function contains(text: string, wanted: string): boolean {
  return text.normalize('NFC').toLowerCase().includes(wanted);
}

/** How well a name answers: called so, beginning so, holding it; what is found by something else comes last. */
function rankOf(name: string, wanted: string): number {
  const text = name.normalize('NFC').toLowerCase();
  return text === wanted ? 0 : text.startsWith(wanted) ? 1 : text.includes(wanted) ? 2 : 3;
}

/** Components by name, id, kind in both languages, address text, or a prefix that contains the address typed (UX 33); those called so come first. */
export function findComponents(design: Design, search: string, language: Language, most = 8): readonly ComponentResult[] {
  const wanted = search.normalize('NFC').toLowerCase().trim();
  if (wanted === '') return [];
  const address = parseIpv4(wanted);
  return Object.entries(design.components)
    .flatMap(([id, component]): ComponentResult[] => {
      const definition = registry.find(component.kind);
      const shown = addressOf(design, id) ?? '';
      const prefix = parseCidr(shown);
      const holds = address !== null && prefix !== null && cidrContains(prefix, address);
      const texts = [component.name, id, shown, definition?.labels.ko ?? '', definition?.labels.en ?? component.kind, ...(definition?.keywords ?? [])];
      if (!holds && !texts.some((text) => contains(text, wanted))) return [];
      return [{ id, name: component.name, kind: component.kind, family: definition?.family ?? 'internet', detail: shown === '' ? kindLabel(component.kind, language) : shown }];
    })
    .sort((left, right) => rankOf(left.name, wanted) - rankOf(right.name, wanted))
    .slice(0, most);
}
