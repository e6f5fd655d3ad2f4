import type { Finding } from '../../shared/model/finding.ts';
import { revealComponents } from '../canvas/camera-actions.ts';
import { useDocument } from '../state/document.ts';
import { runFix } from '../operations/run-operation.ts';
import { useSelection } from '../state/selection.ts';

/** Selects and shows the object of a finding, and the field where one is meant. */
export function jumpTo(finding: Finding): void {
  const { component, path } = finding.at;
  const { design } = useDocument.getState().history;
  if (design.components[component] === undefined) {
    if (design.links[component] !== undefined) useSelection.getState().selectLink(component);
    return;
  }
  if (path === undefined || path === '') useSelection.getState().select([component]);
  else useSelection.getState().revealField(component, path);
  revealComponents([component]);
}

/** A remedy is a command like any other: refused with its reason, undone in one step. */
export function applyFix(finding: Finding): void {
  if (finding.fix !== undefined) runFix(finding.fix);
}
