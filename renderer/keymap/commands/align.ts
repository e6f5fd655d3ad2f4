import { arrangingTexts } from '../../../shared/i18n/arranging.ts';
import type { AlignEdge, DistributeAxis, OrderTarget } from '../../../shared/document/index.ts';
import { groupSelection, hasGroup, hiddenIds, hideSelection, isSelectionLocked, lineUpSelection, lockLabel, orderSelection, showAllHidden, toggleLock, ungroupSelection } from '../../arrange/arrange-actions.ts';
import { useSettings } from '../../state/settings.ts';
import { command, type AppCommand, type Condition } from '../command.ts';
import { componentsSelected, isOpen, selected, twoSelected } from '../conditions.ts';

const threeSelected: Condition = { holds: () => selected().length > 2, why: arrangingTexts['needs.three'] };
const someGrouped: Condition = { holds: hasGroup, why: arrangingTexts['needs.group'] };
const someHidden: Condition = { holds: () => hiddenIds().length > 0, why: arrangingTexts['needs.hidden'] };

const align = (edge: AlignEdge, shortcut: string): AppCommand =>
  command(`align.${edge}`, arrangingTexts[`align.${edge}`], () => lineUpSelection(edge), { shortcuts: [shortcut], needs: [isOpen, twoSelected] });
const distribute = (axis: DistributeAxis, shortcut: string): AppCommand =>
  command(`align.${axis}`, arrangingTexts[`align.${axis}`], () => lineUpSelection(axis), { shortcuts: [shortcut], needs: [isOpen, threeSelected] });
const order = (to: OrderTarget, shortcut: string): AppCommand =>
  command(`order.${to}`, arrangingTexts[`order.${to}`], () => orderSelection(to), { shortcuts: [shortcut], needs: [isOpen, componentsSelected] });

/** Lining up, groups, locks, hiding and stacking. */
export const alignCommands: readonly AppCommand[] = [
  align('left', 'Alt+KeyA'),
  align('centre', 'Alt+KeyH'),
  align('right', 'Alt+KeyD'),
  align('top', 'Alt+KeyW'),
  align('middle', 'Alt+KeyV'),
  align('bottom', 'Alt+KeyS'),
  distribute('horizontal', 'Alt+Shift+KeyH'),
  distribute('vertical', 'Alt+Shift+KeyV'),
  command('group.make', arrangingTexts['group.make'], groupSelection, { shortcuts: ['$mod+KeyG'], needs: [isOpen, twoSelected] }),
  command('group.break', arrangingTexts['group.break'], ungroupSelection, { shortcuts: ['$mod+Shift+KeyG'], needs: [isOpen, someGrouped] }),
  command('lock.toggle', lockLabel, toggleLock, { shortcuts: ['$mod+Shift+KeyL'], needs: [isOpen, componentsSelected], checked: isSelectionLocked }),
  command('hide.selection', arrangingTexts['hide.selection'], hideSelection, { shortcuts: ['Shift+KeyH'], needs: [isOpen, componentsSelected] }),
  command('hide.showAll', arrangingTexts['hide.showAll'], showAllHidden, { shortcuts: ['Alt+Shift+KeyU'], needs: [isOpen, someHidden] }),
  order('forward', '$mod+BracketRight'),
  order('backward', '$mod+BracketLeft'),
  order('front', '$mod+Shift+BracketRight'),
  order('back', '$mod+Shift+BracketLeft'),
  command('view.grid', arrangingTexts['grid.show'], () => useSettings.getState().change({ grid: !useSettings.getState().grid }), { shortcuts: ['$mod+Quote'], needs: [isOpen], checked: () => useSettings.getState().grid }),
];
