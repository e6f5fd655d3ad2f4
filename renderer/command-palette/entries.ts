import { guides } from '../../shared/guides/index.ts';
import { operationTexts } from '../../shared/i18n/operations.ts';
import type { Design } from '../../shared/model/design.ts';
import type { Localized } from '../../shared/model/text.ts';
import { samples } from '../../shared/samples/index.ts';
import { registry } from '../../shared/catalog/index.ts';
import { openGuide } from '../guides/guide-store.ts';
import type { AppCommand } from '../keymap/command.ts';
import { commandsInMenuOrder } from '../keymap/in-menu-order.ts';
import { menus } from '../keymap/menus.ts';
import { offeredOperations, startOperation } from '../operations/run-operation.ts';
import { openSample } from '../start/open-sample.ts';
import { fillBoth } from '../state/texts.ts';

/** Something the palette can run. */
export interface Entry {
  readonly id: string;
  readonly sort: 'command' | 'operation' | 'sample' | 'guide';
  readonly label: Localized;
  /** The command whose shortcut is shown. */
  readonly command: AppCommand | null;
  /** Where it stands: its menu. */
  readonly place: Localized | null;
  /** Further texts that find it. */
  readonly words: readonly Localized[];
  /** Why it cannot run now; null when it can. */
  readonly whyNot: Localized | null;
  readonly run: () => void;
}

const menuOf = new Map(menus.flatMap((menu) => menu.items.flatMap((id): [string, Localized][] => (id === null ? [] : [[id, menu.label]]))));
/** The palette does not offer to open itself. */
const itself = 'help.commands';

/** Every command of the window as it stands now, those without a menu too. */
export function commandEntries(): readonly Entry[] {
  return commandsInMenuOrder
    .filter(({ id }) => id !== itself)
    .map((command) => {
      const place = menuOf.get(command.id) ?? null;
      return { id: command.id, sort: 'command', label: command.label(), command, place, words: place === null ? [] : [place], whyNot: command.whyNot(), run: command.run };
    });
}

/** What a component offers as it stands: `Restart · ig-default`. */
export function operationEntries(design: Design, id: string): readonly Entry[] {
  return offeredOperations(design, id).map(({ component, operation }) => {
    const named = (language: keyof Localized): string => fillBoth(operationTexts['actions.named'], { action: operation.label[language], name: component.name })[language];
    const labels = registry.find(component.kind)?.labels;
    return {
      id: `operate ${id} ${operation.id}`,
      sort: 'operation',
      label: { ko: named('ko'), en: named('en') },
      command: null,
      place: labels ?? null,
      words: [operation.label, { ko: component.name, en: component.name }],
      whyNot: null,
      run: () => startOperation(id, operation.id),
    };
  });
}

/** Samples open as copies, guides where they were left; both ask about unsaved changes first. */
export function exampleEntries(): readonly Entry[] {
  const plain = { command: null, place: null, whyNot: null };
  return [
    ...samples.map((sample): Entry => ({ ...plain, id: `sample ${sample.id}`, sort: 'sample', label: sample.title, words: [sample.description], run: () => openSample(sample) })),
    ...guides.map((guide): Entry => ({ ...plain, id: `guide ${guide.id}`, sort: 'guide', label: guide.title, words: [], run: () => void openGuide(guide, 'left') })),
  ];
}
