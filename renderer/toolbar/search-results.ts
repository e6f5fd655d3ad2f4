import { registry } from '../../shared/catalog/index.ts';
import type { Design } from '../../shared/model/design.ts';
import type { Family } from '../../shared/model/definition.ts';
import type { Language } from '../../shared/model/text.ts';
import { cidrContains, parseCidr } from '../../shared/net/cidr.ts';
import { parseIpv4 } from '../../shared/net/address.ts';
import { addressOf, kindLabel } from '../canvas/node-label.ts';
import { command, type AppCommand } from '../keymap/command.ts';
import { appCommands } from '../keymap/commands.ts';
import { offeredOperations, startOperation } from '../operations/run-operation.ts';
import { operationTexts } from '../../shared/i18n/operations.ts';
import { fillBoth } from '../state/texts.ts';

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

/** Components by name, id, kind in both languages, address text, or a prefix that contains the address typed (UX 33). */
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
    .slice(0, most);
}

/** Commands whose label in either language holds the words typed; those that may run come first. */
export function findCommands(search: string, most = 8): readonly AppCommand[] {
  const wanted = search.normalize('NFC').toLowerCase().trim();
  const found = appCommands.filter((command) => contains(command.label().ko, wanted) || contains(command.label().en, wanted));
  return [...found].sort((left, right) => Number(right.enabled()) - Number(left.enabled())).slice(0, most);
}

/** What can be done to components now, by the words of the operation or of the component: `Restart - ig-default`. Nothing before something is typed. */
export function findOperations(design: Design, search: string, most = 8): readonly AppCommand[] {
  const wanted = search.normalize('NFC').toLowerCase().trim();
  if (wanted === '') return [];
  const found: AppCommand[] = [];
  for (const [id, component] of Object.entries(design.components)) {
    if (found.length >= most) break;
    const isNamed = contains(component.name, wanted);
    const known = (registry.find(component.kind)?.operations ?? []).some(({ label }) => isNamed || contains(label.ko, wanted) || contains(label.en, wanted));
    if (!known) continue;
    for (const { operation } of offeredOperations(design, id)) {
      if (!isNamed && !contains(operation.label.ko, wanted) && !contains(operation.label.en, wanted)) continue;
      const label = {
        ko: fillBoth(operationTexts['actions.named'], { action: operation.label.ko, name: component.name }).ko,
        en: fillBoth(operationTexts['actions.named'], { action: operation.label.en, name: component.name }).en,
      };
      found.push(command(`operate ${id} ${operation.id}`, label, () => startOperation(id, operation.id)));
    }
  }
  return found.slice(0, most);
}
