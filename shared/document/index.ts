/**
 * The document layer: every edit is a named command, and every command can be taken back.
 *
 *   command(args) -> precondition (refusals, nothing changed) -> immer recipe -> next design + patches both ways -> history
 *
 * A command asks the kinds through the registry it is given: legal parents and links, guards, effects, addresses of new things. It never
 * knows a kind. Refusals are values with a code and params; their sentences are in shared/i18n/document.ts and in the kinds.
 * Layout is apart from meaning: after a layout command `next.components === previous.components`, so nothing is compiled again.
 * Forbidden here: the engine, the findings, the file format, time, randomness. Selection and viewport are no part of the document.
 */
import { lineUp } from './arrangement.ts';
import { addComponent, renameComponent, resizeComponent, updateComponent } from './components.ts';
import { confirmComponent } from './confirm.ts';
import { connectByNewInterface, reattachByNewInterface } from './connect-new.ts';
import type { Command } from './contract.ts';
import { addProbe, editDesign, removeProbes, renameDesign, updateProbe } from './document-parts.ts';
import { groupComponents, hideComponents, lockComponents, ungroupComponents } from './grouping.ts';
import { reattachLink, routeLink } from './link-edits.ts';
import { importDesign } from './import.ts';
import { connectLink, disconnectLink } from './links.ts';
import { batchCommand, editTags, setMany } from './many.ts';
import { applyLayout, moveComponents } from './move.ts';
import { addNote, editNote } from './notes.ts';
import { operateComponent } from './operate.ts';
import { orderComponents } from './order.ts';
import { duplicateSelection, pasteSelection } from './paste.ts';
import { rejoinSides } from './rejoin.ts';
import { pinComponents } from './pin.ts';
import { removeComponents } from './remove.ts';
import { addRow, addRows, moveRow, removeRow, updateRow } from './rows.ts';

/** Every edit there is, in the order menus show them. */
export const commands: readonly Command[] = [
  addComponent, updateComponent, renameComponent, removeComponents, moveComponents, resizeComponent,
  operateComponent, confirmComponent,
  setMany, editTags,
  connectLink, connectByNewInterface, disconnectLink, reattachLink, reattachByNewInterface, routeLink, rejoinSides,
  addRow, addRows, updateRow, removeRow, moveRow,
  addProbe, updateProbe, removeProbes,
  renameDesign, editDesign,
  applyLayout, pinComponents, lineUp, groupComponents, ungroupComponents, lockComponents, hideComponents, orderComponents,
  addNote, editNote, importDesign,
  pasteSelection, duplicateSelection,
  batchCommand((id) => byId.get(id) ?? null),
];

const byId: ReadonlyMap<string, Command> = new Map(commands.map((command) => [command.id, command]));

/** The command with an id, or null. */
export function findCommand(id: string): Command | null {
  return byId.get(id) ?? null;
}

export { aligned, alignEdges, distributed, distributeAxes, type AlignEdge, type DistributeAxis, type StandingBox } from './arrangement.ts';
export { addCheckpoint, checkpointLimit, removeCheckpoint, returnTo } from './checkpoints.ts';
export { copyText, isPasteable } from './clipboard.ts';
export { clearPlace, clearPlaceAmong, takenIn } from './clear-place.ts';
export { defineCommand } from './command.ts';
export { consequencesOf, type ChangedValue, type Consequences } from './consequences.ts';
export type { Checkpoint, Command, CommandResult, History, HistoryStep, Patch } from './contract.ts';
export { containerPadding, freePlace, rectangleOf, type Rectangle } from './geometry.ts';
export { groupOf, withGroups } from './grouping.ts';
export { createHistory, dispatch, historyLimit, isDirty, markSaved, redo, travel, undo, type HistoryResult } from './history.ts';
export { planDesignImport, type ImportPlan, type ImportRow } from './import.ts';
export { hostColumns, planHostImport, readHostColumns, type HostColumn } from './import-hosts.ts';
export { legalParents, nearestLegalParent, parentRefusals, type LegalParents } from './legality.ts';
export { reattachTargets } from './link-edits.ts';
export { connectionBetween, legalTargets, type Connection, type LinkProposal } from './link-rules.ts';
export { destinations, movesInto, type Destination, type MoveInto } from './move-into.ts';
export { freeId, freeName } from './naming.ts';
export { whereabouts } from './whereabouts.ts';
export { orderTargets, type OrderTarget } from './order.ts';
export { refusalCodes, type RefusalCode } from './refusals.ts';
export { related, relations, type Relation } from './related.ts';
export { rejoinOf } from './rejoin.ts';
export { removalList } from './remove.ts';
