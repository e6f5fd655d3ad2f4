import type { CommandResult } from '../../shared/document/contract.ts';
import { useDocument } from './document.ts';
import { refusalText } from './sentences.ts';
import { useSession } from './session.ts';

/** Runs a command for a gesture or a menu item; a refusal is shown with its reason, nothing else happens. */
export function edit(command: string, args: unknown): CommandResult {
  const result = useDocument.getState().dispatch(command, args);
  const [refusal] = result.ok ? [] : result.refusals;
  if (refusal !== undefined) useSession.getState().toast(refusalText(refusal), 'refused', refusal.blocking ?? []);
  return result;
}

/** The components among `ids` that no other of them holds: moving or removing these takes the rest along. */
export function outermost(ids: readonly string[]): readonly string[] {
  const { components } = useDocument.getState().history.design;
  const chosen = new Set(ids);
  return ids.filter((id) => {
    for (let parent = components[id]?.parent ?? null; parent !== null; parent = components[parent]?.parent ?? null) {
      if (chosen.has(parent)) return false;
    }
    return components[id] !== undefined;
  });
}
