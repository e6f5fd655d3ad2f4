import { appTexts } from '../../../shared/i18n/app.ts';
import { arrangingTexts } from '../../../shared/i18n/arranging.ts';
import { invertSelection, selectAll, selectContainer, selectContents, selectRelated, selectSameKind } from '../../arrange/select-actions.ts';
import { useDocument } from '../../state/document.ts';
import { useSelection } from '../../state/selection.ts';
import { command, type AppCommand, type Condition } from '../command.ts';
import { componentsSelected, hasContents, isOpen, selected, someSelected } from '../conditions.ts';

const components = (): ReturnType<typeof useDocument.getState>['history']['design']['components'] => useDocument.getState().history.design.components;
const isContained: Condition = { holds: () => selected().some((id) => (components()[id]?.parent ?? null) !== null), why: arrangingTexts['needs.contained'] };
const isHolding: Condition = {
  holds: () => {
    const chosen = new Set(selected());
    return chosen.size > 0 && Object.values(components()).some(({ parent }) => parent !== null && chosen.has(parent));
  },
  why: arrangingTexts['needs.holding'],
};
const needs = [isOpen, componentsSelected];

/** What else may be selected than by a click. */
export const selectCommands: readonly AppCommand[] = [
  command('edit.selectAll', appTexts['edit.selectAll'], selectAll, { shortcuts: ['$mod+KeyA'], needs: [isOpen, hasContents] }),
  command('select.none', arrangingTexts['select.none'], () => useSelection.getState().clear(), { needs: [isOpen, someSelected] }),
  command('select.invert', arrangingTexts['select.invert'], invertSelection, { shortcuts: ['$mod+Shift+KeyA'], needs: [isOpen, hasContents] }),
  command('select.sameKind', arrangingTexts['select.sameKind'], selectSameKind, { shortcuts: ['Alt+Shift+KeyA'], needs }),
  command('select.contents', arrangingTexts['select.contents'], selectContents, { needs: [isOpen, isHolding] }),
  command('select.container', arrangingTexts['select.container'], selectContainer, { needs: [isOpen, isContained] }),
  command('select.upstream', arrangingTexts['select.upstream'], () => selectRelated('upstream'), { shortcuts: ['Alt+Shift+KeyI'], needs }),
  command('select.downstream', arrangingTexts['select.downstream'], () => selectRelated('downstream'), { shortcuts: ['Alt+Shift+KeyO'], needs }),
  command('select.connected', arrangingTexts['select.connected'], () => selectRelated('connected'), { shortcuts: ['Alt+Shift+KeyN'], needs }),
];
