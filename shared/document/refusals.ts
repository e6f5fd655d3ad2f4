import { idProblem } from '../model/design-schema.ts';
import type { ComponentId, Design } from '../model/design.ts';
import { noteOf } from '../model/note.ts';
import type { Place, Refusal } from '../model/finding.ts';
import type { TextParams } from '../model/text.ts';

/** Limits of a document, the same that the parser enforces: what is drawn must open again (CONTRACTS 1). */
export const documentLimits = { components: 20_000, containment: 12 } as const;

/** Refusals that belong to editing itself; those of the kinds' own rules carry the codes of the domain. Sentences: shared/i18n/document.ts. */
export const refusalCodes = [
  'BAD_ARGUMENTS', 'NO_SUCH_COMPONENT', 'NO_SUCH_LINK', 'NO_SUCH_PROBE', 'NO_SUCH_LIST', 'NO_SUCH_ROW', 'NO_SUCH_OPERATION', 'NOT_OFFERED', 'KIND_UNKNOWN', 'BAD_ID', 'ID_IS_ADDRESS', 'ID_RESERVED',
  'ID_TAKEN', 'NAME_EMPTY', 'PARENT_NEEDED', 'PARENT_NOT_ALLOWED', 'PARENT_CYCLE', 'NESTING_TOO_DEEP', 'TOO_MANY_COMPONENTS', 'PROPS_WRONG_TYPE',
  'INTERFACE_IN_USE', 'ROW_ID_TAKEN', 'LINK_SELF', 'LINK_NOT_ALLOWED', 'LINK_EXISTS', 'LINK_PORT_NEEDED', 'LINK_PORT_UNKNOWN', 'LINK_PORT_UNUSED', 'LINK_PARENT_WIRED',
  'LINK_FULL', 'LOCKED', 'TOO_SMALL', 'OVERLAP', 'CLIPBOARD_UNREADABLE', 'NOTHING_SELECTED',
  'REJOIN_SIDES', 'REJOIN_HOLDS',
  'LEAVES_CONTAINER', 'GROUP_NEEDS_TWO', 'NOT_GROUPED',
  'NO_SUCH_NOTE', 'TOO_MANY_NOTES', 'CONTAINER_LEFT_OUT', 'CONTAINER_UNKNOWN', 'KIND_NOT_FOUND', 'ADDRESS_UNREADABLE', 'ADDRESS_NOWHERE', 'ADDRESS_TAKEN', 'ADDRESS_OUTSIDE',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

export function refusal(code: RefusalCode, params: TextParams = {}, at?: Place, blocking?: readonly ComponentId[]): Refusal {
  return { code, params, ...(at === undefined ? {} : { at }), ...(blocking === undefined ? {} : { blocking }) };
}

/** Refuses ids of components that are not there. */
export function missing(design: Design, ids: readonly string[]): readonly Refusal[] {
  return ids.filter((id) => !Object.hasOwn(design.components, id)).map((id) => refusal('NO_SUCH_COMPONENT', { id }));
}

/** Refuses ids of things that are not there; for commands that take notes like components. */
export function missingThings(design: Design, ids: readonly string[]): readonly Refusal[] {
  return missing(design, ids.filter((id) => noteOf(design, id) === null));
}

/** Refuses a wanted id of a new component, link or probe that is malformed or taken by any of them. */
export function badNewId(design: Design, id: string | undefined): readonly Refusal[] {
  if (id === undefined) return [];
  const problem = idProblem(id);
  if (problem !== null) return [refusal(problem, { id: id.slice(0, 80) })];
  return isTaken(design, id) ? [refusal('ID_TAKEN', { id })] : [];
}

export function isTaken(design: Pick<Design, 'components' | 'links' | 'probes' | 'notes'>, id: string): boolean {
  return Object.hasOwn(design.components, id) || Object.hasOwn(design.links, id) || Object.hasOwn(design.probes, id) || noteOf(design, id) !== null;
}
