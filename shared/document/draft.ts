import { current as snapshot } from 'immer';
import type { Design, Placement } from '../model/design.ts';
import type { DesignDraft } from './contract.ts';

/** The design as it stands in the middle of a recipe, for questions that only a whole design can answer. */
export function current(draft: DesignDraft): Design {
  return snapshot(draft);
}

/** Sets members of a placement. What is equal already stays untouched, so that a move to the same place is no step. */
export function place(draft: DesignDraft, id: string, values: Placement): void {
  const known = draft.placements[id];
  if (known === undefined) Object.assign(draft.placements, { [id]: { ...values } });
  else Object.assign(known, values);
}

/** Gives a thing exactly this placement: what the old one had besides is gone. */
export function replace(draft: DesignDraft, id: string, values: Placement): void {
  const known = draft.placements[id];
  for (const member of Object.keys(known ?? {})) if (!Object.hasOwn(values, member)) Reflect.deleteProperty(known ?? {}, member);
  place(draft, id, values);
}
